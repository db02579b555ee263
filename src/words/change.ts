import type { Value } from "../data/tables.ts";

/** The first and the last final figure of a series, and whether they clearly differ. */
export interface Change {
  first: Value;
  last: Value;
  /** True when the intervals do not meet: more than usual swings would bring. */
  apart: boolean;
}

/** Null when there is no final figure at all; `first` is `last` when there is one. */
export function changeOf(values: readonly Value[]): Change | null {
  const settled = values.filter(
    (value) => value.estimate !== null && value.status === "definitief",
  );
  const [first, last] = [settled[0], settled.at(-1)];
  if (!first || !last) return null;
  const apart =
    (first.upper ?? Infinity) < (last.lower ?? -Infinity) ||
    (last.upper ?? Infinity) < (first.lower ?? -Infinity);
  return { first, last, apart };
}
