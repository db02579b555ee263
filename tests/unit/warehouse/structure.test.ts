import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { main } from "../../../pipeline/cli.ts";
import { silent } from "../../../pipeline/effects.ts";
import { homeOf } from "../../../pipeline/home.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { writeSample } from "../../../pipeline/sample/sample.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { smallRegion, temporaryHome } from "../../temporary-home.ts";

let place: Awaited<ReturnType<typeof temporaryHome>>;

/** Changes a warehouse behind the back of the monitor, as an earlier version would have left it. */
async function leave(path: string, sql: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const instance = await DuckDBInstance.create(path);
  const db = await instance.connect();
  await db.run(sql);
  db.closeSync();
  instance.closeSync();
}

/** As of before it was written down what a warehouse was made with, or with other schema files. */
const forgotten = "DROP TABLE ledger.structure;";
const otherFiles = "UPDATE ledger.structure SET fingerprint = 'other';";

/** Runs a command. @returns its exit code and what it said */
async function run(...command: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const effects = { ...silent, warn: (line: string) => void said.push(line) };
  const code = await main([...command, "--region", smallRegion], effects);
  return { code, said: said.join("\n") };
}

describe("tables of what was received", () => {
  let path: string;
  const opened = () =>
    withWarehouse(path, (db) => rows(db, "SELECT count(*)::INTEGER AS n FROM ledger.delivery"));

  beforeEach(async () => {
    place = await temporaryHome();
    path = place.home.warehouse;
    await withWarehouse(path, async (db) => {
      await db.run(`INSERT INTO ledger.delivery VALUES
        (1, 'ab', 'a.xml', 'JW301', 'jw', '3.2', '1', '2', 'x', '2024-01-01', now(), 'accepted', 1, 1, 0)`);
      await db.run("INSERT INTO context.code VALUES (1, 'a', 'b', 'c')");
    });
  });
  afterEach(() => place.remove());

  it.each([
    {
      left: "ALTER TABLE care.start ALTER client_key TYPE BLOB;",
      said: /kolom client_key van tabel care\.start is BLOB en moet \w+ zijn/,
    },
    {
      left: "ALTER TABLE care.hours DROP COLUMN direct_hours;",
      said: /tabel care\.hours heeft geen kolom direct_hours/,
    },
    {
      left: "ALTER TABLE ledger.finding ADD COLUMN advice VARCHAR;",
      said: /tabel ledger\.finding heeft een kolom advice te veel/,
    },
    { left: "DROP TABLE care.waiting CASCADE;", said: /tabel care\.waiting ontbreekt/ },
  ])("are refused when they are others: $left", async ({ left, said }) => {
    await leave(path, `DROP SCHEMA corrected CASCADE; ${left} ${forgotten}`);
    for (const words of [said, /andere versie.*Er is niets veranderd.*receive.*measure/]) {
      await expect(opened()).rejects.toMatchObject({
        family: "delivery",
        message: expect.stringMatching(words),
      });
    }
  });

  it.each([forgotten, otherFiles])("are kept when they are the same: %s", async (earlier) => {
    await leave(path, earlier);
    expect(await opened()).toEqual([{ n: 1 }]);
    await withWarehouse(path, async (db) => {
      expect(await rows(db, "FROM ledger.structure")).toEqual([
        { fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ]);
      expect(await rows(db, "SELECT title FROM context.code")).toEqual([{ title: "c" }]);
    });
  });

  it("are mended where the schema files can do so", async () => {
    await leave(
      path,
      `DROP SCHEMA corrected CASCADE; ALTER TABLE care.hours DROP COLUMN subcontractor_agb; ${otherFiles}`,
    );
    expect(await opened()).toEqual([{ n: 1 }]);
    await withWarehouse(path, async (db) => {
      expect(await rows(db, "SELECT subcontractor_agb FROM care.hours")).toEqual([]);
    });
  });

  it("begin empty when the ledger had them not, and when public figures were kept otherwise", async () => {
    await leave(
      path,
      `DROP TABLE ledger.replaced; ALTER TABLE context.code ADD COLUMN note VARCHAR; ${otherFiles}`,
    );
    expect(await opened()).toEqual([{ n: 1 }]);
    await withWarehouse(path, async (db) => {
      expect(await rows(db, "FROM ledger.replaced")).toEqual([]);
      expect(await rows(db, "FROM context.code")).toEqual([]);
    });
  });
});

describe("tables of what is derived", () => {
  let path: string;

  beforeAll(async () => {
    place = await temporaryHome();
    vi.stubEnv("MONITOR_HOME", place.folder);
    vi.stubEnv("MONITOR_KEY_FILE", place.home.keyFile);
    const home = homeOf(smallRegion);
    path = home.warehouse;
    const region = await readRegion(smallRegion);
    await writeSample(
      region,
      home,
      { seed: 1, scale: 0.2, until: "2023-12-31", defects: false },
      silent,
    );
    await run("receive");
    await run("measure");
  }, 120_000);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await place.remove();
  });

  const otherCode = "UPDATE result.basis SET code = 'other';";

  it("are asked for again by what reads them, and made anew by measure", async () => {
    const figures = async () => (await run("values", "--indicator", "scale_down_rate")).code;
    expect(await figures()).toBe(0);
    await leave(
      path,
      `ALTER TABLE result.value DROP COLUMN signal; ALTER TABLE model.basis DROP COLUMN last_round;
      CREATE TABLE model.of_before AS SELECT 1 AS n; CREATE TABLE result.of_before AS SELECT 1 AS n;
      ALTER TABLE register.region DROP COLUMN gap_days; ${otherCode}`,
    );
    for (const command of [
      ["publish"],
      ["check", "--full"],
      ["values", "--indicator", "scale_down_rate"],
    ]) {
      expect(await run(...command), command[0]).toEqual({
        code: 12,
        said: expect.stringMatching(/^De cijfers in het magazijn .*andere versie.*measure/),
      });
    }
    expect(await run("measure")).toEqual({ code: 0, said: "" });
    expect(await figures()).toBe(0);
    // Nothing is left of the tables that are no more.
    expect(await run("check", "--full")).toEqual({ code: 0, said: "" });
  }, 120_000);

  it("show our own mistakes as they are", async () => {
    await leave(path, "ALTER TABLE result.value DROP COLUMN signal;");
    await expect(run("values", "--indicator", "scale_down_rate")).rejects.toThrow(/Binder Error/);
  });
});
