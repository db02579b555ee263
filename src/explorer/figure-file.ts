import {
  type Data,
  type DataType,
  Dictionary,
  Float64,
  Int16,
  makeData,
  makeVector,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from "apache-arrow";
import { dimsOf } from "../data/reference.ts";
import {
  type Dimension,
  dimensions,
  type PeriodKind,
  type Signal,
  type SignalReason,
  type Status,
  type Value,
} from "../data/tables.ts";

/**
 * The figures that the explorer loads: those of one indicator, cut and kind of period, as published.
 * Arrow, because a browser reads it as it is; texts are numbered, because they come many times.
 */
const texts = ["part", "group", "period", "status", "signal", "signal_reason"] as const;
const numbers = [
  "estimate",
  "lower",
  "upper",
  "numerator",
  "denominator",
  "clients",
  "norm_value",
] as const;

/** What all rows of a file share. */
export interface FileKey {
  indicator_id: string;
  cut: string;
  period_kind: PeriodKind;
}

export const fileName = (key: FileKey) =>
  `${key.indicator_id}-${key.cut}-${key.period_kind}.arrow`.replaceAll("_", "-");

/** Writes rows that share indicator, cut and kind of period. */
export function writeFigures(values: readonly Value[]): Uint8Array {
  const columns: Record<string, Vector> = {};
  const textOf = (value: Value, name: (typeof texts)[number]): string =>
    name === "part" ? (value.part ?? "") : name === "group" ? dimsOf(value) : value[name];
  for (const [id, name] of texts.entries()) {
    columns[name] = numbered(
      values.map((value) => textOf(value, name)),
      id,
    );
  }
  for (const name of numbers) columns[name] = measured(values.map((value) => value[name]));
  return tableToIPC(new Table(columns), "file");
}

/**
 * Texts as numbers into a list of the different ones, in order of first appearance.
 *
 * @param id of that list in the file; left to the library it differs from run to run
 */
function numbered(all: readonly string[], id: number): Vector {
  const places = new Map<string, number>();
  const indices = Int16Array.from(all, (text) => {
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  });
  const type = new Dictionary(new Utf8(), new Int16(), id);
  const dictionary = vectorFromArray([...places.keys()], new Utf8());
  return makeVector(
    makeData({ type, length: all.length, nullCount: 0, data: indices, dictionary }),
  );
}

/** Numbers, with a bit each that says whether there is one. */
function measured(all: readonly (number | null)[]): Vector {
  const data = new Float64Array(all.length);
  const nullBitmap = new Uint8Array((Math.ceil(all.length / 64) || 1) * 8);
  let nullCount = 0;
  // Counted: there are millions of these.
  for (let index = 0; index < all.length; index++) {
    const one = all[index] ?? null;
    data[index] = one ?? 0;
    if (one === null) nullCount++;
    else nullBitmap[index >> 3] = (nullBitmap[index >> 3] ?? 0) | (1 << (index & 7));
  }
  const made: Data<Float64> = makeData({
    type: new Float64(),
    length: all.length,
    nullCount,
    nullBitmap,
    data,
  });
  return makeVector(made);
}

/** Reads the rows of a file as the values that they were. */
export function readFigures(bytes: Uint8Array, key: FileKey): Value[] {
  const table = tableFromIPC(bytes);
  const column = <T>(name: string) => {
    const found: Vector<DataType> | null = table.getChild(name);
    if (!found) throw new Error(`kolom ${name} ontbreekt`);
    return (row: number) => found.get(row) as T;
  };
  const part = column<string>("part");
  const group = column<string>("group");
  const period = column<string>("period");
  const status = column<Status>("status");
  const signal = column<Signal>("signal");
  const reason = column<SignalReason>("signal_reason");
  const number = Object.fromEntries(
    numbers.map((name) => [name, column<number | null>(name)]),
  ) as Record<(typeof numbers)[number], (row: number) => number | null>;
  return Array.from({ length: table.numRows }, (_, row) => ({
    ...key,
    part: part(row) || null,
    level: "system" as const,
    ...groupOf(group(row)),
    period: period(row),
    asked: null,
    numerator: number.numerator(row),
    denominator: number.denominator(row),
    clients: number.clients(row),
    estimate: number.estimate(row),
    lower: number.lower(row),
    upper: number.upper(row),
    status: status(row),
    signal: signal(row),
    signal_reason: reason(row),
    norm_value: number.norm_value(row),
    norm_operator: null,
  }));
}

/** The dimensions of `segment=x&provider_id=y`; those that it does not have are null. */
export function groupOf(key: string): Record<Dimension, string | null> {
  const parts = new Map(
    key.split("&").map((part): [string, string] => {
      const at = part.indexOf("=");
      return [part.slice(0, at), part.slice(at + 1)];
    }),
  );
  return Object.fromEntries(dimensions.map((name) => [name, parts.get(name) ?? null])) as Record<
    Dimension,
    string | null
  >;
}
