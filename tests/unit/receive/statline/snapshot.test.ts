import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { homeOf, projectRoot } from "../../../../pipeline/home.ts";
import { capturesIn } from "../../../../pipeline/receive/statline/archive.ts";
import {
  areasOfAllRegions,
  buildSnapshot,
} from "../../../../pipeline/receive/statline/build-snapshot.ts";
import { loadContext } from "../../../../pipeline/receive/statline/load.ts";
import { runStatline } from "../../../../pipeline/receive/statline/statline.ts";
import { referenceFolder } from "../../../../pipeline/receive/statline/wish.ts";
import { rows, type Warehouse, withWarehouse } from "../../../../pipeline/warehouse/warehouse.ts";
import { type StandInTable, watched, withStandIn } from "./stand-in.ts";

const gathered = join(projectRoot, "..", "shared", "public");
const withGathered = existsSync(gathered);
const skipped = withGathered ? "" : " (skipped: no folder ../shared/public beside the project)";

const achterhoek = `('GM0197','GM1859','GM1876','GM0222','GM1955','GM1586','GM1509','GM0294')`;

async function withSnapshot(use: (db: Warehouse) => Promise<void>): Promise<void> {
  const { kept } = await capturesIn(referenceFolder);
  await withWarehouse(":memory:", async (db) => {
    await loadContext(
      db,
      kept.map((one) => ({ ...one, origin: "momentopname" as const })),
      [],
    );
    await use(db);
  });
}

describe("the snapshot in the project", () => {
  test("is whole: every slice has the checksum it says", async () => {
    const { kept, damaged } = await capturesIn(referenceFolder);
    expect(damaged).toEqual([]);
    expect(kept.length).toBeGreaterThan(10);
    expect(new Set(kept.map(({ capture }) => capture.license))).toEqual(
      new Set(["https://creativecommons.org/licenses/by/4.0/"]),
    );
  });

  test("names every slice of it among the sources", async () => {
    const sources = await readFile(join(referenceFolder, "SOURCES.md"), "utf8");
    for (const { capture } of (await capturesIn(referenceFolder)).kept) {
      expect(sources).toContain(capture.table_id);
    }
  });

  test("has 303,810 inhabitants of the Achterhoek on 1 January 2026", async () => {
    await withSnapshot(async (db) => {
      expect(
        await rows(
          db,
          `SELECT period, count(*)::INTEGER AS areas, sum(value)::INTEGER AS inhabitants, any_value(period_status) AS status
           FROM context.latest WHERE table_id = '03759ned' AND region IN ${achterhoek}
           GROUP BY ALL HAVING period >= '2025' ORDER BY period`,
        ),
      ).toMatchObject([
        { period: "2025JJ00", areas: 8 },
        { period: "2026JJ00", areas: 8, inhabitants: 303_810, status: "Definitief" },
      ]);
    });
  });

  test("has the share of young people with care, highest in Oude IJsselstreek", async () => {
    await withSnapshot(async (db) => {
      const shares = await rows(
        db,
        `SELECT title, value FROM context.latest JOIN context.code ON code.slice_id = latest.slice_id AND code = region
         WHERE table_id = '85039NED' AND region IN ${achterhoek} ORDER BY value DESC`,
      );
      expect(shares).toHaveLength(8);
      expect(shares[0]).toEqual({ title: "Oude IJsselstreek", value: 12.6 });
    });
  });

  test("keeps the revision of 2023: 13.5 provisional, 13.9 final", async () => {
    await withSnapshot(async (db) => {
      const figure =
        "measure = 'pagina:jongeren-met-jeugdhulp-in-natura' AND table_id = '85098NED' AND region = 'NL01' AND period = '2023JJ00'";
      expect(
        await rows(
          db,
          `SELECT DISTINCT value, period_status FROM context.observation WHERE ${figure} ORDER BY value`,
        ),
      ).toEqual([
        { value: 13.5, period_status: "Voorlopig" },
        { value: 13.9, period_status: "Definitief" },
      ]);
      expect(await rows(db, `SELECT value FROM context.latest WHERE ${figure}`)).toEqual([
        { value: 13.9 },
      ]);
    });
  });

  test("has no value where CBS printed a dot", async () => {
    await withSnapshot(async (db) => {
      expect(
        await rows(
          db,
          "SELECT DISTINCT value FROM context.observation WHERE value_attribute <> 'None'",
        ),
      ).toEqual([{ value: null }]);
      expect(
        await rows(
          db,
          "SELECT count(*)::INTEGER AS n FROM context.observation WHERE value_attribute = 'None' AND value IS NULL",
        ),
      ).toEqual([{ n: 0 }]);
    });
  });

  test("has referrers of trajectories that add up, but for rounding to fives", async () => {
    await withSnapshot(async (db) => {
      const [{ parts, total } = { parts: 0, total: 0 }] = await rows<{
        parts: number;
        total: number;
      }>(
        db,
        `SELECT sum(value) FILTER (dims ->> 'Verwijzer' <> 'Totaal') AS parts, sum(value) FILTER (dims ->> 'Verwijzer' = 'Totaal') AS total
         FROM context.latest WHERE table_id = '85097NED' AND measure = 'pagina:trajecten'`,
      );
      expect(total).toBe(517_450);
      expect(Math.abs(parts - total)).toBeLessThanOrEqual(20);
    });
  });
});

