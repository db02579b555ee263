import { describe, expect, test } from "vitest";
import {
  dateText,
  isDateFormat,
  numberText,
} from "../../../pipeline/receive/tables/workbook/number-text.ts";
import { hoursHeader, withInbox } from "./inbox.ts";
import { type BookCell, packed, workbook, workbookParts } from "./workbook-file.ts";

const header = hoursHeader.split(";");
const march = new Date(Date.UTC(2024, 2, 1));
const row = (...rest: BookCell[]): BookCell[] =>
  [999900006, "99980001", "9001", "jeugd-ambulant", march, ...rest] as BookCell[];
const sheet = "xl/worksheets/sheet1.xml";

/** What becomes of a file with this name: rule and message of each finding, and the records kept. */
async function received(name: string, content: Uint8Array) {
  return withInbox({ [name]: content }, async ({ receive, list }) => {
    const { records } = await receive();
    return { records, found: await list("SELECT rule, line, message FROM ledger.finding") };
  });
}

describe("a workbook", () => {
  test("has its header where it stands, and its rows by their own number", async () => {
    const made = await workbook([
      ["Uren Aardbei", null, null, "2024"],
      [],
      [...header, "opmerking"],
      row(7.5, 1),
      [],
      row("veel", 1),
      row(2.5),
    ]);
    await withInbox({ "u.xlsx": made }, async ({ receive, list }) => {
      await receive();
      expect(
        await list(
          "SELECT line, month, direct_hours, indirect_hours FROM care.hours ORDER BY line",
        ),
      ).toEqual([
        [4, "2024-03-01", 7.5, 1],
        [7, "2024-03-01", 2.5, null],
      ]);
      expect(await list("SELECT line, element FROM ledger.finding")).toEqual([[6, "direct_hours"]]);
    });
  });

  test("is read with another prefix, spelling and place of its parts", async () => {
    const parts = workbookParts([header, row(7.5, 1)]);
    const renamed = Object.fromEntries(
      Object.entries(parts).map(([name, xml]) => [
        name.replace("sheet1.xml", "blad één.xml"),
        xml.replace("sheet1.xml", "blad één.xml"),
      ]),
    );
    const place = "xl/worksheets/blad één.xml";
    renamed[place] = (renamed[place] as string)
      .replace(/<(\/?)([a-z]+)/gi, "<$1x:$2")
      .replace("xmlns=", "xmlns:x=");
    expect(await received("u.xlsx", await packed(renamed))).toEqual({ records: 1, found: [] });
  });

  test("leaves macros alone", async () => {
    const parts = {
      ...workbookParts([header, row(7.5, 1)]),
      "xl/vbaProject.bin": "Sub Auto_Open()",
    };
    expect(await received("u.xlsx", await packed(parts))).toEqual({ records: 1, found: [] });
  });

  test("with an error in a cell costs that row only", async () => {
    const parts = workbookParts([header, row(7.5, 1), row(8, 1)]);
    parts[sheet] = (parts[sheet] as string).replace(
      '<c r="F2"><v>7.5</v>',
      '<c r="F2" t="e"><v>#N/A</v>',
    );
    const { records, found } = await received("u.xlsx", await packed(parts));
    expect(records).toBe(1);
    expect(found).toEqual([
      ["TABEL", 2, expect.stringContaining("direct_hours heeft de waarde '#N/A'")],
    ]);
  });
});

describe("a file that is no .xlsx is told what to do", () => {
  test.each([
    ["u.xls", "een oud bestand van Excel (.xls)"],
    ["u.xlsm", "een werkmap met macro's (.xlsm)"],
    ["u.ODS", "een werkblad van LibreOffice (.ods)"],
  ])("%s", async (name, what) => {
    expect(await received(name, Buffer.from("x"))).toEqual({
      records: 0,
      found: [
        [
          "BESTAND",
          null,
          `Het bestand is ${what}; dat wordt niet ingelezen. Open het en kies 'Opslaan als': Excel-werkmap (.xlsx) of CSV UTF-8.`,
        ],
      ],
    });
  });
});

