import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Archive } from "../../../../pipeline/receive/statline/archive.ts";
import { observationsFile } from "../../../../pipeline/receive/statline/capture.ts";
import { fetchInto, observationsIn } from "./fetch.ts";
import { smallTable, watched, withStandIn } from "./stand-in.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "statline-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the question", () => {
  test("holds our areas with their spaces, whole years and the chosen codes", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      const { effects } = watched();
      const kept = await fetchInto(folder, standIn, effects, {
        from: 2023,
        pins: { Verwijzer: ["T001"] },
        measures: ["M1"],
      });
      expect(kept.capture.filter).toBe(
        "RegioS in ('GM9001','GM9002','NL01  ') and Perioden ge '2023' and Verwijzer eq 'T001' and Measure eq 'M1'",
      );
      // 2023HJ01 comes before 2023JJ00 as text, and belongs to 2023 all the same.
      expect((await observationsIn(kept)).map(({ Id }) => Id)).toEqual([2, 5, 6]);
    });
  });

  test("doubles a quote in a code", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      const table = standIn.tables.get("80001NED");
      table?.codes.Verwijzer?.push({ Identifier: "O'1", Title: "Overig" });
      Object.assign(table?.observations[0] ?? {}, { Verwijzer: "O'1" });
      const pins = { Verwijzer: ["O'1"] };
      const kept = await fetchInto(folder, standIn, watched().effects, { pins });
      expect(kept.capture.filter).toMatch(/Verwijzer eq 'O''1'$/);
      expect((await observationsIn(kept)).map(({ Id }) => Id)).toEqual([1]);
    });
  });

  test("names the areas that the table does not have", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.tables.get("80001NED")?.codes.RegioS?.splice(2, 1);
      const { effects, warned } = watched();
      await fetchInto(folder, standIn, effects);
      expect(warned).toEqual(["StatLine, tabel 80001NED: geen cijfers voor GM9002."]);
    });
  });

  test("gets by without groups of measures", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      delete standIn.tables.get("80001NED")?.groups;
      const { capture } = await fetchInto(folder, standIn, watched().effects);
      expect(capture.measures.map(({ group }) => group)).toEqual([null, null]);
    });
  });
});

describe("a table", () => {
  test("without version, or with a dimension without codes, comes in as well", async () => {
    await withStandIn([smallTable({ Version: null })], async (standIn) => {
      const table = standIn.tables.get("80001NED");
      for (const dimension of table?.dimensions ?? []) {
        if (dimension.Identifier === "Verwijzer") dimension.ContainsCodes = false;
      }
      if (table !== undefined) delete table.codes.Verwijzer;
      const { capture, folder: place } = await fetchInto(folder, standIn, watched().effects);
      expect(capture).toMatchObject({ version: null, observations: 6 });
      expect(capture.codes.Verwijzer).toEqual([]);
      expect(place).toContain("20260430T020000");
    });
  });
});

describe("the archive", () => {
  test("keeps what a capture is made of", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      const { capture } = await fetchInto(folder, standIn, watched().effects);
      expect(capture).toMatchObject({
        table_id: "80001NED",
        title: "Proeftabel",
        version: "202604300200",
        modified: "2026-04-30T02:00:00+02:00",
        source: `${standIn.address}/80001NED`,
        captured_at: "2026-11-21T10:00:00.000Z",
        observations: 6,
        region: "RegioS",
        period: "Perioden",
        others: ["Verwijzer"],
      });
      expect(capture.measures).toEqual([
        {
          code: "M1",
          title: "Toaal trajecten",
          group: "Jeugdhulp › Zonder verblijf",
          unit: "aantal",
          decimals: 0,
          data_type: "Long",
        },
        {
          code: "M2",
          title: "Toaal trajecten",
          group: null,
          unit: "%",
          decimals: 1,
          data_type: "Double",
        },
      ]);
      expect(capture.codes.RegioS?.[0]).toEqual({ code: "NL01", title: "Nederland", status: null });
    });
  });

  test("asks for the version only when it holds that version already", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      await fetchInto(folder, standIn, watched().effects);
      standIn.asked.length = 0;
      const again = await fetchInto(folder, standIn, watched("2027-01-01T00:00:00Z").effects);
      expect(again.fresh).toBe(false);
      expect(again.capture.captured_at).toBe("2026-11-21T10:00:00.000Z");
      expect(standIn.asked).toEqual(["/odata/v1/CBS/80001NED/Properties"]);
    });
  });

  test.each([{ Version: "202610310200" }, { Modified: "2026-10-31T02:00:00+01:00" }])(
    "fetches a revised table and keeps the older one: %o",
    async (change) => {
      await withStandIn([smallTable()], async (standIn) => {
        const first = await fetchInto(folder, standIn, watched().effects);
        const before = await readFile(join(first.folder, observationsFile));
        standIn.tables.set("80001NED", smallTable(change));
        const second = await fetchInto(folder, standIn, watched().effects);
        expect(second.fresh).toBe(true);
        expect((await new Archive(folder).all()).kept).toHaveLength(2);
        expect(await readFile(join(first.folder, observationsFile))).toEqual(before);
      });
    },
  );

  test("holds no half capture, and takes no draft for one", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.pageSize = 2;
      standIn.instead = (path) =>
        path.includes("$skip=4") ? { status: 400, body: "" } : undefined;
      await expect(fetchInto(folder, standIn, watched().effects)).rejects.toThrow();
      expect(await readdir(join(folder, "80001NED"))).toEqual([]);
      // What a process that was killed leaves behind.
      const draft = join(folder, "80001NED", ".1234.draft");
      await mkdir(draft);
      expect(await new Archive(folder).all()).toEqual({ kept: [], damaged: [] });
    });
  });

  test("notices a damaged capture and fetches it anew", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      const kept = await fetchInto(folder, standIn, watched().effects);
      const file = join(kept.folder, observationsFile);
      const good = await readFile(file, "utf8");
      await writeFile(file, good.replace("13.5", "31.5"));
      const archive = new Archive(folder);
      expect(await archive.all()).toEqual({ kept: [], damaged: [kept.folder] });
      expect((await fetchInto(folder, standIn, watched().effects)).fresh).toBe(true);
      expect(await readFile(file, "utf8")).toBe(good);
    });
  });
});
