import { correctionKeyOf, dimsOf, keyOf } from "../../../src/data/reference.ts";
import type { FoundFigure } from "./found-figure.ts";

/** A table file as a reader opens it: figures by what they are, and everything else as text. */
export interface TableFile {
  figures: FoundFigure[];
  /** Fields that the file leaves empty: no figure of theirs may be in the release either. */
  blanks: string[];
  texts: string[];
}

/** Columns of figures, as tables for spreadsheets and for machines call them. */
const columns: Record<string, string> = {
  waarde: "estimate",
  ondergrens: "lower",
  bovengrens: "upper",
  teller: "numerator",
  noemer: "denominator",
  personen: "clients",
  norm: "norm_value",
  ...Object.fromEntries(
    `estimate lower upper numerator denominator clients norm_value estimate_before estimate_after`
      .split(" ")
      .map((name) => [name, name]),
  ),
};

/** Reads a table with `;` and decimal commas, or with `,` and decimal points. */
export function readTableFile(text: string): TableFile {
  const spreadsheet = (text.split("\n", 1)[0] ?? "").includes(";");
  const [heads = [], ...rows] = cellsOf(text.replace(/^\uFEFF/, ""), spreadsheet ? ";" : ",");
  const found: TableFile = { figures: [], blanks: [], texts: [...heads] };
  for (const [index, row] of rows.entries()) {
    const cell = new Map(heads.map((head, column) => [head, row[column] ?? ""]));
    const key = keyIn(cell);
    for (const [head, content] of cell) {
      const field = columns[head];
      // What a row is, is no text: it is held against the release with every figure.
      if (head === "verwijzing") continue;
      if (field === undefined || key === null) {
        found.texts.push(content);
        continue;
      }
      const ref = `${key}|${field}`;
      if (content === "") found.blanks.push(ref);
      else {
        const number = spreadsheet ? content.replace(",", ".") : content;
        const raw = /^-?\d*\.?\d+(e-?\d+)?$/.test(number) ? Number(number) : Number.NaN;
        found.figures.push({ ref, raw, text: null, where: `rij ${index + 2}` });
      }
    }
    // Cells beyond the last heading belong to no column.
    found.texts.push(...row.slice(heads.length));
  }
  return found;
}

function keyIn(cell: ReadonlyMap<string, string>): string | null {
  const key = cell.get("verwijzing");
  if (key !== undefined) return key;
  const [indicator, cut, period] = ["indicator_id", "cut", "period"].map((name) => cell.get(name));
  if (indicator === undefined || cut === undefined || period === undefined) return null;
  const dims = Object.fromEntries(
    [...cell].map(([name, content]) => [name, content === "" ? null : content]),
  );
  const [after, before] = ["until_after", "until_before"].map((name) => cell.get(name));
  const part = dims.part ?? null;
  if (after !== undefined && before !== undefined) {
    const changed = { until_after: after, until_before: before };
    return correctionKeyOf({ ...dims, ...changed, indicator_id: indicator, cut, period, part });
  }
  return keyOf(indicator, cut, dimsOf(dims), period, part);
}

/** The cells of a table file, quotes taken off. */
function cellsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\r\n]*))(${separator}|\r?\n|$)`,
    "y",
  );
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) break;
    const [, quoted, bare, end] = found;
    row.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
    if (end === separator) continue;
    rows.push(row);
    row = [];
  }
  // What could not be read is text that nobody accounts for.
  if (cell.lastIndex < text.length && cell.lastIndex === 0) rows.push([text]);
  return rows;
}
