import { CsvError, parse } from "csv-parse/sync";
import type { z } from "zod";
import { allowed, meant, type TypeSheet, typeSheet } from "./allowed.ts";
import { inRow, type Problem, quote } from "./problem.ts";
import { readText } from "./text-file.ts";

/** One good row and where it stands: the header is row 1, as in a spreadsheet. */
export interface Row<T> {
  row: number;
  value: T;
}

export interface Table<T> {
  file: string;
  rows: Row<T>[];
  /** False when some rows, or all, were not good. */
  complete: boolean;
  /**
   * Every value in a column, of bad rows too, so that one mistake is not reported again by
   * everything that refers to it. Null when the column could not be read at all.
   */
  cells(column: string): ReadonlySet<string> | null;
}

/**
 * Reads one CSV file against the schema of a row. Semicolons or commas, with or without BOM, empty
 * rows are skipped. Columns may stand in any order. What is wrong goes to `problems`; only good
 * rows are returned.
 */
export async function readTable<S extends z.ZodObject>(
  folder: string,
  file: string,
  schema: S,
  problems: Problem[],
): Promise<Table<z.output<S>>> {
  const none: Table<z.output<S>> = { file, rows: [], complete: false, cells: () => null };
  const records = await readRecords(folder, file, problems);
  if (!records) return none;
  const sheet = typeSheet(schema).properties ?? {};
  const header = trimmed(records[0] ?? [], 0);
  if (!checkHeader(file, header, Object.keys(sheet), problems)) return none;

  const rows: Row<z.output<S>>[] = [];
  let complete = true;
  const seen = new Map(Object.keys(sheet).map((column) => [column, new Set<string>()]));
  records.forEach((record, index) => {
    const row = index + 1;
    const cells = trimmed(record, header.length);
    if (row === 1 || cells.every((cell) => cell === "")) return;
    if (cells.length !== header.length) {
      complete = false;
      problems.push({
        file,
        at: row,
        where: `rij ${row}`,
        text: `deze rij heeft ${cells.length} cellen, de kop heeft er ${header.length}. Zet tekst met een scheidingsteken tussen dubbele aanhalingstekens.`,
      });
    }
    const raw = new Map(header.map((name, position) => [name, cells[position] ?? ""]));
    for (const [column, values] of seen) values.add(raw.get(column) ?? "");
    if (cells.length !== header.length) return;
    const read = schema.safeParse(
      Object.fromEntries(
        Object.entries(sheet).map(([column, type]) => [column, convert(raw.get(column), type)]),
      ),
    );
    if (read.success) rows.push({ row, value: read.data });
    else {
      complete = false;
      for (const column of new Set(read.error.issues.map((issue) => String(issue.path[0])))) {
        const type = sheet[column] ?? {};
        const accepts = (candidate: string) =>
          schema.shape[column]?.safeParse(convert(candidate, type)).success ?? false;
        problems.push(inRow(file, row, column, rejected(raw.get(column) ?? "", type, accepts)));
      }
    }
  });
  return { file, rows, complete, cells: (column) => seen.get(column) ?? null };
}

/** Cells without outer spaces, and without the empty ones a spreadsheet adds past the last column. */
function trimmed(record: string[], columns: number): string[] {
  const cells = record.map((cell) => cell.trim());
  const last = cells.findLastIndex((cell) => cell !== "");
  return cells.slice(0, Math.max(columns, last + 1));
}

/** The cells of a file, row by row; null (and a problem) when it cannot be read as a table. */
async function readRecords(
  folder: string,
  file: string,
  problems: Problem[],
): Promise<string[][] | null> {
  const text = await readText(folder, file, problems);
  if (text === null) return null;
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  try {
    return parse(text, {
      delimiter: firstLine.includes(";") ? ";" : ",",
      relax_column_count: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Not the line: an unclosed quote is noticed at the end of the file, its row is what helps.
    const row = Number(error.records) + 1;
    problems.push({
      file,
      at: row,
      where: `rij ${row}`,
      text: 'een dubbel aanhalingsteken (") staat op een vreemde plek of wordt niet gesloten. Zet de hele waarde tussen aanhalingstekens en schrijf een aanhalingsteken erbinnen dubbel.',
    });
    return null;
  }
}

/** Checks the header; false when columns are missing or double, and rows make no sense. */
function checkHeader(
  file: string,
  header: string[],
  columns: string[],
  problems: Problem[],
): boolean {
  const list = columns.join(", ");
  const kop = (text: string) => problems.push({ file, at: 1, where: "rij 1", text });
  for (const name of new Set(header)) {
    if (!columns.includes(name)) kop(`kolom ${quote(name)} is onbekend. Toegestaan: ${list}.`);
  }
  const double = columns.filter((name) => header.indexOf(name) !== header.lastIndexOf(name));
  for (const name of double) kop(`kolom ${name} staat er meer dan een keer. Laat er een staan.`);
  const missing = columns.filter((name) => !header.includes(name));
  for (const name of missing) kop(`kolom ${name} ontbreekt. Nodig zijn: ${list}.`);
  return double.length === 0 && missing.length === 0;
}

/** The text of a cell as the type its column has; left as text when it cannot be that. */
function convert(cell: string | undefined, type: TypeSheet): unknown {
  if (cell === undefined || cell === "") return null;
  const kinds = (type.anyOf ?? [type]).map((part) => part.type);
  if (kinds.includes("integer") && /^-?\d+$/.test(cell)) return Number(cell);
  // A Dutch spreadsheet writes a decimal comma; thousands separators are not accepted at all.
  if (kinds.includes("number") && /^-?\d+([.,]\d+)?$/.test(cell)) {
    return Number(cell.replace(",", "."));
  }
  if (kinds.includes("boolean") && (cell === "ja" || cell === "nee")) return cell === "ja";
  return cell;
}

function rejected(value: string, type: TypeSheet, accepts: (candidate: string) => boolean): string {
  const rule = `Toegestaan: ${allowed(type, "table")}.`;
  if (value === "") return `deze cel is leeg. ${rule}`;
  const suggestion = meant(value, accepts);
  const hint = suggestion === null ? "" : ` Bedoelt u ${quote(suggestion)}?`;
  return `de waarde ${quote(value)} kan niet. ${rule}${hint}`;
}