describe.skipIf(!withGathered)(`the gathered material${skipped}`, () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "statline-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("gives the snapshot in the project, byte for byte", async () => {
    await buildSnapshot(gathered, folder, await areasOfAllRegions());
    const files = (await readdir(folder, { recursive: true })).filter((name) =>
      /\.\w+$/.test(name),
    );
    expect(files.length).toBeGreaterThan(20);
    for (const name of files) {
      expect(await readFile(join(referenceFolder, name), "utf8"), name).toBe(
        await readFile(join(folder, name), "utf8"),
      );
    }
    const committed = (await readdir(referenceFolder, { recursive: true })).filter((name) =>
      /\/\w+\.(json|ndjson)$/.test(name),
    );
    expect(committed.toSorted()).toEqual(files.toSorted());
  });

  test("replayed as a service gives the figures of the table of inhabitants", async () => {
    await withStandIn([await capturedPopulation()], async (standIn) => {
      standIn.pageSize = 25;
      const home = { ...homeOf("achterhoek", { MONITOR_HOME: folder, MONITOR_KEY_FILE: "x" }) };
      const { effects, warned } = watched();
      const summary = await runStatline(
        home,
        { table: "03759ned", address: standIn.address },
        effects,
      );
      expect(summary.fetched).toEqual(["03759ned"]);
      // Oost-Nederland is in the table, but not in the part that was gathered.
      expect(warned).toEqual(["StatLine, tabel 03759ned: geen cijfers voor LD02."]);
      const expected = (await readFile(join(gathered, "population_gemeente_2019_2026.csv"), "utf8"))
        .trim()
        .split("\n")
        .map((line) => line.split(","))
        .filter(([, , group]) => group === "Achterhoek")
        .map(([region, , , period, value]) => ({ region, period, value: Number(value) }));
      expect(expected).toHaveLength(64);
      await withWarehouse(home.warehouse, async (db) => {
        const loaded = await rows(
          db,
          `SELECT region, period, value FROM context.latest WHERE table_id = '03759ned' AND region LIKE 'GM%' ORDER BY ALL`,
        );
        const key = (row: object) => JSON.stringify(row);
        expect(loaded.map(key)).toEqual(expected.map(key).toSorted());
        expect(
          await rows(db, "SELECT origin, version FROM context.table WHERE table_id = '03759ned'"),
        ).toEqual([{ origin: "opgehaald", version: "202606230000" }]);
      });
    });
  });
});

/** The answers of the service for the table of inhabitants, as they were captured. */
async function capturedPopulation(): Promise<StandInTable> {
  const body = async (name: string) =>
    JSON.parse(await readFile(join(gathered, "odata4-fixtures", `03759ned.${name}.json`), "utf8"));
  const list = async (name: string) => (await body(name)).value;
  return {
    properties: await body("properties"),
    dimensions: await list("dimensions"),
    measures: await list("measure-codes"),
    codes: {
      BurgerlijkeStaat: await list("codes-BurgerlijkeStaat"),
      Geslacht: await list("codes-Geslacht"),
      Leeftijd: await list("codes-Leeftijd"),
      RegioS: await list("codes-RegioS.subset"),
      Perioden: await list("codes-Perioden"),
    },
    observations: await list("observations.subset"),
  };
}
