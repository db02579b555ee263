import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { type Home, homeOf } from "../../../pipeline/home.ts";
import { protect } from "../../../pipeline/protect/protect.ts";
import { publish } from "../../../pipeline/publish/publish.ts";
import { requireChain } from "../../../pipeline/publish/release-folder.ts";
import { monthsBefore, type Purged, purge, purgeAsText } from "../../../pipeline/purge/purge.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import type { Region } from "../../../pipeline/region/region.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { smallRegion } from "../../temporary-home.ts";
import { measured, table } from "../protect/measured.ts";
import { repeatedRelease } from "../publish/repeated-release.ts";

let folder: string;
let home: Home;
let region: Region;
const source = "Besluit; voorbeeld";
const retention = {
  inbox: { months: 24, source },
  quarantine: { months: 24, source },
  warehouse: { months: 60, source },
  releases: { months: 24, source },
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "purge-"));
  home = homeOf("testregio", { MONITOR_HOME: folder });
  region = { ...(await readRegion(smallRegion)), retention };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, "x");
}

/** Deliveries of 2015 and 2025, with persons whose help ended, runs, or was told of lately. */
async function filled(db: Warehouse): Promise<void> {
  const sha = (name: string) => name.repeat(64).slice(0, 64);
  for (const [id, name, year] of [
    [1, "p1/oud.zip!JW305-a.xml", 2015],
    [2, "p1/oud.zip!JW305-b.xml", 2015],
    [3, "p1/half.zip!JW305-a.xml", 2015],
    [4, "p1/half.zip!JW305-b.xml", 2025],
    [5, "p1/nieuw.xml", 2025],
  ] as const) {
    await db.run(
      `INSERT INTO ledger.delivery BY NAME SELECT $id AS delivery_id, $sha AS sha256, $name AS name,
         'JW305' AS kind, make_date($year, 6, 1) AS dated_on,
         make_date($year, 6, 2)::TIMESTAMP AS received_at, 'accepted' AS status,
         1 AS records_in, 1 AS records_kept, 0 AS records_rejected`,
      { id, name, year, sha: sha(String(id)) },
    );
  }
  const spell = "CREATE TABLE model.spell (client_key VARCHAR, end_on DATE)";
  await db.run(`${spell}; INSERT INTO model.spell VALUES ('gone', '2015-12-31'), ('runs', NULL),
    ('lately', '2015-12-31')`);
  for (const [client, delivery] of [
    ["gone", 1],
    ["runs", 2],
    ["lately", 1],
    ["lately", 5],
  ] as const) {
    await db.run(
      `INSERT INTO care.client BY NAME SELECT $client AS client_key, $delivery AS delivery_id,
         1 AS line, 'jw' AS law`,
      { client, delivery },
    );
  }
  for (const name of ["oud.zip", "half.zip", "nieuw.xml", "onbekend.xml"]) {
    await put(join(home.inbox, "p1", name));
  }
  for (const id of [1, 5]) {
    await put(join(home.quarantine, `${sha(String(id)).slice(0, 12)}-JW305.xml`));
    await put(join(home.quarantine, `${sha(String(id)).slice(0, 12)}-JW305.xml.bevindingen.csv`));
  }
}

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

const repeated = repeatedRelease();

const release = (reached: number, until: string): Promise<string> =>
  repeated(home.releases, [reached, until], () =>
    withWarehouse(":memory:", async (db) => {
      await measured(
        db,
        table({
          "0001": { jeugd: [40, 103], wmo: [reached, 60] },
          "0002": { jeugd: [31, 62], wmo: [20, 51] },
          "0003": { jeugd: [44, 98], wmo: [25, 61] },
        }),
      );
      await db.run(`UPDATE result.horizon SET data_until = '${until}'`);
      await protect(db, silent, home.releases);
      return (await publish(db, home, silent)).releaseId;
    }),
  );

describe("what is kept too long", () => {
  test("is told and left alone, unless asked for", async () => {
    await withWarehouse(":memory:", async (db) => {
      await filled(db);
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
      await filled(db);
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
      await filled(db);
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
    const first = await release(30, "2022-12-31");
    const second = await release(40, "2023-06-30");
    const third = await release(45, "2025-12-31");
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
    expect(await release(45, "2025-12-31")).toBe(third);
  });

  test("what they hid stays hidden all the same", async () => {
    await release(3, "2022-12-31");
    await release(40, "2025-12-31");
    await clear();
    const again = await release(9, "2026-01-31");
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
    const first = await release(30, "2022-12-31");
    await release(45, "2025-12-31");
    // Cut short after what was public was put aside, and while the folder was being emptied.
    await put(join(home.releases, ".weg-2020-12-31-0123456789", "manifest.json"));
    await mkdir(join(home.releases, ".bescherming", `${first}.deel`), { recursive: true });
    expect(counts(await clear())).toEqual([["releases", 1]]);
    const left = await readdir(home.releases);
    expect(left.filter((name) => name.startsWith(".weg"))).toEqual([]);
    expect(await readdir(join(home.releases, ".bescherming"))).toEqual([first]);
    expect(counts(await clear())).toEqual([["releases", 0]]);
  });

  test("an older one stays while a newer one before it in the chain stays", async () => {
    await release(30, "2025-06-30");
    await release(40, "2022-12-31");
    await release(45, "2025-12-31");
    // The one of 2022 was made after the one of June 2025: clearing it would break the chain.
    expect(counts(await clear())).toEqual([["releases", 0]]);
  });
});
