import { describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { Failure } from "../../../pipeline/failure.ts";
import { buildModel } from "../../../pipeline/model/model.ts";
import {
  type AppliedCorrection,
  applyCorrections,
  correctionTrouble,
} from "../../../pipeline/receive/corrections.ts";
import { type Correction, readCorrections } from "../../../pipeline/region/correction.ts";
import { tellTroubles } from "../../../pipeline/run.ts";
import { withRegion } from "../region/folder.ts";
import { changed, example, type Files, hoursHeader, table, withInbox } from "./inbox.ts";

const header =
  "id;table;municipality_code;allocation_no;provider_agb;reference;file;line;field;expect;value;reason;source;decided_on";

/** The corrections in a file with these rows, or what is wrong with it. */
async function reading(...lines: string[]): Promise<Correction[] | string[]> {
  const to = [header, ...lines].join("\r\n");
  return withRegion([{ file: "corrections.csv", to }], async (folder) => {
    try {
      return await readCorrections(folder);
    } catch (error) {
      if (!(error instanceof Failure) || error.family !== "region") throw error;
      return error.message.split("\n").slice(1);
    }
  });
}

const tail = "Verkeerd gemeld;mail van de aanbieder;2025-01-10";
const end = `C1;stop;9001;1001;;;;;end_on;2024-08-30;2024-07-31;${tail}`;

/** Receives these files and applies these corrections, several times over. */
async function applied(files: Files, lines: string[], see: string) {
  const corrections = (await reading(...lines)) as Correction[];
  return withInbox(files, async ({ receive, db, list }) => {
    await receive();
    await applyCorrections(db, corrections);
    const outcome = await applyCorrections(db, corrections);
    return { outcome, seen: await list(see) };
  });
}

const brief = (outcome: AppliedCorrection[]) =>
  outcome.map(({ id, status, records }) => `${id} ${status} ${records}`);

describe("a correction", () => {
  test("changes what the model reads, and not what was sent", async () => {
    const { outcome, seen } = await applied(
      { "a.xml": await example("JW307") },
      [end],
      "SELECT end_on FROM care.stop UNION ALL SELECT end_on FROM corrected.stop",
    );
    expect(brief(outcome)).toEqual(["C1 toegepast 1"]);
    expect(seen).toEqual([["2024-08-30"], ["2024-07-31"]]);
  });

  test("reaches the model", async () => {
    const corrections = (await reading(end)) as Correction[];
    const files = { "a.xml": await example("JW307"), "b.xml": await example("JW301") };
    await withInbox(files, async ({ receive, db, list }) => {
      await receive();
      const ends = "SELECT end_on FROM model.live_stop";
      await buildModel(db, silent);
      expect(await list(ends)).toEqual([["2024-08-30"]]);
      await applyCorrections(db, corrections);
      await buildModel(db, silent);
      expect(await list(ends)).toEqual([["2024-07-31"]]);
      expect(await list("SELECT end_on FROM care.stop")).toEqual([["2024-08-30"]]);
      expect(await list("SELECT * FROM ledger.correction")).toEqual([
        ["C1", "stop", "end_on", "toegepast", 1],
      ]);
      await applyCorrections(db, []);
      await buildModel(db, silent);
      expect(await list(ends)).toEqual([["2024-08-30"]]);
    });
  });

  test("must go once the sender mended the value", async () => {
    const deleted = (
      await changed("JW307", ">1</jw307:StatusAanlevering", ">3</jw307:StatusAanlevering")
    ).replace("B0003", "B1003");
    const mended = (await changed("JW307", ">2024-08-30<", ">2024-07-31<")).replace(
      "B0003",
      "B2003",
    );
    const files = { "a.xml": await example("JW307"), "b.xml": deleted, "c.xml": mended };
    const { outcome, seen } = await applied(
      files,
      [end],
      "SELECT DISTINCT end_on FROM corrected.stop ORDER BY ALL",
    );
    expect(brief(outcome)).toEqual(["C1 hersteld 0"]);
    expect(seen).toEqual([["2024-07-31"], ["2024-08-30"]]);
    const [trouble] = outcome.map(correctionTrouble);
    expect(trouble).toMatch(/bron is hersteld.*haal deze correctie weg/);
  });

  test("of an allocation follows its newest version", async () => {
    const line = `C2;allocation;9001;1001;;;;;product_code;45K01;45K02;${tail}`;
    const newer = (await changed("JW301", "45K01", "45K02"))
      .replace("B0001", "B1001")
      .replace(/<jw301:Toewijzingsdatum>[^<]*/, "<jw301:Toewijzingsdatum>2024-03-20");
    const first = await applied(
      { "a.xml": await example("JW301") },
      [line],
      "FROM corrected.voided",
    );
    expect(brief(first.outcome)).toEqual(["C2 toegepast 1"]);
    const second = await applied(
      { "a.xml": await example("JW301"), "b.xml": newer },
      [line],
      "FROM corrected.voided",
    );
    expect(brief(second.outcome)).toEqual(["C2 hersteld 0"]);
  });

  test("of a declared line goes by its reference, of a table by file and line", async () => {
    const hour = "999900006;99980001;9001;jeugd-ambulant;2024-03;7.5;";
    const { outcome, seen } = await applied(
      { "d.xml": await example("JW323"), "u.csv": table(hoursHeader, hour) },
      [
        `D;declaration_line;;;99980001;R2;;;volume;;5;${tail}`,
        `U1;hours;;;;;u.csv;2;direct_hours;7.5;75;${tail}`,
        `U2;hours;;;;;u.csv;2;indirect_hours;;2;${tail}`,
        `U3;hours;;;;;u.csv;9;direct_hours;7.5;75;${tail}`,
      ],
      "SELECT direct_hours, indirect_hours FROM corrected.hours",
    );
    expect(brief(outcome)).toEqual([
      "D hersteld 0",
      "U1 toegepast 1",
      "U2 toegepast 1",
      "U3 niet gevonden 0",
    ]);
    expect(seen).toEqual([[75, 2]]);
  });

  test("that is not applied is told, and stops a strict run", async () => {
    const said: string[] = [];
    const effects = { ...silent, warn: (line: string) => void said.push(line) };
    const { outcome } = await applied({ "a.xml": await example("JW305") }, [end], "FROM care.stop");
    tellTroubles(outcome, false, effects);
    expect(said).toEqual([
      expect.stringMatching(/^Correctie C1: er is geen regel met deze sleutel/),
    ]);
    expect(() => tellTroubles(outcome, true, effects)).toThrow(
      expect.objectContaining({ family: "region" }),
    );
  });
});

describe("corrections.csv", () => {
  test("may be absent", async () => {
    await withRegion([], async (folder) => expect(await readCorrections(folder)).toEqual([]));
  });

  test.each([
    [
      "no key",
      `C;stop;;;;;;;end_on;;2024-01-01;${tail}`,
      "rij 2, kolom line: vul precies één sleutel",
    ],
    ["two keys", `C;stop;9001;1;;;a.xml;3;end_on;;2024-01-01;${tail}`, "vul precies één sleutel"],
    [
      "half a key",
      `C;stop;;1;;;;;end_on;;2024-01-01;${tail}`,
      "kolom municipality_code: deze kolom is leeg",
    ],
    [
      "a key that does not fit",
      `C;hours;9001;1;;;;;month;;2024-01-01;${tail}`,
      "Gebruik file met line",
    ],
    [
      "an unknown field",
      `C;stop;9001;1;;;;;client_key;;a;${tail}`,
      'kolom field: veld "client_key" van stop kan niet',
    ],
    ["an unknown table", `C;client;9001;1;;;;;gender;;1;${tail}`, "kolom table"],
    [
      "a date that is none",
      `C;stop;9001;1;;;;;end_on;30-08-2024;2024-07-31;${tail}`,
      'kolom expect: de waarde "30-08-2024" kan niet. Toegestaan bij end_on: een datum',
    ],
    [
      "nothing to mend",
      `C;stop;9001;1;;;;;end_on;2024-07-31;2024-07-31;${tail}`,
      "Er is dan niets te verbeteren",
    ],
    ["no reason", "C;stop;9001;1;;;;;end_on;;2024-07-31;;bron;2025-01-01", "kolom reason"],
  ])("is refused with %s", async (_, line, expected) => {
    expect(await reading(line)).toEqual([expect.stringContaining(expected)]);
  });

  test("has every id once", async () => {
    expect(await reading(end, end)).toEqual([expect.stringContaining("kolom id")]);
  });
});
