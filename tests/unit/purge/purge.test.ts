import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { type Home, homeOf } from "../../../pipeline/home.ts";
import { requireChain } from "../../../pipeline/publish/release-folder.ts";
import { monthsBefore, type Purged, purge, purgeAsText } from "../../../pipeline/purge/purge.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import type { Region } from "../../../pipeline/region/region.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { smallRegion } from "../../temporary-home.ts";
import { filled, put, release, retention, source } from "./filled.ts";

let folder: string;
let home: Home;
let region: Region;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "purge-"));
  home = homeOf("testregio", { MONITOR_HOME: folder });
  region = { ...(await readRegion(smallRegion)), retention };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (db: Warehouse, yes: boolean): Promise<Purged[]> =>
  purge(db, home, region, { on: "2026-01-15", yes }, silent);

const persons = async (db: Warehouse): Promise<string[]> =>
  (
    await rows<{ client_key: string }>(
      db,
      "SELECT DISTINCT client_key FROM care.client ORDER BY client_key",
    )
  ).map(({ client_key }) => client_key);

const counts = (found: Purged[]) => found.map(({ layer, count }) => [layer, count]);

describe("what is kept too long", () => {
  test("is told and left alone, unless asked for", async () => {
    await withWarehouse(":memory:", async (db) => {
      await filled(db, home);
      const found = await run(db, false);
      expect(counts(found)).toEqual([
        ["inbox", 1],
        ["quarantine", 2],
        ["warehouse", 1],
        ["releases", 0],
      ]);
      expect(found.some(({ destroyed }) => destroyed)).toBe(false);
      expect(purgeAsText(found)).toContain("Er is niets vernietigd");
      expect(await persons(db)).toEqual(["gone", "lately", "runs"]);
      expect((await readdir(join(home.inbox, "p1"))).length).toBe(4);
      expect(existsSync(join(home.work, "vernietigd.csv"))).toBe(false);
    });
  });

  test("goes when asked for: whole zips, whole persons, nobody whose help runs", async () => {
    await withWarehouse(":memory:", async (db) => {
      await filled(db, home);
      await run(db, true);
      expect((await readdir(join(home.inbox, "p1"))).sort()).toEqual([
        "half.zip",
        "nieuw.xml",
        "onbekend.xml",
      ]);
      expect(await readdir(home.quarantine)).toHaveLength(2);
      expect(await persons(db)).toEqual(["lately", "runs"]);
      // What was worked out from them is gone too, until it is made anew.
      expect(
        await rows(db, "SELECT 1 FROM information_schema.tables WHERE table_schema = 'model'"),
      ).toEqual([]);
    });
  });

  test("is put in a register that names no person", async () => {
    await withWarehouse(":memory:", async (db) => {
      await filled(db, home);
      await run(db, true);
      const text = await readFile(join(home.work, "vernietigd.csv"), "utf8");
      expect(text.split("\n").slice(0, 3)).toEqual([
        "datum;laag;wat;aantal;ouder_dan;grondslag;stand",
        `2026-01-15;inbox;bestanden;1;2024-01-15;"${source}";begonnen`,
        `2026-01-15;inbox;bestanden;1;2024-01-15;"${source}";klaar`,
      ]);
      expect(text).toContain("warehouse;personen;1");
      expect(text).not.toContain("gone");
    });
  });

  test("a region without rules is asked for them", async () => {
    region = { ...region, retention: {} };
    await withWarehouse(":memory:", async (db) => {
      await expect(run(db, true)).rejects.toMatchObject({ family: "region" });
    });
  });

  test("counts back in months, to the last day of a short one", () => {
    expect(monthsBefore("2026-01-15", 24)).toBe("2024-01-15");
    expect(monthsBefore("2026-03-31", 1)).toBe("2026-02-28");
    expect(monthsBefore("2024-03-31", 13)).toBe("2023-02-28");
  });
});

describe("releases that are too old", () => {
  const clear = () =>
    withWarehouse(":memory:", async (db) => {
      region = { ...region, retention: { releases: { months: 24, source } } };
      return run(db, true);
    });

  test("go from the oldest on, never the current one, and the chain still holds", async () => {
    const first = await release(home, 30, "2022-12-31");
    const second = await release(home, 40, "2023-06-30");
    const third = await release(home, 45, "2025-12-31");
    expect(counts(await clear())).toEqual([["releases", 2]]);
    const left = (await readdir(home.releases)).sort();
    expect(left).toEqual([".bescherming", third, "current.json"].sort());
    expect((await readdir(join(home.releases, ".bescherming"))).sort()).toEqual(
      [first, second].sort(),
    );
    expect((await readdir(join(home.releases, ".bescherming", first))).sort()).toEqual([
      "contract",
      "monitor",
    ]);
    await expect(requireChain(home.releases)).resolves.toBeUndefined();
    expect(await release(home, 45, "2025-12-31")).toBe(third);
  });

  test("what they hid stays hidden all the same", async () => {
    await release(home, 3, "2022-12-31");
    await release(home, 40, "2025-12-31");
    await clear();
    const again = await release(home, 9, "2026-01-31");
    const [row] = await withWarehouse(":memory:", (db) =>
      rows<{ status: string }>(
        db,
        `SELECT status FROM '${join(home.releases, again, "monitor", "value.parquet")}'
         WHERE municipality_code = '0001' AND domain = 'wmo'`,
      ),
    );
    expect(row?.status).toBe("afgeschermd");
  });

  test("a run that was cut short is finished by the next", async () => {
    const first = await release(home, 30, "2022-12-31");
    await release(home, 45, "2025-12-31");
    // Cut short while a folder was being emptied, and while what was public was put aside of the next.
    await put(join(home.releases, ".weg-2020-12-31-0123456789", "manifest.json"));
    await mkdir(join(home.releases, ".bescherming", `${first}.deel`), { recursive: true });
    expect(counts(await clear())).toEqual([["releases", 2]]);
    const left = await readdir(home.releases);
    expect(left.filter((name) => name.startsWith(".weg"))).toEqual([]);
    expect(await readdir(join(home.releases, ".bescherming"))).toEqual([first]);
    expect(counts(await clear())).toEqual([["releases", 0]]);
  });

  test("an older one stays while a newer one before it in the chain stays", async () => {
    await release(home, 30, "2025-06-30");
    await release(home, 40, "2022-12-31");
    await release(home, 45, "2025-12-31");
    // The one of 2022 was made after the one of June 2025: clearing it would break the chain.
    expect(counts(await clear())).toEqual([["releases", 0]]);
  });
});
