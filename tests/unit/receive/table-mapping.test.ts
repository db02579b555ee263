import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { receive } from "../../../pipeline/receive/receive.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { withRegion } from "../region/folder.ts";
import { table, type Work, withInbox } from "./inbox.ts";
import { workbook } from "./workbook-file.ts";

const own = `name: Uren van Aardbei
version: "1"
source: Afspraak met Aardbei
kind: hours
agb: ["99980001"]
validFrom: 2024-01-01
months: MM-JJJJ
fields:
  bsn: { column: Burgerservicenummer }
  provider_agb: { value: "99980001" }
  municipality_code: { column: Gemeente, codes: { Voorbeek: "9001", Middelbeek: "9002" } }
  segment: { column: Product, codes: { thuis: jeugd-ambulant, wonen: jeugd-wonen } }
  month: { column: Maand }
  direct_hours: { column: Uren }
`;
const header = "Burgerservicenummer;Gemeente;Product;Maand;Uren";
const row = "999900006;Voorbeek;Thuis;3-2024;7,5";

/** Receives files in the region Klein with these mappings. */
async function received<T>(
  mappings: Record<string, string>,
  files: Record<string, string | Uint8Array>,
  look: (work: Work) => Promise<T>,
): Promise<T> {
  return withRegion([], async (folder) => {
    await mkdir(join(folder, "mappings"), { recursive: true });
    for (const [name, text] of Object.entries(mappings)) {
      await writeFile(join(folder, "mappings", `${name}.yaml`), text);
    }
    const region = await readRegion(folder);
    return withInbox(files, async (work) => {
      await receive(work.db, region, work.home, silent);
      return look(work);
    });
  });
}

const hours = ({ list }: Work) =>
  list(
    "SELECT delivery_id, provider_agb, municipality_code, segment, month, direct_hours FROM care.hours ORDER BY ALL",
  );
const findings = ({ list }: Work) =>
  list("SELECT line, element, message FROM ledger.finding ORDER BY ALL");

describe("a mapping of the region reads the columns of a sender", () => {
  test("with codes, months and fixed values", async () => {
    const files = { "a.csv": table(`${header};Naam`, `${row};P. Verzonnen`) };
    expect(await received({ own }, files, hours)).toEqual([
      [1, "99980001", "9001", "jeugd-ambulant", "2024-03-01", 7.5],
    ]);
  });

  test("from a workbook as well", async () => {
    const made = await workbook([
      header.split(";"),
      ["999900006", "voorbeek", "wonen", new Date(Date.UTC(2024, 2, 1)), 7.5],
    ]);
    expect(await received({ own }, { "a.xlsx": made }, hours)).toEqual([
      [1, "99980001", "9001", "jeugd-wonen", "2024-03-01", 7.5],
    ]);
  });

  test("and names mistakes in the words of the sender", async () => {
    const files = {
      "a.csv": table(
        header,
        row,
        row.replace("Voorbeek", "Elders"),
        row.replace("3-2024", "2024-03-07"),
        row.replace("999900006", "999900007"),
        row.replace("7,5", "-1"),
      ),
    };
    const again = "Verbeter de regel en lever de tabel opnieuw aan.";
    expect(await received({ own }, files, findings)).toEqual([
      [
        3,
        "Gemeente",
        `Kolom Gemeente heeft de waarde 'Elders'. Toegestaan: Voorbeek, Middelbeek. ${again}`,
      ],
      [
        4,
        "Maand",
        `Kolom Maand heeft de waarde '2024-03-07'. Toegestaan: een maand als 03-2024. ${again}`,
      ],
      [5, "Burgerservicenummer", expect.stringContaining("elfproef")],
      [
        6,
        "Uren",
        expect.stringContaining(
          "Kolom Uren heeft de waarde '-1'. Toegestaan: een getal van 0 of hoger",
        ),
      ],
    ]);
  });

  test("the newest that is in force on the date of the first row counts", async () => {
    const newer = own
      .replace("2024-01-01", "2025-01-01")
      .replace("thuis: jeugd-ambulant", "thuis: jeugd-wonen");
    const files = {
      "a.csv": table(header, row),
      "b.csv": table(header, row.replace("2024", "2025")),
    };
    expect(await received({ own, newer }, files, hours)).toEqual([
      [1, "99980001", "9001", "jeugd-ambulant", "2024-03-01", 7.5],
      [2, "99980001", "9001", "jeugd-wonen", "2025-03-01", 7.5],
    ]);
  });

  test("one for the sender goes before one for all", async () => {
    const agb = (text: string) => text.replace('{ value: "99980001" }', "{ column: AGB }");
    const all = agb(own)
      .replace('["99980001"]', '"*"')
      .replace("2024-01-01", "2024-02-01")
      .replace("thuis: jeugd-ambulant", "thuis: jeugd-hoogspecialistisch");
    const files = {
      "a.csv": table(`${header};AGB`, `${row};99980001`),
      "b.csv": table(`${header};AGB`, `${row};99980002`),
    };
    expect(await received({ own: agb(own), all }, files, hours)).toEqual([
      [1, "99980001", "9001", "jeugd-ambulant", "2024-03-01", 7.5],
      [2, "99980002", "9001", "jeugd-hoogspecialistisch", "2024-03-01", 7.5],
    ]);
  });

  test("a table before its first day is refused", async () => {
    const files = { "a.csv": table(header, row.replace("2024", "2023")) };
    expect(await received({ own }, files, findings)).toEqual([
      [
        1,
        null,
        expect.stringContaining(
          "De kolommen passen bij de indeling 'Uren van Aardbei', maar die geldt niet voor deze aanbieder of deze datum.",
        ),
      ],
    ]);
  });

  test("codes may stand for an empty date", async () => {
    const list = `name: Wachtlijst
version: "1"
source: Afspraak
kind: waiting
agb: "*"
validFrom: 2024-01-01
dates: DD-MM-JJJJ
fields:
  bsn: { column: BSN }
  provider_agb: { column: AGB }
  municipality_code: { column: Gemeente }
  segment: { value: jeugd-ambulant }
  registered_on: { column: Aangemeld }
  status: { column: Stand, codes: { W: waiting, S: started } }
  status_on: { column: Per }
  first_care_on: { column: Gestart, codes: { "-": "" } }
`;
    const files = {
      "w.csv": table(
        "BSN;AGB;Gemeente;Aangemeld;Stand;Per;Gestart",
        "999900006;99980001;9001;8-1-2024;W;31/03/2024;-",
        "999900018;99980001;9001;08-01-2024;S;1-4-2024;1-4-2024",
      ),
    };
    const look = ({ list }: Work) =>
      list(
        "SELECT registered_on, status, status_on, first_care_on FROM care.waiting ORDER BY line",
      );
    expect(await received({ list }, files, look)).toEqual([
      ["2024-01-08", "waiting", "2024-03-31", null],
      ["2024-01-08", "started", "2024-04-01", "2024-04-01"],
    ]);
  });
});
