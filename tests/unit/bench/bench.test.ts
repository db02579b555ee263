import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeMessage } from "../../../pipeline/bench/message.ts";
import { command } from "../../../pipeline/bench/meter.ts";
import { monthRefreshStages } from "../../../pipeline/bench/month-refresh.ts";
import { makeNation, size } from "../../../pipeline/bench/nation.ts";
import { queryStages } from "../../../pipeline/bench/query-stages.ts";
import { readMessage } from "../../../pipeline/bench/read-message.ts";
import { benchAsText } from "../../../pipeline/bench/report.ts";
import { scaleOf } from "../../../pipeline/bench/scale.ts";
import { absent, done, type Stage } from "../../../pipeline/bench/stage.ts";
import { targets } from "../../../pipeline/bench/target.ts";
import { silent } from "../../../pipeline/effects.ts";
import { Failure } from "../../../pipeline/failure.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bench-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a country to measure on", () => {
  test("is the same every time, skewed, and gives the same figures both ways", async () => {
    const sums: unknown[] = [];
    for (let again = 0; again < 2; again++) {
      await withWarehouse(":memory:", async (db) => {
        await makeNation(db, 2_000, silent);
        expect(await size(db, "trajectory")).toBe(6_000);
        // Each trajectory is declared for about a year.
        expect((await size(db, "declaration")) / 6_000).toBeGreaterThan(8);
        sums.push(
          await rows(
            db,
            "SELECT sum(amount_cents)::DOUBLE AS cents, sum(hash(COLUMNS(*)))::VARCHAR FROM nation.declaration",
          ),
        );
        const [share] = await rows<{ of_ten: number; providers: number }>(
          db,
          `SELECT sum(n) FILTER (place <= 10) / sum(n) AS of_ten, count(*)::INTEGER AS providers FROM (
            SELECT count(*) AS n, row_number() OVER (ORDER BY count(*) DESC) AS place
            FROM nation.trajectory GROUP BY provider_no)`,
        );
        expect(share?.of_ten).toBeGreaterThan(0.1);
        expect(share?.providers).toBeGreaterThan(500);
        if (again === 0) {
          const stages = await queryStages(db, 6_000, silent);
          expect(stages.every(({ cost }) => cost !== null)).toBe(true);
          const before = await size(db, "declaration");
          const [month, whole] = await monthRefreshStages(db, silent);
          expect(month?.rows).toBeGreaterThan(100);
          expect(whole?.rows).toBe(before + (month?.rows ?? 0));
          expect(await size(db, "declaration")).toBe(before);
        }
      });
    }
    expect(sums[0]).toEqual(sums[1]);
  });
});

describe("the message to measure on", () => {
  test("is read alike by every way", async () => {
    const path = join(folder, "a.xml");
    await withWarehouse(":memory:", (db) => writeMessage(db, path, 3_000));
    const found: number[] = [];
    for (const way of ["bytes", "strict", "rows"] as const) {
      found.push((await readMessage(path, folder, way)).rows);
    }
    // The lines and the declaration itself.
    expect(found).toEqual([3_001, 3_001, 3_001]);
    const told: unknown[] = [];
    for (const way of ["bytes", "strict"]) {
      await withWarehouse(join(folder, `${way}.duckdb`), async (db) => {
        told.push(await rows(db, "FROM care.declaration_line ORDER BY ALL"));
      });
    }
    expect(told[0]).toEqual(told[1]);
  });
});

describe("what others take", () => {
  test("is known of a command that is there", async () => {
    const outcome = await command("cat", [], "hallo");
    expect(outcome).toMatchObject({ code: 0, output: "hallo", errors: "" });
  });

  test("is not known of one that is not there", async () => {
    expect((await command("no-such-command", [])).code).not.toBe(0);
  });
});

describe("scales", () => {
  test.each([
    ["national", 5_000_000],
    ["klein", 20_000],
    ["0.1", 500_000],
  ])("%s is %d clients", (text, clients) => {
    expect(scaleOf(text).clients).toBe(clients);
  });

  test.each(["0", "2", "groot", ""])("%j is none", (text) => {
    expect(() => scaleOf(text)).toThrow(Failure);
  });
});

describe("targets", () => {
  const cost = (cpuSeconds: number) => ({ cpuSeconds, wallSeconds: 1, peakMb: 300 });
  const stages: Stage[] = [
    done("xml-table", "a", cost(1.5)),
    done("xml-table-strict", "b", cost(6), { rows: 1_234_567, bytes: 12e6 }),
    absent("expat-rows", "c"),
    done("month-refresh", "d", cost(2)),
  ];

  test("are met, missed or not measured", () => {
    const found = targets(stages);
    expect(found.find(({ name }) => name.startsWith("strenge"))).toMatchObject({
      measured: 4,
      met: true,
    });
    expect(found.find(({ name }) => name.startsWith("piek"))).toMatchObject({
      measured: 300,
      met: false,
    });
    expect(found.find(({ name }) => name.includes("CPU s"))).toMatchObject({
      measured: 2,
      met: true,
    });
    expect(found.find(({ name }) => name.startsWith("XML"))).toMatchObject({
      measured: null,
      met: null,
    });
  });

  test("stand below what was measured", () => {
    const machine = {
      cores: 2,
      memoryGb: 8,
      platform: "linux x64",
      node: "20.19.0",
      duckdb: "v1.5.5",
    };
    const text = benchAsText({
      scale: "klein",
      clients: 20_000,
      machine,
      stages,
      targets: targets(stages),
    });
    expect(text).toContain("Schaal klein: 20.000 cliënten. 2 kernen, 8 GB");
    expect(text).toMatch(/^b +6,00 +1,00 +300 +1\.234\.567 +2$/m);
    expect(text).toMatch(/^c .*niet aanwezig$/m);
    expect(text).toMatch(/^strenge lezer \/ byte voor byte +≥ 4 +4,000 +gehaald$/m);
  });
});
