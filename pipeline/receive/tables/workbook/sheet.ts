import { UnreadableTable } from "../encoding.ts";
import { longestRow, type TableRow } from "../text-rows.ts";
import { dateText, numberText } from "./number-text.ts";
import { readPart } from "./part-xml.ts";

/** What cells refer to. */
export interface Book {
  /** Texts that cells share, by number. */
  shared: readonly string[];
  /** Whether a cell style shows a date, by number. */
  dateStyles: readonly boolean[];
  /** Whether days are counted from 1904, as old Macs did. */
  from1904: boolean;
}

const mostColumns = 512;
const mostRows = 1_048_576;

/**
 * The rows of a sheet that hold cells, in order, with the number a spreadsheet shows beside them.
 * Memory does not grow with the sheet: a gap in rows is no row, one in columns is bounded.
 *
 * @throws UnreadableTable when the sheet is damaged or wider than any table
 */
export async function* sheetRows(
  pieces: AsyncIterable<Uint8Array>,
  book: Book,
): AsyncGenerator<TableRow> {
  let ready: TableRow[] = [];
  let line = 0;
  let cells: string[] = [];
  let size = 0;
  let column = -1;
  let type = "n";
  let style = 0;
  /** The text being read: a value, an inline text, or nothing that counts. */
  let value: string | null = null;
  let written = "";
  let phonetic = false;

  const listener = {
    open(name: string, attribute: (name: string) => string | undefined) {
      switch (name) {
        case "row": {
          const number = Number(attribute("r") ?? line + 1);
          if (!Number.isInteger(number) || number <= line || number > mostRows) throw misplaced();
          line = number;
          cells = [];
          size = 0;
          column = -1;
          return;
        }
        case "c": {
          const reference = attribute("r");
          const place = reference === undefined ? column + 1 : columnOf(reference);
          if (place <= column) throw misplaced();
          column = place;
          type = attribute("t") ?? "n";
          style = Number(attribute("s") ?? 0);
          written = "";
          return;
        }
        case "rPh":
          phonetic = true;
          return;
        case "v":
        case "t":
          value = "";
      }
    },
    close(name: string) {
      switch (name) {
        case "v":
        case "t":
          if (!phonetic) written += value ?? "";
          value = null;
          return;
        case "rPh":
          phonetic = false;
          return;
        case "c": {
          const text = written === "" ? "" : textOf(type, style, written, book);
          if (text === "") return;
          if (column >= mostColumns) {
            throw new UnreadableTable(
              `Rij ${line} heeft meer dan ${mostColumns} kolommen. Lever alleen de tabel zelf aan.`,
              line,
            );
          }
          size += text.length;
          if (size > longestRow) throw new UnreadableTable(`Rij ${line} is te lang.`, line);
          while (cells.length < column) cells.push("");
          cells.push(text);
          return;
        }
        case "row":
          if (cells.length > 0) ready.push({ record: cells, info: { lines: line } });
      }
    },
    text(text: string) {
      if (value !== null) value += text;
    },
  };
  for await (const _ of readPart(pieces, listener)) {
    yield* ready;
    ready = [];
  }
}

function textOf(type: string, style: number, written: string, book: Book): string {
  switch (type) {
    case "s":
      return book.shared[Number(written)] ?? "";
    case "b":
      return written === "1" ? "ja" : "nee";
    case "d":
      return written.slice(0, 10);
    case "n":
      return (
        (book.dateStyles[style] === true ? dateText(written, book.from1904) : null) ??
        numberText(written)
      );
    default:
      // A text in the cell, the text of a formula, or an error such as #N/A.
      return written;
  }
}

/** The place of a column by its letters, from 0: `B7` is 1. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}(?=[0-9]{1,7}$)/.exec(reference)?.[0];
  if (letters === undefined) throw misplaced();
  let place = 0;
  for (const letter of letters) place = place * 26 + letter.charCodeAt(0) - 64;
  return place - 1;
}

function misplaced(): UnreadableTable {
  return new UnreadableTable(
    "De werkmap is beschadigd: cellen staan niet op hun plaats. Sla hem opnieuw op als .xlsx.",
  );
}
