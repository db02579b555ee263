import { CsvError, parse } from "csv-parse";
import { decoded, UnreadableTable } from "./encoding.ts";

/** One row of a table: its cells, and the line where it stands. */
export interface TableRow {
  record: string[];
  info: { lines: number };
}

/** A row longer than this is no row. */
export const longestRow = 64 * 1024;

/** So many first lines are looked at to find out what parts the columns. */
const examined = 5;
const delimiters = [";", ",", "\t"];

/**
 * Reads a table of text with semicolons, commas or tabs, as fast as `use` takes its rows. Cells may
 * be quoted and hold line ends; empty lines are passed over; a first line `sep=;` is obeyed.
 *
 * @throws UnreadableTable when it cannot be read
 */
export async function withTextRows(
  content: Uint8Array | AsyncIterable<Uint8Array>,
  use: (rows: AsyncIterable<TableRow>) => Promise<void>,
): Promise<void> {
  const text = decoded(content instanceof Uint8Array ? [content] : content);
  let opening = "";
  for (;;) {
    const next = await text.next();
    if (next.done === true) break;
    opening += next.value;
    if (opening.length > longestRow || opening.split("\n", examined + 1).length > examined) break;
  }
  const told = /^sep=(.)(?=\r?\n|\r|$)/i.exec(opening);
  // The line stays, empty, so that lines keep their number.
  const rest = told === null ? opening : opening.slice(told[0].length);
  const rows = parse({
    delimiter: told?.[1] ?? delimiterOf(rest),
    ...(isMixed(opening) ? { record_delimiter: ["\r\n", "\n", "\r"] } : {}),
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    info: true,
  });
  const feeding = feed(rows, rest, text);
  try {
    await use(rows as AsyncIterable<TableRow>);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableTable(
      "De tabel is rond deze regel niet te lezen: aanhalingstekens kloppen niet of een regel is te lang. Maak de tabel opnieuw.",
      typeof error.lines === "number" ? error.lines : null,
    );
  } finally {
    rows.destroy();
    await feeding;
  }
}

/** Whether more than one kind of line end is used, as in files put together by hand. */
function isMixed(opening: string): boolean {
  return /\r\n/.test(opening) && /[^\r]\n|\r[^\n]/.test(opening);
}

/** Whichever delimiter one of the first lines has most of; what is between quotes does not count. */
function delimiterOf(opening: string): string {
  const lines = opening.replace(/"(?:[^"]|"")*"/g, "").split(/\r\n|\n|\r/, examined);
  const most = (delimiter: string) =>
    Math.max(...lines.map((line) => line.split(delimiter).length));
  return delimiters.toSorted((a, b) => most(b) - most(a))[0] as string;
}

/** Feeds the parser as fast as it takes the text; a mistake in the text surfaces in the parser. */
async function feed(
  rows: ReturnType<typeof parse>,
  opening: string,
  rest: AsyncIterable<string>,
): Promise<void> {
  try {
    rows.write(opening);
    for await (const piece of rest) {
      if (rows.destroyed) return;
      if (!rows.write(piece)) await drained(rows);
    }
    rows.end();
  } catch (error) {
    rows.destroy(error as Error);
  }
}

function drained(rows: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      rows.off("drain", done);
      rows.off("close", done);
      resolve();
    };
    rows.on("drain", done);
    rows.on("close", done);
  });
}
