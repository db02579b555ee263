import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { type Home, homeOf } from "../../../pipeline/home.ts";
import { pastOf } from "../../../pipeline/protect/earlier/past.ts";
import { auditMonitor } from "../../../pipeline/protect/edition/audit-monitor.ts";
import { protect } from "../../../pipeline/protect/protect.ts";
import { publish } from "../../../pipeline/publish/publish.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { repeatedRelease } from "../publish/repeated-release.ts";
import { type Figure, measured, table } from "./measured.ts";

let folder: string;
let home: Home;
const repeated = repeatedRelease();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "earlier-"));
  home = homeOf("testregio", { MONITOR_HOME: folder });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Three municipalities and two domains; of Wmo in Aa so many reached it. */
function figures(reached: number, of = 30): Figure[] {
  return table({
    "0001": { jeugd: [40, 103], wmo: [reached, of] },
    "0002": { jeugd: [31, 62], wmo: [20, 51] },
    "0003": { jeugd: [44, 98], wmo: [25, 61] },
  });
}

/** Publishes a release after those that are there. */
const release = (given: Figure[]): Promise<string> =>
  repeated(home.releases, given, () =>
    withMeasured(given, async (db) => {
      await protect(db, silent, home.releases);
      return (await publish(db, home, silent)).releaseId;
    }),
  );

function withMeasured<T>(given: Figure[], use: (db: Warehouse) => Promise<T>): Promise<T> {
  return withWarehouse(":memory:", async (db) => {
    await measured(db, given);
    return use(db);
  });
}

const valuesOf = (id: string): string => join(home.releases, id, "monitor", "value.parquet");

/** Which cells a release hides: `0001 wmo`, with `*` for all. */
function hiddenIn(id: string): Promise<string[]> {
  return withWarehouse(":memory:", async (db) =>
    (
      await rows<{ cell: string }>(
        db,
        `SELECT coalesce(municipality_code, '*') || ' ' || coalesce(domain, '*') AS cell
         FROM '${valuesOf(id)}' WHERE status = 'afgeschermd' ORDER BY ALL`,
      )
    ).map(({ cell }) => cell),
  );
}

/** Makes an earlier release show a cell it hid. */
async function plant(id: string, where: string, set: string): Promise<void> {
  await withWarehouse(":memory:", async (db) => {
    await db.run(`CREATE TABLE planted AS FROM '${valuesOf(id)}'`);
    await db.run(`UPDATE planted SET ${set}, status = 'definitief' WHERE ${where}`);
    await db.run(`COPY planted TO '${valuesOf(id)}' (FORMAT parquet)`);
  });
}

