import { type Solver, withSolver } from "../linear-program.ts";
import { at, type Range, type Relation } from "../registry/registry.ts";

/** What a figure worked out from others gives away: low ≤ Σ factor × quantity ≤ high. */
export interface Derived extends Range {
  terms: Relation["terms"];
}

/** What an attacker starts from: what he knows of each number, and the sums that tie them. */
export interface Knowledge {
  ranges: readonly Range[];
  relations: readonly Relation[];
  derived?: readonly Derived[];
}

/** Which numbers to look for, and when to stop looking. */
export interface Wanted {
  /** Indexes of the numbers. */
  targets: readonly number[];
  /**
   * Enough room: a number is left alone once solutions for others show that it can lie this low
   * and this high. Absent, every interval is worked out in full.
   */
  enough?: (target: number) => Range | null;
  /** Told of every table that a question about a target brought, all numbers in it. */
  table?: (target: number, numbers: (quantity: number) => number) => void;
}

/**
 * The feasibility interval of each wanted number: the lowest and highest value it can have while
 * every sum holds. Linear programming over all sums at once; sharper than any line by line.
 *
 * With `enough`, the intervals hold the values that were seen, and may be wider in truth.
 *
 * @returns per target, in order; null when no solution was found, which is never safe
 */
export async function attack(
  { ranges, relations, derived = [] }: Knowledge,
  { targets, enough, table }: Wanted,
): Promise<(Range | null)[]> {
  if (targets.length === 0) return [];
  const cap = capOf(ranges);
  // A number whose range is one value is no unknown.
  const columns = ranges.map(({ low, high }) => high > low);
  const column = new Map<number, number>();
  for (const [index, unknown] of columns.entries()) if (unknown) column.set(index, column.size);
  const unknowns = [...column.keys()];
  const sums = [
    ...relations.map(({ terms, constant }) => ({ terms, low: constant, high: constant })),
    ...derived,
  ];
  const rows = sums.flatMap(({ terms, low, high }) => {
    const free = terms.filter(({ quantity }) => column.has(quantity));
    const fixed = terms
      .filter(({ quantity }) => !column.has(quantity))
      .reduce((sum, { quantity, factor }) => sum + factor * at(ranges, quantity).low, 0);
    if (free.length === 0) return [];
    return [
      {
        lower: low - fixed,
        upper: high - fixed,
        columns: free.map(({ quantity }) => column.get(quantity) ?? 0),
        coefficients: free.map(({ factor }) => factor),
      },
    ];
  });
  const program = {
    lower: unknowns.map((index) => at(ranges, index).low),
    upper: unknowns.map((index) => Math.min(at(ranges, index).high, cap)),
    rows,
  };
  const seen = new Map<number, Range>();
  const see = (found: Float64Array): void => {
    for (const [index, position] of column) {
      const value = at(found as unknown as number[], position);
      const range = seen.get(index);
      if (range === undefined) seen.set(index, { low: value, high: value });
      else if (value < range.low) range.low = value;
      else if (value > range.high) range.high = value;
    }
  };
  return withSolver(program, "primal", (solver) =>
    targets.map((target) => {
      const position = column.get(target);
      if (position === undefined) return at(ranges, target);
      const goal = enough?.(target);
      const range = seen.get(target);
      if (goal && range && range.low <= goal.low && range.high >= goal.high) return range;
      const told = (found: Float64Array): void => {
        see(found);
        table?.(target, (quantity) => {
          const own = column.get(quantity);
          return own === undefined ? at(ranges, quantity).low : (found[own] ?? 0);
        });
      };
      const found = extremes(solver, position, goal ? range : undefined, goal ?? null, told);
      if (found === null) return null;
      return { low: found.low, high: found.high >= cap ? Number.POSITIVE_INFINITY : found.high };
    }),
  );
}

function extremes(
  solver: Solver,
  position: number,
  range: Range | undefined,
  goal: Range | null,
  see: (found: Float64Array) => void,
): Range | null {
  const ask = (sense: "least" | "most"): number | null => {
    solver.setCost(position, 1);
    const found = solver.solve(sense);
    solver.setCost(position, 0);
    if (found === null) return null;
    see(found.columns);
    return found.columns[position] ?? null;
  };
  const low = goal && range && range.low <= goal.low ? range.low : ask("least");
  const high = goal && range && range.high >= goal.high ? range.high : ask("most");
  return low === null || high === null ? null : { low, high };
}

/** A number no true value comes near, in place of infinity. */
function capOf(ranges: readonly Range[]): number {
  const finite = ranges.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);
  return 1000 + 10 * Math.max(0, ...finite.map(Math.abs));
}
