import type { Thresholds } from "./cell.ts";
import { type Cell, type CountName, type Counts, countNames, type Line } from "./cell.ts";

/** What an attacker can be sure of: a count lies between these, both included. */
export interface Bounds {
  low: number;
  high: number;
}

/** Per count the bounds of every cell, in the order of the cells. */
export type Findings = Record<CountName, Bounds[]>;

/** Per line, by how much its total differs from the sum of its parts. */
export type Drift = Record<CountName, number[]>;

/**
 * What a reader can work out from one published table by simple interval arithmetic.
 *
 * The attacker knows the rule: a shown count lies within rounding distance and is not below its
 * threshold; a hidden one can be any number from 0. Every line is solved for each of its cells, and
 * numerator + complement = denominator within each cell, until nothing gets narrower.
 *
 * Not a full attack: linear programming over all lines together can be sharper. It is the check
 * that belongs to the interim rule of the monitor.
 *
 * @param cells with rounded counts
 * @param drift what the attacker knows of totals that are no plain sum (a person counts once in the
 *   region and once in each domain); absent, the attacker takes every total for a plain sum
 */
export function attack(
  cells: readonly Cell[],
  lines: readonly Line[],
  thresholds: Thresholds,
  drift?: Drift,
): Findings {
  const findings = firstBounds(cells, thresholds);
  let narrowed = true;
  // Whole numbers that only get narrower: this ends; the limit guards against slow creep.
  for (let round = 0; narrowed && round < 1000; round += 1) {
    narrowed = false;
    for (const name of countNames) {
      for (const [index, line] of lines.entries()) {
        const solved = solveLine(findings[name], line, drift?.[name][index] ?? 0);
        narrowed = solved || narrowed;
      }
    }
    for (const index of cells.keys()) narrowed = solveCell(findings, index) || narrowed;
  }
  return findings;
}

/** The bounds that line `line` alone puts on the cell at `index`. */
export function boundsFromLine(
  bounds: readonly Bounds[],
  line: Line,
  index: number,
  drift: number,
): Bounds {
  let low = 0;
  let high = 0;
  for (const part of line.parts) {
    if (part === index) continue;
    low += at(bounds, part).low;
    high += at(bounds, part).high;
  }
  if (index === line.total) return { low: low + drift, high: high + drift };
  const total = at(bounds, line.total);
  return { low: total.low - drift - high, high: total.high - drift - low };
}

function firstBounds(cells: readonly Cell[], thresholds: Thresholds): Findings {
  const { minPersons, minDenominator, roundTo } = thresholds;
  const below = Math.floor(roundTo / 2);
  const above = Math.floor((roundTo - 1) / 2);
  const around = (count: number, least: number): Bounds => ({
    low: Math.max(least, count - below),
    high: Math.max(least, count + above),
  });
  const findings: Findings = { numerator: [], complement: [], denominator: [], clients: [] };
  for (const { counts, shown } of cells) {
    for (const name of countNames) {
      const least = name === "denominator" || name === "clients" ? minDenominator : minPersons;
      // The complement is not published; it follows from the other two.
      findings[name].push(
        shown && name !== "complement"
          ? around(counts[name], least)
          : { low: shown ? least : 0, high: Number.POSITIVE_INFINITY },
      );
    }
  }
  return findings;
}

function solveLine(bounds: Bounds[], line: Line, drift: number): boolean {
  let narrowed = false;
  for (const index of [line.total, ...line.parts]) {
    narrowed = narrow(at(bounds, index), boundsFromLine(bounds, line, index, drift)) || narrowed;
  }
  return narrowed;
}

/** numerator + complement = denominator. */
function solveCell(findings: Findings, index: number): boolean {
  const x = at(findings.numerator, index);
  const rest = at(findings.complement, index);
  const n = at(findings.denominator, index);
  const found = [
    narrow(n, { low: x.low + rest.low, high: x.high + rest.high }),
    narrow(x, { low: n.low - rest.high, high: n.high - rest.low }),
    narrow(rest, { low: n.low - x.high, high: n.high - x.low }),
  ];
  return found.includes(true);
}

/** Takes over what is sharper. What contradicts (the sum was no plain sum) teaches nothing. */
function narrow(bounds: Bounds, found: Bounds): boolean {
  const low = Math.max(bounds.low, found.low);
  const high = Math.min(bounds.high, found.high);
  if (Number.isNaN(low) || Number.isNaN(high) || low > high) return false;
  const narrowed = low > bounds.low || high < bounds.high;
  bounds.low = low;
  bounds.high = high;
  return narrowed;
}

function at(bounds: readonly Bounds[], index: number): Bounds {
  const found = bounds[index];
  if (found === undefined) throw new RangeError(`no cell ${index}`);
  return found;
}

/** A count that is known too well: its bounds leave no more room than the threshold. */
export interface Leak {
  index: number;
  name: CountName;
  bounds: Bounds;
}

/** The first hidden cell whose bounds are not wider than the threshold, if any. */
export function firstLeak(
  cells: readonly Cell[],
  findings: Findings,
  thresholds: Thresholds,
): Leak | null {
  for (const [index, cell] of cells.entries()) {
    if (cell.shown) continue;
    for (const name of countNames) {
      const bounds = at(findings[name], index);
      if (!(bounds.high - bounds.low > thresholds.minPersons)) return { index, name, bounds };
    }
  }
  return null;
}

/** The narrowest room left around any hidden count; infinite when nothing is hidden or known. */
export function narrowestRoom(cells: readonly Cell[], findings: Findings): number {
  let room = Number.POSITIVE_INFINITY;
  for (const [index, cell] of cells.entries()) {
    if (cell.shown) continue;
    for (const name of countNames) {
      const { low, high } = at(findings[name], index);
      room = Math.min(room, high - low);
    }
  }
  return room;
}

/** The exact drift of every line, from exact counts. */
export function driftOf(cells: readonly Cell[], lines: readonly Line[]): Drift {
  const of = (name: CountName) =>
    lines.map((line) => {
      const count = (index: number) => (cells[index] as Cell).counts[name];
      return count(line.total) - line.parts.reduce((sum, part) => sum + count(part), 0);
    });
  return {
    numerator: of("numerator"),
    complement: of("complement"),
    denominator: of("denominator"),
    clients: of("clients"),
  } satisfies Record<keyof Counts, number[]>;
}
