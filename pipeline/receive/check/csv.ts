import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Json } from "@duckdb/node-api";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { cellText } from "../cell-text.ts";
import { rules as catalogue } from "../rules/catalogue.ts";
import { agbOf, prepareFindings } from "./check.ts";

const columns = [
  "afzender",
  "bestand",
  "identificatie",
  "regel",
  "element",
  "toewijzingnummer",
  "referentie",
  "code",
  "ernst",
  "regel_van_de_standaard",
  "melding",
];

/**
 * Writes every finding to a table that can be sent to the one it is about: their own file, line,
 * allocation number and reference; never a BSN or client key. UTF-8 with a byte order mark,
 * semicolons, as Excel takes it. Memory does not grow with the number of findings.
 *
 * @param provider `provider_id` or AGB code: of this provider alone
 */
export async function writeFindings(db: Warehouse, path: string, provider?: string): Promise<void> {
  const only = provider === undefined ? null : await agbOf(db, provider);
  await prepareFindings(db);
  const found = await db.stream(
    `SELECT party, file, identification, line, element, allocation_no, reference, rule, severity,
      message
    FROM told_finding WHERE $only IS NULL OR party = $only
    ORDER BY party, delivery_id, line NULLS FIRST, rule, element, message`,
    { only },
  );
  await pipeline(Readable.from(text(found.yieldRowsJson())), createWriteStream(path));
}

async function* text(pages: AsyncIterable<Json[][]>): AsyncGenerator<string> {
  const meanings = new Map(catalogue.map(({ code, description }) => [code, description]));
  // With a byte order mark, because Excel otherwise takes the text for Windows-1252.
  yield `\ufeff${columns.join(";")}\r\n`;
  for await (const page of pages) {
    yield page
      .map((row) => {
        const cells = row as (string | number | null)[];
        const meaning = meanings.get(String(cells[7])) ?? "";
        return `${[...cells.slice(0, 9), meaning, cells[9] ?? ""].map(cellText).join(";")}\r\n`;
      })
      .join("");
  }
}
