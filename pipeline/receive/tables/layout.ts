import type { Mapping } from "../../region/mapping.ts";
import { tableFields } from "../../region/table-fields.ts";
import { type Translation, translationOf } from "./mapped-value.ts";
import type { TableKind } from "./table-kind.ts";

/** Where the value of one of our columns stands in a file. */
export interface Source {
  /** Name of the column in the file, as findings name it. */
  name: string;
  /** Place in the row, from 0; -1 when the value is fixed. */
  place: number;
  fixed: string;
  translation: Translation | null;
}

export type Sources = ReadonlyMap<string, Source>;

/** How the columns of a file are understood: in our own names, or by the mapping of a sender. */
export interface Layout {
  kind: TableKind;
  mapping: Mapping | null;
  sources: Sources;
}

/** The names of the columns of a file. */
export interface Header {
  names: string[];
  /** Place by name in small letters. */
  places: ReadonlyMap<string, number>;
}

/** The header in a row, without the empty cells a spreadsheet adds past the last column. */
export function headerOf(cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.trim());
  names.length = names.findLastIndex((name) => name !== "") + 1;
  const places = new Map<string, number>();
  for (const [place, name] of names.entries()) {
    if (name !== "") places.set(name.toLowerCase(), place);
  }
  return { names, places };
}

/** What a layout lacks in a header: the columns, by the names a sender should use. */
export interface Lack {
  /** Name of the kind, or of the mapping. */
  layout: string;
  columns: string[];
  /** How many columns the layout asks. */
  asked: number;
}

/** The layouts a region knows: each kind in our own names, and the mappings of its senders. */
export class Layouts {
  readonly #kinds: readonly TableKind[];
  readonly #mappings: readonly Mapping[];

  constructor(kinds: readonly TableKind[], mappings: readonly Mapping[]) {
    this.#kinds = kinds;
    this.#mappings = mappings;
  }

  /** The layouts that fit a header: those of mappings first, the one that says most before others. */
  fitting(header: Header): Layout[] {
    const mapped = this.#mappings
      .filter((mapping) => lackOfMapping(mapping, header).columns.length === 0)
      .map((mapping) => this.#mapped(mapping, header));
    const own = this.#kinds
      .filter((kind) => lackOfKind(kind, header).columns.length === 0)
      .toSorted((a, b) => tableFields[b.name].required.length - tableFields[a.name].required.length)
      .slice(0, 1)
      .map((kind) => ({ kind, mapping: null, sources: ownSources(header) }));
    return [...mapped, ...own];
  }

  /** The layout that comes nearest to a header that fits none. */
  nearest(header: Header): Lack {
    const lacks = [
      ...this.#kinds.map((kind) => lackOfKind(kind, header)),
      ...this.#mappings.map((mapping) => lackOfMapping(mapping, header)),
    ];
    return lacks.toSorted(
      (a, b) => a.columns.length / a.asked - b.columns.length / b.asked,
    )[0] as Lack;
  }

  #mapped(mapping: Mapping, header: Header): Layout {
    const kind = this.#kinds.find(({ name }) => name === mapping.kind) as TableKind;
    const sources = new Map<string, Source>();
    for (const [name, field] of Object.entries(mapping.fields)) {
      if (field.column === undefined) {
        sources.set(name, { name, place: -1, fixed: field.value ?? "", translation: null });
        continue;
      }
      const place = header.places.get(field.column.trim().toLowerCase());
      if (place === undefined) continue;
      const translation = translationOf(name, field, mapping);
      sources.set(name, { name: header.names[place] ?? name, place, fixed: "", translation });
    }
    return { kind, mapping, sources };
  }
}

/**
 * The layout that holds for a file, by its first row: a mapping for the sender before one for all,
 * the newest that is in force on the date of the row, and our own names only when no mapping holds.
 * Null when mappings fit the columns, but none of them holds for this sender and date.
 */
export function choose(layouts: readonly Layout[], cells: readonly string[]): Layout | null {
  const holding = layouts.filter(({ kind, mapping, sources }) => {
    if (mapping === null) return true;
    const on = dateOf(kind, sources, cells);
    const agb = peek(sources, cells, "provider_agb");
    return (
      (mapping.agb === "*" || mapping.agb.includes(agb)) && (on === "" || mapping.validFrom <= on)
    );
  });
  return holding.toSorted((a, b) => compare(rankOf(b), rankOf(a)))[0] ?? null;
}

function rankOf({ mapping, sources }: Layout): string {
  if (mapping === null) return "";
  const own = mapping.agb === "*" ? "0" : "1";
  return `${own} ${mapping.validFrom} ${String(sources.size).padStart(3, "0")} ${mapping.file}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The date that decides which version of a mapping holds; empty when there is none to be read. */
function dateOf(kind: TableKind, sources: Sources, cells: readonly string[]): string {
  for (const column of kind.datedBy) {
    const text = peek(sources, cells, column);
    const period = /^([0-9]{4})-?H(?:J0)?([12])$/.exec(text);
    if (period !== null) return `${period[1]}-${period[2] === "1" ? "01" : "07"}-01`;
    if (/^[0-9]{4}-[0-9]{2}$/.test(text)) return `${text}-01`;
    if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return text;
  }
  return "";
}

function peek(sources: Sources, cells: readonly string[], column: string): string {
  const source = sources.get(column);
  if (source === undefined) return "";
  const text = source.place < 0 ? source.fixed : (cells[source.place] ?? "").trim();
  return source.translation === null || text === "" ? text : (source.translation.of(text) ?? "");
}

function ownSources({ names, places }: Header): Sources {
  return new Map(
    [...places].map(([name, place]) => [
      name,
      { name: (names[place] ?? name).toLowerCase(), place, fixed: "", translation: null },
    ]),
  );
}

function lackOfKind({ name }: TableKind, { places }: Header): Lack {
  const { required } = tableFields[name];
  const columns = required
    .filter((column) =>
      column === "client" ? !places.has("bsn") && !places.has("client_key") : !places.has(column),
    )
    .map((column) => (column === "client" ? "bsn (of client_key)" : column));
  return { layout: name, columns, asked: required.length };
}

function lackOfMapping(mapping: Mapping, { places }: Header): Lack {
  const { optional } = tableFields[mapping.kind];
  const asked = new Set<string>();
  for (const [name, { column }] of Object.entries(mapping.fields)) {
    if (column !== undefined && !optional.includes(name)) asked.add(column.trim());
  }
  const columns = [...asked].filter((column) => !places.has(column.toLowerCase()));
  return { layout: mapping.name, columns, asked: Math.max(1, asked.size) };
}
