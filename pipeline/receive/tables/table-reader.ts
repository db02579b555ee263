import { CsvError, parse } from "csv-parse";
import type { Region } from "../../region/region.ts";
import { quotable } from "../bsn.ts";
import type { Desk } from "../istandaarden/desk.ts";
import { hours } from "./hours.ts";
import { outcomeMeasurement } from "./outcome-measurement.ts";
import { realisation } from "./realisation.ts";
import { Row } from "./row.ts";
import type { TableContext, TableKind } from "./table-kind.ts";

const kinds: readonly TableKind[] = [outcomeMeasurement, hours, realisation];

/** A row longer than this is no row. */
const longestRow = 64 * 1024;

/**
 * Reads a table of any kind, row by row; its columns say which kind it is. A row with a mistake is
 * left out and named; a table whose columns cannot be understood is refused whole.
 */
export class TableReader {
  readonly #desk: Desk;
  readonly #context: TableContext;

  constructor(desk: Desk, region: Region) {
    this.#desk = desk;
    this.#context = {
      pseudonyms: desk.pseudonyms,
      segments: region.segments.map((segment) => segment.id),
    };
  }

  /** Reads one table onto the draft at the desk. Only a fault of ours is thrown. */
  async read(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    const { draft } = this.#desk;
    try {
      const text = decoded(content instanceof Uint8Array ? [content] : content);
      const first = await text.next();
      const opening = first.done === true ? "" : first.value;
      const rows = parse({
        delimiter: delimiterOf(opening),
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: longestRow,
        info: true,
      });
      const feeding = feed(rows, opening, text);
      try {
        await this.#rows(rows as AsyncIterable<{ record: string[]; info: { lines: number } }>);
      } finally {
        rows.destroy();
        await feeding;
      }
    } catch (error) {
      if (error instanceof NotUtf8) {
        draft.refuse(
          null,
          null,
          "TABEL",
          "De tabel is geen tekst in UTF-8. Sla hem op als CSV UTF-8.",
        );
      } else if (error instanceof CsvError) {
        const line = typeof error.lines === "number" ? error.lines : null;
        draft.refuse(
          line,
          null,
          "TABEL",
          "De tabel is rond deze regel niet te lezen: aanhalingstekens kloppen niet of een regel is te lang. Maak de tabel opnieuw.",
        );
      } else throw error;
    }
  }

  async #rows(rows: AsyncIterable<{ record: string[]; info: { lines: number } }>): Promise<void> {
    const { draft } = this.#desk;
    let row: Row | null = null;
    let kind: TableKind | null = null;
    let columns = 0;
    let record: ReturnType<TableKind["record"]> = () => null;
    for await (const { record: cells, info } of rows) {
      if (row === null || kind === null) {
        const places = placesOf(cells);
        kind = this.#kind(cells, places);
        if (kind === null) return;
        draft.kind = kind.name;
        columns = cells.length;
        row = new Row(draft, places);
        record = kind.record(this.#context);
      } else {
        draft.recordsIn += 1;
        row.begin(cells, info.lines);
        const made = this.#record(row, cells.length, columns, record);
        if (made === null) draft.recordsRejected += 1;
        else this.#desk.row(kind.table, made);
      }
    }
    if (row === null) {
      draft.refuse(
        1,
        null,
        "TABEL",
        "De tabel is leeg. Lever een tabel met kolomnamen en regels aan.",
      );
    }
  }

  #record(row: Row, found: number, columns: number, record: ReturnType<TableKind["record"]>) {
    const { draft } = this.#desk;
    if (found !== columns) {
      row.wrong(null, `De regel heeft ${found} kolommen, de kop ${columns}.`);
      return null;
    }
    const made = record(row);
    if (made === null) return null;
    const provider = row.text("provider_agb");
    draft.sender ??= provider;
    if (draft.sender !== provider) {
      row.wrong(
        "provider_agb",
        `De regel is van aanbieder ${provider}, de tabel begint met aanbieder ${draft.sender}. Een tabel is van één aanbieder.`,
      );
      return null;
    }
    return made;
  }

  #kind(header: string[], places: ReadonlyMap<string, number>): TableKind | null {
    const { draft } = this.#desk;
    const missing = (kind: TableKind) =>
      kind.columns.filter((column) =>
        column === "client" ? !places.has("bsn") && !places.has("client_key") : !places.has(column),
      );
    const nearest = kinds.toSorted((a, b) => missing(a).length - missing(b).length)[0] as TableKind;
    const lacking = missing(nearest).map((column) =>
      column === "client" ? "bsn (of client_key)" : column,
    );
    if (lacking.length === 0) {
      if (places.size === header.length) return nearest;
      draft.refuse(
        1,
        null,
        "TABEL",
        "Een kolomnaam komt vaker voor of is leeg. Geef elke kolom een eigen naam.",
      );
      return null;
    }
    const names = header.slice(0, 20).map((name) => quotable(name.trim()));
    draft.refuse(
      1,
      lacking[0] ?? null,
      "TABEL",
      lacking.length < nearest.columns.length / 2
        ? `De tabel lijkt op '${nearest.name}', maar mist de kolom ${lacking.join(", ")}. Vul de kolom aan en lever de tabel opnieuw aan.`
        : `Aan de kolommen (${names.join(", ")}) is niet te zien welke tabel dit is. Gebruik de kolommen van een van de tabellen ${kinds.map((kind) => kind.name).join(", ")}.`,
    );
    return null;
  }
}

class NotUtf8 extends Error {}

/** The text of a table, without a byte order mark. */
async function* decoded(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new NotUtf8();
    throw error;
  }
}

/** Semicolon or comma: whichever the first line has more of. */
function delimiterOf(opening: string): string {
  const line = /^[^\r\n]*/.exec(opening)?.[0] ?? "";
  return line.split(",").length > line.split(";").length ? "," : ";";
}

function placesOf(header: string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [place, name] of header.entries()) {
    const plain = name.trim().toLowerCase();
    if (plain !== "") places.set(plain, place);
  }
  return places;
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
    rows.once("drain", resolve);
    rows.once("close", resolve);
  });
}
