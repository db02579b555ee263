import type { Region } from "../../region/region.ts";
import { quotable } from "../bsn.ts";
import type { Desk } from "../istandaarden/desk.ts";
import { UnreadableTable } from "./encoding.ts";
import { hours } from "./hours.ts";
import { choose, type Header, headerOf, type Layout, Layouts } from "./layout.ts";
import { outcomeMeasurement } from "./outcome-measurement.ts";
import { realisation } from "./realisation.ts";
import { reportedTrajectory } from "./reported-trajectory.ts";
import { Row } from "./row.ts";
import type { TableContext, TableKind } from "./table-kind.ts";
import { type TableRow, withTextRows } from "./text-rows.ts";
import { waiting } from "./waiting.ts";
import { withWorkbookRows } from "./workbook/workbook.ts";

const kinds: readonly TableKind[] = [
  outcomeMeasurement,
  hours,
  realisation,
  waiting,
  reportedTrajectory,
];

/** The header stands within so many rows; above it a title may stand. */
const headerWithin = 20;

/** A header and where it stands. */
interface Heading {
  header: Header;
  line: number;
}

/** A table of which the columns are understood. */
interface Reading {
  layout: Layout;
  row: Row;
  record: ReturnType<TableKind["record"]>;
  columns: number;
}

/**
 * Reads a table of any kind, row by row; its columns say which kind it is, in our own names or by a
 * mapping of the region. A row with a mistake is left out and named; a table whose columns cannot
 * be understood is refused whole.
 */
export class TableReader {
  readonly #desk: Desk;
  readonly #context: TableContext;
  readonly #layouts: Layouts;
  /** Whether the table holds rows of several providers. */
  #several = false;

  constructor(desk: Desk, region: Pick<Region, "segments" | "mappings">) {
    this.#desk = desk;
    this.#context = {
      pseudonyms: desk.pseudonyms,
      segments: region.segments.map((segment) => segment.id),
      laws: new Map(region.segments.map((segment) => [segment.id, segment.law])),
    };
    this.#layouts = new Layouts(kinds, region.mappings);
  }

  /** Reads a table of text (.csv) onto the draft at the desk. Only a fault of ours is thrown. */
  async read(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    await this.#reading(() => withTextRows(content, (rows) => this.#rows(rows, false)));
  }

  /** Reads the first sheet of a workbook (.xlsx), as `read` does a table of text. */
  async readWorkbook(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    await this.#reading(() => withWorkbookRows(content, (rows) => this.#rows(rows, true)));
  }

  async #reading(read: () => Promise<void>): Promise<void> {
    const { draft } = this.#desk;
    this.#several = false;
    try {
      await read();
    } catch (error) {
      if (!(error instanceof UnreadableTable)) throw error;
      draft.refuse(error.line, null, "TABEL", error.message);
    }
    // A joint list has no sender of its own.
    if (this.#several) draft.sender = null;
  }

  /** @param ragged whether a row may end before the last column */
  async #rows(rows: AsyncIterable<TableRow>, ragged: boolean): Promise<void> {
    const tried: Heading[] = [];
    let heading: Heading | null = null;
    let layouts: Layout[] = [];
    let reading: Reading | null = null;
    for await (const { record: cells, info } of rows) {
      if (isBlank(cells)) continue;
      if (reading !== null) {
        this.#take(reading, cells, info.lines, ragged);
      } else if (heading === null) {
        const header = headerOf(cells);
        layouts = this.#layouts.fitting(header);
        if (layouts.length > 0) heading = { header, line: info.lines };
        else if (tried.push({ header, line: info.lines }) >= headerWithin) break;
      } else {
        reading = this.#begin(heading, layouts, cells);
        if (reading === null) return;
        this.#take(reading, cells, info.lines, ragged);
      }
    }
    if (reading !== null) return;
    if (heading === null) this.#misunderstood(tried);
    else this.#desk.draft.kind = layouts[0]?.kind.name ?? this.#desk.draft.kind;
  }

  #begin({ header, line }: Heading, layouts: Layout[], cells: string[]): Reading | null {
    const { draft } = this.#desk;
    const layout = choose(layouts, cells);
    if (layout === null) {
      const names = layouts.map(({ mapping }) => `'${mapping?.name ?? ""}'`);
      draft.refuse(
        line,
        null,
        "TABEL",
        `De kolommen passen bij de indeling ${[...new Set(names)].join(", ")}, maar die geldt niet voor deze aanbieder of deze datum. Vraag de regio om de indeling aan te vullen, of gebruik de kolomnamen van de monitor.`,
      );
      return null;
    }
    draft.kind = layout.kind.name;
    if (header.places.size !== header.names.length) {
      draft.refuse(
        line,
        null,
        "TABEL",
        "Een kolomnaam komt vaker voor of is leeg. Geef elke kolom een eigen naam.",
      );
      return null;
    }
    return {
      layout,
      row: new Row(draft, layout.sources),
      record: layout.kind.record(this.#context),
      columns: header.names.length,
    };
  }

  #take(reading: Reading, cells: string[], line: number, ragged: boolean): void {
    const { draft } = this.#desk;
    const { row, layout } = reading;
    draft.recordsIn += 1;
    row.begin(cells, line);
    const made = this.#record(reading, cells, ragged);
    if (made === null) {
      draft.recordsRejected += 1;
      return;
    }
    this.#desk.row(layout.kind.table, made);
    for (const [table, beside] of row.beside) this.#desk.row(table, beside);
  }

  #record({ layout, row, record, columns }: Reading, cells: string[], ragged: boolean) {
    const { draft } = this.#desk;
    const fits =
      cells.length === columns || (cells.length < columns ? ragged : isBlank(cells.slice(columns)));
    if (!fits) {
      row.wrong(null, `De regel heeft ${cells.length} kolommen, de kop ${columns}.`);
      return null;
    }
    const made = record(row);
    if (made === null) return null;
    const provider = row.text("provider_agb");
    draft.sender ??= provider;
    if (draft.sender !== provider) {
      if (layout.kind.joint) {
        this.#several = true;
        return made;
      }
      row.wrong(
        "provider_agb",
        `De regel is van aanbieder ${provider}, de tabel begint met aanbieder ${draft.sender}. Een tabel is van één aanbieder.`,
      );
      return null;
    }
    return made;
  }

  /** Refuses a table without a header that fits; the row that comes nearest was meant to be it. */
  #misunderstood(tried: Heading[]): void {
    const { draft } = this.#desk;
    const lacks = tried.map(({ header, line }) => {
      const lack = this.#layouts.nearest(header);
      return { header, line, lack, share: lack.columns.length / lack.asked };
    });
    const nearest = lacks.toSorted((a, b) => a.share - b.share)[0];
    if (nearest === undefined) {
      draft.refuse(
        1,
        null,
        "TABEL",
        "De tabel is leeg. Lever een tabel met kolomnamen en regels aan.",
      );
      return;
    }
    const { lack, header, line, share } = nearest;
    const names = header.names.slice(0, 20).map(quotable);
    draft.refuse(
      line,
      lack.columns[0] ?? null,
      "TABEL",
      share < 0.5
        ? `De tabel lijkt op '${lack.layout}', maar mist de kolom ${lack.columns.join(", ")}. Vul de kolom aan en lever de tabel opnieuw aan.`
        : `Aan de kolommen (${names.join(", ")}) is niet te zien welke tabel dit is. Gebruik de kolommen van een van de tabellen ${kinds.map((kind) => kind.name).join(", ")}, of een indeling van de regio.`,
    );
  }
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}
