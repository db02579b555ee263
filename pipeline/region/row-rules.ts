import { inRow, type Problem, quote } from "./problem.ts";
import type { Row } from "./table.ts";

/** The ids that may be referred to; null when the file that has them could not be read. */
export interface Known {
  providers: ReadonlySet<string> | null;
  segments: ReadonlySet<string> | null;
  municipalities: ReadonlySet<string> | null;
}

/** Every value of `column` must be known. */
export function refer<T, K extends keyof T & string>(
  file: string,
  rows: Row<T>[],
  column: K,
  known: ReadonlySet<string> | null,
  rule?: string,
): Problem[] {
  if (!known) return [];
  return rows
    .filter(({ value }) => !known.has(String(value[column])))
    .map(({ row, value }) => {
      const options = rule ?? `een van: ${[...known].join(", ")}`;
      const text = `de waarde ${quote(String(value[column]))} bestaat niet. Toegestaan: ${options}.`;
      return inRow(file, row, column, text);
    });
}

/** No two rows may have the same key. */
export function unique<T>(
  file: string,
  rows: Row<T>[],
  column: keyof T & string,
  keyOf: (value: T) => string,
): Problem[] {
  const first = new Map<string, number>();
  const problems: Problem[] = [];
  for (const { row, value } of rows) {
    const key = keyOf(value);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row);
    else {
      const text = `de waarde ${quote(String(value[column]))} staat ook in rij ${earlier}. Toegestaan: een keer.`;
      problems.push(inRow(file, row, column, text));
    }
  }
  return problems;
}

/** A row that holds from a day on, up to and including another or without end. */
export interface Valid {
  valid_from: string;
  valid_to: string | null;
}

/** Nothing may end before it starts. */
export function checkValidity<T extends Valid>(file: string, rows: Row<T>[]): Problem[] {
  return rows
    .filter(({ value }) => value.valid_to !== null && value.valid_to < value.valid_from)
    .map(({ row, value }) => {
      const text = `de waarde ${quote(value.valid_to ?? "")} ligt voor valid_from (${value.valid_from}). Toegestaan: dezelfde dag, later, of leeg.`;
      return inRow(file, row, "valid_to", text);
    });
}

/** Rows with the same key may follow each other in time, but not hold at the same moment. */
export function checkOverlap<T extends Valid>(
  file: string,
  rows: Row<T>[],
  column: keyof T & string,
  what: string,
  keyOf: (value: T) => string,
  same: (a: T, b: T) => boolean = () => true,
): Problem[] {
  const byKey = new Map<string, Row<T>[]>();
  const problems: Problem[] = [];
  for (const each of rows) {
    const earlier = byKey.get(keyOf(each.value)) ?? [];
    const clash = earlier.find(
      ({ value }) =>
        same(value, each.value) &&
        value.valid_from <= (each.value.valid_to ?? "9999") &&
        each.value.valid_from <= (value.valid_to ?? "9999"),
    );
    byKey.set(keyOf(each.value), [...earlier, each]);
    if (!clash) continue;
    const text = `${what}, in rij ${clash.row}. Toegestaan: perioden die elkaar niet raken.`;
    problems.push(inRow(file, each.row, column, text));
  }
  return problems;
}

/** The rows by key, in the order in which keys first occur. */
export function grouped<T>(rows: Row<T>[], keyOf: (value: T) => string): Map<string, Row<T>[]> {
  const groups = new Map<string, Row<T>[]>();
  for (const each of rows) {
    const group = groups.get(keyOf(each.value));
    if (group) group.push(each);
    else groups.set(keyOf(each.value), [each]);
  }
  return groups;
}
