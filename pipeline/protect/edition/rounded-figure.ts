import { countInterval } from "../../measure/statistics/count-interval.ts";
import type { Interval } from "../../measure/statistics/interval.ts";
import { wilson } from "../../measure/statistics/wilson.ts";
import { nearest, roundingRange } from "../rounding/rounding.ts";
import type { PublicCell, PublicRule } from "./public-cell.ts";
import { type NumberName, type Treatment, treatmentOf } from "./treatment.ts";

/** A figure as the public gets it. */
export interface RoundedFigure extends Interval, Record<NumberName, number | null> {
  estimate: number | null;
}

/**
 * Everything a shown figure says, from its rounded counts wherever that can be, so that no column
 * gives back what rounding took away:
 * - counts: to the nearest multiple of `roundTo`;
 * - percentages and rates: of the rounded counts;
 * - their interval: the widest over all counts that round to the ones shown, outward. It covers the
 *   interval of the exact counts;
 * - the interval of a ratio: half its exact width, upward to a whole percentage, on both sides of
 *   the lowest and highest percentage the shown counts allow;
 * - means, medians and curves: to whole steps, bounds outward.
 */
export function roundedFigure(cell: PublicCell, rule: PublicRule): RoundedFigure | null {
  const treatment = treatmentOf(cell);
  if (treatment === null) return null;
  const shown = (name: NumberName): number | null =>
    treatment.numbers.includes(name) ? nearest(cell[name], rule.roundTo) : null;
  return {
    numerator: shown("numerator"),
    // The population is public, and its count no secret.
    denominator:
      cell.kind === "rate" ? nearest(cell.denominator, rule.roundTo) : shown("denominator"),
    clients: shown("clients"),
    ...estimated(cell, treatment, rule),
  };
}

function estimated(
  cell: PublicCell,
  { count, step }: Treatment,
  { roundTo }: PublicRule,
): Interval & { estimate: number | null } {
  const x = nearest(cell.numerator, roundTo);
  const n = nearest(cell.denominator, roundTo);
  const [some, all] = [roundingRange(x, roundTo), roundingRange(n, roundTo, 1)];
  if (count === "share") {
    const estimate = Math.round((100 * x) / n) / 100;
    if (cell.lower === null && cell.upper === null) return { estimate, lower: null, upper: null };
    if (cell.kind === "proportion") {
      return {
        estimate,
        lower: down(wilson(some.low, all.high).lower, step),
        upper: up(wilson(Math.min(some.high, all.low), all.low).upper, step),
      };
    }
    const width = halfWidth(cell);
    return {
      estimate,
      lower: Math.max(0, down(some.low / all.high - width, step) ?? 0),
      upper: Math.min(1, up(Math.min(1, some.high / all.low) + width, step) ?? 1),
    };
  }
  if (count === "number") {
    const scale =
      cell.kind === "rate" ? (cell.unit === "per1000" ? 1000 : 1) / cell.denominator : 1;
    const estimate = (cell.kind === "rate" ? round(x * scale, step) : x) ?? x;
    if (cell.lower === null && cell.upper === null) return { estimate, lower: null, upper: null };
    const [least, most] = [countInterval(some.low).lower, countInterval(some.high).upper];
    return {
      estimate,
      lower: least === null ? null : down(least * scale, step),
      upper: most === null ? null : up(most * scale, step),
    };
  }
  return {
    estimate: round(cell.estimate, step),
    lower: down(cell.lower, step),
    upper: up(cell.upper, step),
  };
}

function halfWidth({ estimate, lower, upper }: PublicCell): number {
  if (estimate === null || lower === null || upper === null) return 1;
  const exact = 100 * Math.max(estimate - lower, upper - estimate);
  return Math.ceil(tidy(exact)) / 100;
}

function round(value: number | null, step: number): number | null {
  return value === null ? null : whole(Math.round(tidy(value / step)), step);
}

function down(value: number | null, step: number): number | null {
  return value === null ? null : whole(Math.floor(tidy(value / step)), step);
}

function up(value: number | null, step: number): number | null {
  return value === null ? null : whole(Math.ceil(tidy(value / step)), step);
}

/** What reckoning in binary leaves of a whole number counts as whole. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** A number of steps, without the specks that 0.1 leaves. */
function whole(steps: number, step: number): number {
  return step < 1 ? steps / Math.round(1 / step) : steps * step;
}