describe("a release after others", () => {
  test("the same data give the same release, also after another one", async () => {
    const first = await release(figures(3));
    expect(await release(figures(3))).toBe(first);
    const second = await release(figures(20, 60));
    expect(await release(figures(20, 60))).toBe(second);
    expect(await hiddenIn(first)).toContain("0001 wmo");
  });

  test("a small cell that grew a little stays hidden; by itself it would be shown", async () => {
    expect(await hiddenIn(await release(figures(9, 36)))).toEqual([]);
    await rm(home.releases, { recursive: true });
    await release(figures(3));
    const second = await hiddenIn(await release(figures(9, 36)));
    expect(second).toContain("0001 wmo");
    // And what keeps it from being worked out.
    expect(second.length).toBeGreaterThanOrEqual(4);
  });

  test("what grew by as many persons as the threshold is another number, and shown", async () => {
    await release(figures(3));
    const grown = table({
      "0001": { jeugd: [60, 153], wmo: [20, 60] },
      "0002": { jeugd: [41, 82], wmo: [30, 71] },
      "0003": { jeugd: [54, 118], wmo: [35, 81] },
    });
    expect(await hiddenIn(await release(grown))).toEqual([]);
  });

  test("what was hidden for it stays hidden as long as it tells what the small cell was", async () => {
    const first = await hiddenIn(await release(figures(3)));
    const second = await hiddenIn(await release(figures(20, 60)));
    expect(second.filter((cell) => cell !== "0001 wmo")).toEqual(
      first.filter((cell) => cell !== "0001 wmo"),
    );
  });

  test("a cell that falls below the threshold is hidden, and a release is still possible", async () => {
    expect(await hiddenIn(await release(figures(9)))).toEqual([]);
    const second = await hiddenIn(await release(figures(7)));
    expect(second).toContain("0001 wmo");
  });

  test("another year may come without touching the patterns of those before", async () => {
    const later = (given: Figure[]) => given.map((one) => ({ ...one, period: "2023" }));
    const first = await hiddenIn(await release(figures(3)));
    const second = await release([...figures(3), ...later(figures(40, 90))]);
    expect(await hiddenIn(second)).toEqual(first);
  });

  test("a hidden cell that an earlier release shows as it still is: nothing is published", async () => {
    const first = await release(figures(3));
    await plant(
      first,
      "municipality_code = '0001' AND domain = 'wmo'",
      "numerator = 5, denominator = 30, clients = 30, estimate = 0.17",
    );
    await expect(release(figures(3))).rejects.toMatchObject({
      family: "disclosure",
      exitCode: 13,
      message: expect.stringContaining(first),
    });
  });

  test("an earlier release that shows the cells around it is found, and hidden against", async () => {
    const first = await release(figures(3));
    const hidden = await hiddenIn(first);
    // As if a rule of those days had hidden the small cell alone: in fives, of 0002 and 0003 and all.
    for (const [where, shown] of [
      [
        "municipality_code = '0001' AND domain = 'jeugd'",
        "numerator = 40, denominator = 105, clients = 105",
      ],
      [
        "municipality_code = '0001' AND domain IS NULL",
        "numerator = 45, denominator = 135, clients = 135",
      ],
      [
        "municipality_code = '0002' AND domain = 'jeugd'",
        "numerator = 30, denominator = 60, clients = 60",
      ],
      [
        "municipality_code = '0002' AND domain = 'wmo'",
        "numerator = 20, denominator = 50, clients = 50",
      ],
      [
        "municipality_code = '0003' AND domain = 'jeugd'",
        "numerator = 45, denominator = 100, clients = 100",
      ],
      [
        "municipality_code = '0003' AND domain = 'wmo'",
        "numerator = 25, denominator = 60, clients = 60",
      ],
      [
        "municipality_code IS NULL AND domain = 'wmo'",
        "numerator = 50, denominator = 140, clients = 140",
      ],
      [
        "municipality_code IS NULL AND domain = 'jeugd'",
        "numerator = 115, denominator = 265, clients = 265",
      ],
      [
        "municipality_code IS NULL AND domain IS NULL",
        "numerator = 165, denominator = 405, clients = 405",
      ],
    ] as const) {
      await plant(first, where, `${shown}, estimate = 0.3`);
    }
    // Two more in 0002 and in 0003. Wmo in all was 48 to 52 and is 48 to 52 after four more: so 52.
    // Of those 20 to 22 are in 0002 and 25 to 27 in 0003, as far as shown: 3 to 7 are left for 0001.
    const changed = table({
      "0001": { jeugd: [40, 103], wmo: [3, 30] },
      "0002": { jeugd: [31, 62], wmo: [22, 53] },
      "0003": { jeugd: [44, 98], wmo: [27, 63] },
    });
    await withMeasured(changed, async (db) => {
      await protect(db, silent);
      await expect(auditMonitor(db, await pastOf(db, home.releases))).rejects.toMatchObject({
        exitCode: 13,
        message: expect.stringContaining("eerdere uitgaven"),
      });
      await protect(db, silent, home.releases);
      const [row] = await rows<{ hidden: number }>(
        db,
        `SELECT count(*)::INTEGER AS hidden FROM release.monitor_value
         WHERE status = 'afgeschermd'`,
      );
      expect(row?.hidden).toBeGreaterThan(hidden.length);
    });
  });

  test("a release whose public figures are gone cannot be reckoned with", async () => {
    const first = await release(figures(3));
    await rm(valuesOf(first));
    await expect(release(figures(3))).rejects.toMatchObject({
      exitCode: 13,
      message: expect.stringContaining(first),
    });
  });
});
