import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../../pipeline/home.ts";
import { hoursHeader, realisationHeader, table, type Work, withInbox } from "./inbox.ts";
import { type BookCell, packed, workbook } from "./workbook-file.ts";

const tables = join(projectRoot, "tests", "examples", "tables");
const read = (name: string) => readFile(join(tables, name));

const hoursRead = ({ list }: Work) =>
  list(
    "SELECT municipality_code, segment, month, direct_hours, indirect_hours FROM care.hours ORDER BY ALL",
  );

const expected = [
  ["9001", "jeugd-ambulant", "2024-01-01", 7.5, 1],
  ["9002", "jeugd-wonen", "2024-02-01", 12.125, null],
  ["9002", "jeugd-wonen", "2024-03-01", 0.25, 0],
];

/** Windows-1252: Latin-1 will do for these letters, but not for the euro sign. */
const ansi = (text: string) =>
  Buffer.from([...text].map((letter) => (letter === "€" ? 0x80 : letter.charCodeAt(0))));

/** Turns the delimiter of a table without quoted ones. */
function parted(text: string, delimiter: string): string {
  return text
    .split("\n")
    .map((line) => {
      const [plain = "", note = ""] = line.split(/;(?=[^;]*$)/);
      return line === ""
        ? ""
        : `${plain.replaceAll(";", delimiter)}${delimiter}"${note.replaceAll('"', '""')}"`;
    })
    .join("\r\n");
}

describe("one table in many forms gives the same records", () => {
  const forms: [string, string, (text: string) => string | Uint8Array | Promise<Uint8Array>][] = [
    ["as it is", "u.csv", (text) => text],
    ["with commas", "u.csv", (text) => parted(text, ",")],
    ["with tabs", "u.csv", (text) => parted(text, "\t")],
    ["with a decimal comma", "u.csv", (text) => text.replace(/(?<=[0-9])\.(?=[0-9])/g, ",")],
    ["in Windows-1252", "u.csv", (text) => ansi(text.replace("goed", "€ 5"))],
    ["in UTF-8 with a mark", "u.csv", (text) => `\ufeff${text}`],
    ["in UTF-16", "u.csv", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["told its delimiter", "u.csv", (text) => `sep=;\r\n${text}`],
    [
      "with empty columns behind",
      "u.csv",
      (text) => text.replace(/$/gm, ";;").replace(/^;;$/gm, ""),
    ],
    ["with empty rows", "u.csv", (text) => `${text};;;;;;;\n\n;;;;;;;\n`],
    [
      "with a line end in a cell",
      "u.csv",
      (text) => text.replace("Coöperatie", '"Coöp\r\neratie"'),
    ],
    ["under a title", "u.csv", (text) => `Uren van Aardbei, eerste kwartaal\n\n${text}`],
    ["in a workbook of another hand", "u.xlsx", () => read("uren.xlsx")],
    [
      "in a workbook in a zip",
      "u.zip",
      async () => packed({ "map/uren.xlsx": await read("uren.xlsx") }),
    ],
  ];
  test.each(forms)("%s", async (_, name, form) => {
    const plain = (await read("uren.csv")).toString();
    await withInbox({ [name]: await form(plain) }, async (work) => {
      expect(await work.receive()).toMatchObject({ accepted: 1, records: 3, findings: [] });
      expect(await hoursRead(work)).toEqual(expected);
    });
  });

  test("whatever the amounts", async () => {
    const cell = fc.oneof(
      fc.integer({ min: 0, max: 99_999 }),
      fc.integer({ min: 0, max: 9_999_999 }).map((cents) => cents / 100),
      fc.double({ min: 0.001, max: 1000, noNaN: true }).map((value) => Number(value.toFixed(4))),
    );
    const name = fc.constantFrom("Coöperatie", 'een "kring"', "a;b", "a, b", "regel\neinde", "€");
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), cell, cell, name), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(rows, async (made) => {
        const header = [...realisationHeader.split(";"), "opmerking"];
        const lines: BookCell[][] = made.map(([month, hours, cost, note]) => [
          "99980001",
          "9001",
          "jeugd-ambulant",
          new Date(Date.UTC(2024, month - 1, 1)),
          3,
          hours,
          cost,
          note,
        ]);
        const text = (delimiter: string, decimal: string) =>
          [header, ...lines.map((cells) => cells.map((each) => asText(each, decimal)))]
            .map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(delimiter))
            .join("\r\n");
        const forms: Record<string, string | Uint8Array> = {
          "a.csv": text(";", ","),
          "b.csv": text(",", "."),
          "c.csv": ansi(text(";", ".")),
          "d.xlsx": await workbook([header, ...lines]),
        };
        const results: unknown[] = [];
        for (const [name, content] of Object.entries(forms)) {
          await withInbox({ [name]: content }, async ({ receive, list }) => {
            expect((await receive()).findings).toEqual([]);
            results.push(
              await list(
                "SELECT month, clients, hours, cost_cents FROM care.realisation ORDER BY ALL",
              ),
            );
          });
        }
        expect(results[0]).toHaveLength(made.length);
        for (const other of results.slice(1)) expect(other).toEqual(results[0]);
      }),
      { numRuns: 8, seed: 20_240_301 },
    );
  });
});

/** A value as a table of text has it; three decimals would look like thousands. */
function asText(cell: BookCell, decimal: string): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 7);
  const text = String(cell);
  if (typeof cell !== "number") return text;
  return (/\.[0-9]{3}$/.test(text) ? `${text}0` : text).replace(".", decimal);
}

describe("what looks like a number with thousands is refused", () => {
  const row = (hours: string, cost: string) =>
    `99980001;9001;jeugd-ambulant;2024-03;12;${hours};${cost}`;
  test.each([
    ["1.234", "hours"],
    ["1.234,5", "hours"],
    ["1,234.50", "hours"],
    ["1 234", "hours"],
    ["1'234", "hours"],
    ["12.345.678", "hours"],
  ])("%s", async (hours, column) => {
    const file = table(realisationHeader, row("1", "1"), row(hours, "1"));
    await withInbox({ "r.csv": file }, async ({ receive, list }) => {
      await receive();
      expect(await list("SELECT line, element, message FROM ledger.finding")).toEqual([
        [
          3,
          column,
          `Kolom hours heeft de waarde '${hours}'. Toegestaan: een getal van 0 of hoger, zoals 7,5, met hooguit 8 cijfers voor de komma en zonder punt, komma of spatie tussen duizendtallen. Verbeter de regel en lever de tabel opnieuw aan.`,
        ],
      ]);
    });
  });

  test("but 0.125 and 1234.5 are plain", async () => {
    const file = table(realisationHeader, row("0.125", "1234.5"));
    await withInbox({ "r.csv": file }, async ({ receive, list }) => {
      expect((await receive()).findings).toEqual([]);
      expect(await list("SELECT hours, cost_cents FROM care.realisation")).toEqual([
        [0.125, "123450"],
      ]);
    });
  });
});

describe("a large table passes through in pieces", () => {
  test("its encoding is found at the first letter beyond ASCII", async () => {
    const row = "999900006;99980001;9001;jeugd-ambulant;2024-03;1;1;";
    const many = Array.from({ length: 160_000 }, () => `${row}x`);
    const text = [`${hoursHeader};opmerking`, ...many, `${row}Coöperatie`].join("\r\n");
    await withInbox({ "groot.csv": ansi(text) }, async ({ receive }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 160_001, findings: [] });
    });
  }, 60_000);
});