describe("a workbook made to harm is refused", () => {
  const parts = () => workbookParts([header, row(7.5, 1)]);
  const changed = (from: string | RegExp, to: string, name = sheet) => {
    const all = parts();
    const text = (all[name] as string).replace(from, to);
    if (text === all[name]) throw new Error(`${name} does not hold ${from}`);
    return packed({ ...all, [name]: text });
  };
  const cases: [string, () => Promise<Uint8Array>, string][] = [
    ["no zip", async () => Buffer.from("PK geen zip"), "geen werkmap van Excel"],
    ["a password", async () => Buffer.from("d0cf11e0a1b11ae1", "hex"), "zonder wachtwoord"],
    ["no sheet", () => changed(/<sheets>.*<\/sheets>/, "", "xl/workbook.xml"), "heeft geen blad"],
    [
      "a sheet that is not there",
      () => changed("sheet1.xml", "sheet2.xml", "xl/_rels/workbook.xml.rels"),
      "is beschadigd",
    ],
    ["cut-off XML", () => changed("</sheetData></worksheet>", ""), "de XML erin klopt niet"],
    [
      "an entity",
      () => changed("<worksheet", '<!DOCTYPE x [<!ENTITY a "aa">]><worksheet'),
      "de XML erin klopt niet",
    ],
    ["a row far away", () => changed('<row r="2">', '<row r="999999999">'), "niet op hun plaats"],
    ["rows out of order", () => changed('<row r="2">', '<row r="1">'), "niet op hun plaats"],
    ["a column far away", () => changed('r="G2"', 'r="XFD2"'), "meer dan 512 kolommen"],
    ["a column beyond all", () => changed('r="G2"', 'r="AAAAAA2"'), "niet op hun plaats"],
    [
      "deep nesting",
      () => changed("<sheetData>", `${"<a>".repeat(100)}${"</a>".repeat(100)}<sheetData>`),
      "de XML erin klopt niet",
    ],
    [
      "a text without end",
      () => packed({ ...parts(), [sheet]: `<worksheet>${"x".repeat(2_000_000)}</worksheet>` }),
      "de XML erin klopt niet",
    ],
    [
      "a row without end",
      () =>
        changed(
          /(?<=<row r="2">)/,
          `<c r="A2" t="str"><v>${"x".repeat(70_000)}</v></c>`.replace("A2", "A2"),
        ),
      "Rij 2 is te lang",
    ],
    [
      "a bomb",
      () => packed({ ...parts(), [sheet]: Buffer.alloc(64 * 1024 * 1024, "<row/>") }),
      "te groot om veilig te lezen",
    ],
    [
      "a lie about its size",
      async () => lying(await packed({ [sheet]: "x".repeat(50_000), ...parts() })),
      "geen werkmap van Excel",
    ],
  ];
  test.each(cases)("%s", async (_, make, words) => {
    const { records, found } = await received("u.xlsx", await make());
    expect(records).toBe(0);
    expect(found).toEqual([["TABEL", found[0]?.[1] ?? null, expect.stringContaining(words)]]);
  });

  /** The same zip, of which the directory promises less than the parts hold. */
  function lying(zip: Buffer): Buffer {
    const made = Buffer.from(zip);
    for (let at = 0; at < made.length - 4; at++) {
      if (made.readUInt32LE(at) === 0x02014b50) made.writeUInt32LE(3, at + 24);
    }
    return made;
  }
});

describe("numbers and dates of a workbook", () => {
  test.each([
    ["7.5", "7.5"],
    ["999900006", "999900006"],
    ["0.30000000000000004", "0.3"],
    ["7.1250000000000001", "7.1250"],
    ["1E3", "1000"],
    ["-0.5", "-0.5"],
    ["geen", "geen"],
  ])("%s is %s", (written, text) => {
    expect(numberText(written)).toBe(text);
  });

  test.each([
    ["45352", false, "2024-03-01"],
    ["45352.75", false, "2024-03-01"],
    ["61", false, "1900-03-01"],
    ["59", false, "1900-02-28"],
    ["43890", true, "2024-03-01"],
    ["-1", false, null],
    ["1e9", false, null],
    ["", false, null],
  ])("day %s (from 1904: %s) is %s", (serial, from1904, day) => {
    expect(dateText(serial, from1904)).toBe(day);
  });

  test.each([
    [14, undefined, true],
    [2, undefined, false],
    [20, undefined, false],
    [164, "dd\\-mm\\-yyyy", true],
    [164, "mmm", true],
    [164, "[h]:mm", false],
    [164, '0" dagen"', false],
    [164, "[Red]#,##0.00", false],
    [164, "General", false],
  ])("format %s %s shows a date: %s", (id, code, is) => {
    expect(isDateFormat(id, code)).toBe(is);
  });
});
