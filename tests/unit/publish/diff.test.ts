import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { type Home, homeOf } from "../../../pipeline/home.ts";
import { protect } from "../../../pipeline/protect/protect.ts";
import { diffAsCsv, diffAsText, diffReleases } from "../../../pipeline/publish/diff.ts";
import { publish } from "../../../pipeline/publish/publish.ts";
import { requireChain } from "../../../pipeline/publish/release-folder.ts";
import { withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { smallRegion } from "../../temporary-home.ts";
import { measured, table } from "../protect/measured.ts";

const figures = table({
  "0001": { jeugd: [40, 103], wmo: [30, 62] },
  "0002": { jeugd: [31, 62], wmo: [20, 51] },
  "0003": { jeugd: [44, 98], wmo: [25, 61] },
});

let folder: string;
let home: Home;

/** A release of the same figures, after a change by SQL to what was measured. */
async function release(change: string): Promise<string> {
  return withWarehouse(":memory:", async (db) => {
    await measured(db, figures);
    await db.run(change);
    await protect(db, silent);
    return (await publish(db, home, silent)).releaseId;
  });
}

const ids: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "monitor-"));
  home = homeOf(smallRegion, { MONITOR_HOME: folder, MONITOR_KEY_FILE: join(folder, "test.key") });
  ids.first = await release("SELECT 1");
  ids.same = await release("SELECT 1");
  ids.corrected = await release(
    "UPDATE result.value SET numerator = numerator + 2 WHERE cut = 'region'",
  );
  ids.redefined = await release(
    "UPDATE result.indicator SET version = '2.0' WHERE indicator_id = 'afschaling'",
  );
  ids.smaller = await release("DELETE FROM result.value WHERE cut = 'domain' AND domain = 'wmo'");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const diff = (before: string, after: string) =>
  diffReleases(home.releases, ids[before] ?? "", ids[after] ?? "", "contract");

describe("comparing two releases", () => {
  it("finds nothing between a release and itself", async () => {
    expect(ids.same).toBe(ids.first);
    expect(await diff("first", "same")).toEqual([]);
    expect(diffAsText([])).toBe("De cijfers zijn gelijk.\n");
  });

  it("tells corrected figures with before and after", async () => {
    const found = await diff("first", "corrected");
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      expect(one.tier).toBe("gegevens");
      expect(one.figure).toMatch(/^\|region\|/);
      expect(one.numerator_after).toBe((one.numerator_before ?? 0) + 2);
    }
    expect(diffAsText(found)).toContain("Gegevens aangevuld of gecorrigeerd");
    expect(diffAsCsv(found).split("\n")).toHaveLength(found.length + 2);
  });

  it("tells another definition from other data", async () => {
    const found = await diff("first", "redefined");
    expect(new Set(found.map((one) => one.tier))).toEqual(new Set(["definitie"]));
    expect(found[0]).toMatchObject({ version_before: "1.0", version_after: "2.0" });
  });

  it("tells what is gone and what is new", async () => {
    const gone = await diff("first", "smaller");
    expect(new Set(gone.map((one) => one.tier))).toEqual(new Set(["vervallen"]));
    const added = await diff("smaller", "first");
    expect(new Set(added.map((one) => one.tier))).toEqual(new Set(["nieuw"]));
    expect(added).toHaveLength(gone.length);
  });

  it("says which releases there are when asked for another", async () => {
    await expect(diffReleases(home.releases, "onzin", ids.first ?? "", "contract")).rejects.toThrow(
      /Uitgave onzin is er niet\. Kies uit: .*2025-12-31-/,
    );
    await expect(
      diffReleases(home.releases, ids.first ?? "", ids.first ?? "", "krant"),
    ).rejects.toThrow(/heeft geen editie krant/);
  });
});

describe("the chain of releases", () => {
  it("holds from the newest to the first", async () => {
    await expect(requireChain(home.releases)).resolves.toBeUndefined();
  });

  it("breaks, and stops publishing, when a release of the past is changed", async () => {
    const path = join(home.releases, ids.first ?? "", "manifest.json");
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace('"region":', '"regio":'));
    await expect(requireChain(home.releases)).rejects.toThrow(/is veranderd nadat zij was gemaakt/);
    await expect(release("SELECT 1")).rejects.toThrow(ids.first);
    await writeFile(path, text);
    await expect(requireChain(home.releases)).resolves.toBeUndefined();
  });

  it("ends where older releases were cleared away", async () => {
    await rm(join(home.releases, ids.first ?? ""), { recursive: true });
    await expect(requireChain(home.releases)).resolves.toBeUndefined();
    expect((await readdir(home.releases)).length).toBeGreaterThan(2);
  });
});
