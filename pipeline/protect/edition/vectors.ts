import type { Relation } from "../registry/registry.ts";

/** One number for every cell of a sheet: numerators, denominators, persons … */
export interface Vector {
  /** Cells it is about; only vectors over the same cells are compared. */
  space: string;
  values: readonly number[];
  /** Index of the quantity of its first cell; the others follow. */
  first: number;
}

// From so many different values on, numbers that agree in every cell are taken to be the same.
const leastDistinct = 6;

/**
 * Sums between numbers of different indicators: the same group counted twice (a shared denominator),
 * or two that make up a third (reached and not reached, per reason and in all). Found in the numbers
 * themselves: what holds in every cell of a table is no accident.
 */
export function vectorSums(vectors: readonly Vector[]): Relation[] {
  // A few small numbers agree by accident.
  const told = vectors.filter(({ values }) => new Set(values).size >= leastDistinct);
  const bySum = new Map<string, Vector[]>();
  const keyOf = (space: string, values: readonly number[]): string =>
    `${space}\u0000${values.join(" ")}`;
  for (const vector of told) {
    const key = keyOf(vector.space, vector.values);
    bySum.set(key, [...(bySum.get(key) ?? []), vector]);
  }
  const found: Relation[] = [];
  const add = (terms: readonly [Vector, number][]): void => {
    for (const index of terms[0]?.[0].values.keys() ?? []) {
      found.push({
        terms: terms.map(([{ first }, factor]) => ({ quantity: first + index, factor })),
        constant: 0,
      });
    }
  };
  for (const [leader, ...same] of bySum.values()) {
    for (const other of same)
      if (leader !== undefined)
        add([
          [leader, 1],
          [other, -1],
        ]);
  }
  const leaders = [...bySum.values()].flatMap(([leader]) => (leader ? [leader] : []));
  for (const [index, one] of leaders.entries()) {
    for (const other of leaders.slice(index)) {
      if (one.space !== other.space) continue;
      const sum = one.values.map((value, cell) => value + (other.values[cell] ?? 0));
      const [total] = bySum.get(keyOf(one.space, sum)) ?? [];
      if (total !== undefined)
        add([
          [one, 1],
          [other, 1],
          [total, -1],
        ]);
    }
  }
  return found;
}
