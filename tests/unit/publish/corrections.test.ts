import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { type Home, homeOf } from "../../../pipeline/home.ts";
import { protect } from "../../../pipeline/protect/protect.ts";
import { publish } from "../../../pipeline/publish/publish.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { measured, table } from "../protect/measured.ts";
import { repeatedRelease } from "./repeated-release.ts";

let folder: string;
let home: Home;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "corrections-"));
  home = homeOf("testregio", { MONITOR_HOME: folder });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Of Wmo in Aa so many reached it, of 60. */
const figures = (reached: number) =>
  table({
    "0001": { jeugd: [40, 103], wmo: [reached, 60] },
    "0002": { jeugd: [31, 62], wmo: [20, 51] },
    "0003": { jeugd: [44, 98], wmo: [25, 61] },
  });

const repeated = repeatedRelease();

const release = (reached: number, change = "SELECT 1"): Promise<string> =>
  repeated(home.releases, [reached, change], () =>
    withWarehouse(":memory:", async (db) => {
      await measured(db, figures(reached));
      await db.run(change);
      await protect(db, silent, home.releases);
      return (await publish(db, home, silent)).releaseId;
    }),
  );

interface Told {
  tier: string;
  cell: string;
  status_before: string;
  status_after: string;
  estimate_before: number | null;
  estimate_after: number | null;
}

function told(id: string, edition = "monitor"): Promise<Told[]> {
  return withWarehouse(":memory:", (db) =>
    rows<Told>(
      db,
      `SELECT tier, coalesce(municipality_code, '*') || ' ' || coalesce(domain, '*') AS cell,
         status_before, status_after, estimate_before, estimate_after
       FROM '${join(home.releases, id, edition, "correction.parquet")}' ORDER BY cell`,
    ),
  );
}

/** Cells whose published estimate differs, worked out from the two files alone. */
function changed(before: string, after: string): Promise<string[]> {
  const file = (id: string) => `'${join(home.releases, id, "monitor", "value.parquet")}'`;
  return withWarehouse(":memory:", async (db) =>
    (
      await rows<{ cell: string }>(
        db,
        `SELECT coalesce(a.municipality_code, '*') || ' ' || coalesce(a.domain, '*') AS cell
         FROM ${file(before)} a JOIN ${file(after)} b
           ON (a.indicator_id, a.period, a.cut) = (b.indicator_id, b.period, b.cut)
           AND a.municipality_code IS NOT DISTINCT FROM b.municipality_code
           AND a.domain IS NOT DISTINCT FROM b.domain
         WHERE a.estimate IS DISTINCT FROM b.estimate ORDER BY cell`,
      )
    ).map(({ cell }) => cell),
  );
}

describe("the log of corrections", () => {
  test("a first release corrects nothing", async () => {
    expect(await told(await release(30))).toEqual([]);
  });

  test("every published figure that changes is told, from and to as published", async () => {
    const first = await release(30);
    const second = await release(40);
    const found = await told(second);
    expect(found.map(({ cell }) => cell)).toEqual(await changed(first, second));
    expect(found.find(({ cell }) => cell === "0001 wmo")).toEqual({
      tier: "gegevens",
      cell: "0001 wmo",
      status_before: "definitief",
      status_after: "definitief",
      estimate_before: 0.5,
      estimate_after: 0.67,
    });
    expect(await told(second, "raad")).toEqual(found);
    expect((await told(second, "contract")).length).toBeGreaterThan(0);
  });

  test("the same data again add nothing and make the same release", async () => {
    await release(30);
    const second = await release(40);
    expect(await release(40)).toBe(second);
  });

  test("what was told stays told", async () => {
    await release(30);
    const second = await told(await release(40));
    const third = await told(await release(50));
    expect(third).toEqual(expect.arrayContaining(second));
    expect(third.length).toBeGreaterThan(second.length);
  });

  test("what is hidden now is told without its old figure", async () => {
    const first = await release(30);
    const second = await release(4);
    const found = await told(second);
    expect(found.find(({ cell }) => cell === "0001 wmo")).toEqual({
      tier: "bescherming",
      cell: "0001 wmo",
      status_before: "definitief",
      status_after: "afgeschermd",
      estimate_before: null,
      estimate_after: null,
    });
    expect(found.map(({ cell }) => cell)).toEqual(await changed(first, second));
  });

  test("another definition is told apart from other data", async () => {
    await release(30);
    const found = await told(
      await release(40, "UPDATE result.indicator SET version = '2.0' WHERE position = 1"),
    );
    expect(new Set(found.map(({ tier }) => tier))).toEqual(new Set(["definitie"]));
  });
});
