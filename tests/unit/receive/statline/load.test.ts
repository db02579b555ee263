import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadContext, type Slice } from "../../../../pipeline/receive/statline/load.ts";
import { rows, type Warehouse, withWarehouse } from "../../../../pipeline/warehouse/warehouse.ts";
import { fetchInto } from "./fetch.ts";
import { smallTable, watched, withStandIn } from "./stand-in.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "statline-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs `use` on a warehouse with these versions of the small table in it. */
async function withLoaded(
  tables: ReturnType<typeof smallTable>[],
  use: (db: Warehouse, load: () => Promise<void>) => Promise<void>,
): Promise<void> {
  await withStandIn([], async (standIn) => {
    const slices: Slice[] = [];
    for (const [index, table] of tables.entries()) {
      standIn.tables.set("80001NED", table);
      const { effects } = watched(`2026-11-2${index}T10:00:00Z`);
      slices.push({ ...(await fetchInto(folder, standIn, effects)), origin: "opgehaald" });
    }
    await withWarehouse(":memory:", async (db) => {
      const load = () => loadContext(db, slices, []);
      await load();
      await use(db, load);
    });
  });
}

describe("a capture becomes rows of context", () => {
  test("one per cell, with trimmed codes and the status of its period", async () => {
    await withLoaded([smallTable()], async (db) => {
      expect(
        await rows(
          db,
          `SELECT measure, unit, region, period, period_status, dims::VARCHAR AS dims, value, text_value, value_attribute
           FROM context.observation ORDER BY region DESC, period, measure`,
        ),
      ).toEqual(
        [
          ["M1", "aantal", "NL01", "2022JJ00", "Definitief", 500, null, "None"],
          ["M1", "aantal", "NL01", "2023HJ01", "Voorlopig", 300, null, "None"],
          ["M2", "%", "NL01", "2023JJ00", "NaderVoorlopig", 13.5, null, "None"],
          [
            "M1",
            "aantal",
            "GM9002",
            "2023JJ00",
            "NaderVoorlopig",
            null,
            "in onderzoek",
            "Brandnew",
          ],
          ["M1", "aantal", "GM9001", "2022JJ00", "Definitief", null, null, "Impossible"],
          ["M1", "aantal", "GM9001", "2023JJ00", "NaderVoorlopig", null, null, "Confidential"],
        ].map(([measure, unit, region, period, period_status, value, text_value, attribute]) => ({
          measure,
          unit,
          region,
          period,
          period_status,
          dims: '{"Verwijzer":"T001"}',
          value,
          text_value,
          value_attribute: attribute,
        })),
      );
    });
  });

  test("with where it came from", async () => {
    await withLoaded([smallTable()], async (db) => {
      const [table] = await rows(
        db,
        "SELECT * EXCLUDE (source, filter, sha256) FROM context.table",
      );
      expect(table).toMatchObject({
        slice_id: 1,
        table_id: "80001NED",
        title: "Proeftabel",
        version: "202604300200",
        status: "Regulier",
        license: "https://creativecommons.org/licenses/by/4.0/",
        captured_at: "2026-11-20 10:00:00",
        origin: "opgehaald",
        observations: 6,
      });
    });
  });

  test("with names for its codes, and none for codes that do not occur", async () => {
    await withLoaded([smallTable()], async (db) => {
      expect(
        await rows(db, "SELECT dimension, code, title FROM context.code ORDER BY dimension, code"),
      ).toEqual(
        [
          ["Perioden", "2022JJ00", "2022"],
          ["Perioden", "2023HJ01", "2023 1e halfjaar*"],
          ["Perioden", "2023JJ00", "2023**"],
          ["RegioS", "GM9001", "Voorbeek"],
          ["RegioS", "GM9002", "Middelbeek"],
          ["RegioS", "NL01", "Nederland"],
          ["Verwijzer", "T001", "Totaal"],
        ].map(([dimension, code, title]) => ({ dimension, code, title })),
      );
      expect(await rows(db, "FROM context.period ORDER BY period")).toEqual(
        [
          ["2022JJ00", "jaar", 2022, "2022-01-01", "2022-12-31"],
          ["2023HJ01", "halfjaar", 2023, "2023-01-01", "2023-06-30"],
          ["2023JJ00", "jaar", 2023, "2023-01-01", "2023-12-31"],
        ].map(([period, kind, year, starts_on, ends_on]) => ({
          period,
          kind,
          year,
          starts_on,
          ends_on,
        })),
      );
      expect(
        await rows(
          db,
          "SELECT measure, group_title, decimals FROM context.measure ORDER BY measure",
        ),
      ).toEqual([
        { measure: "M1", group_title: "Jeugdhulp › Zonder verblijf", decimals: 0 },
        { measure: "M2", group_title: null, decimals: 1 },
      ]);
    });
  });

  test("once, however often it is loaded", async () => {
    await withLoaded([smallTable()], async (db, load) => {
      const all = "FROM context.observation ORDER BY ALL";
      const before = await rows(db, all);
      await load();
      expect(await rows(db, all)).toEqual(before);
      expect(await rows(db, "SELECT count(*)::INTEGER AS n FROM context.table")).toEqual([
        { n: 1 },
      ]);
    });
  });

  test("or leaves everything as it was when it cannot", async () => {
    await withLoaded([smallTable()], async (db, load) => {
      const [found] = await rows<{ file: string }>(
        db,
        `FROM glob('${folder}/80001NED/*/observations.ndjson')`,
      );
      await writeFile(found?.file ?? "", "{kapot");
      await expect(load()).rejects.toThrow();
      expect(await rows(db, "SELECT count(*)::INTEGER AS n FROM context.observation")).toEqual([
        { n: 6 },
      ]);
    });
  });
});

test("a revised figure: both versions stay, the newest is the latest", async () => {
  const revised = smallTable({ Version: "202704300200", Modified: "2027-04-30T02:00:00+02:00" });
  for (const period of revised.codes.Perioden ?? []) period.Status = "Definitief";
  for (const row of revised.observations) if (row.Id === 3) row.Value = 13.9;
  // The older version is captured last: what CBS says of its age decides, not when we asked.
  await withLoaded([revised, smallTable()], async (db) => {
    const figure = "WHERE measure = 'M2' AND region = 'NL01' AND period = '2023JJ00'";
    expect(
      await rows(
        db,
        `SELECT version, value, period_status FROM context.observation JOIN context.table USING (slice_id) ${figure} ORDER BY version`,
      ),
    ).toEqual([
      { version: "202604300200", value: 13.5, period_status: "NaderVoorlopig" },
      { version: "202704300200", value: 13.9, period_status: "Definitief" },
    ]);
    expect(await rows(db, `SELECT value, period_status FROM context.latest ${figure}`)).toEqual([
      { value: 13.9, period_status: "Definitief" },
    ]);
    expect(await rows(db, "SELECT count(*)::INTEGER AS n FROM context.latest")).toEqual([{ n: 6 }]);
  });
});
