import { blank, type Figure, persons, student } from "./figure.ts";
import type { Seen } from "./observe.ts";

/** Observations whose value is known, as their values. */
function valuesOf(seen: readonly Seen[]) {
  const known = seen.filter((one) => one.known !== false && one.value !== undefined);
  const values = known.map((one) => one.value ?? 0).sort((a, b) => a - b);
  const sum = values.reduce((total, one) => total + one, 0);
  const n = values.length;
  return { values, n, sum, counts: { numerator: sum, denominator: n, clients: persons(known) } };
}

/** Mean, with Student's interval when there is any spread to take it from. */
export function mean(seen: readonly Seen[]): Figure {
  const { values, n, sum, counts } = valuesOf(seen);
  if (n === 0) return { ...blank, asked: seen.length };
  const middle = sum / n;
  const squares = values.reduce((total, one) => total + (one - middle) ** 2, 0);
  const none = n < 2 || (values[n - 1] ?? 0) - (values[0] ?? 0) < 1e-7;
  const half = none ? 0 : student(n - 1) * Math.sqrt(squares / (n - 1) / n);
  return {
    ...counts,
    estimate: middle,
    lower: none ? null : middle - half,
    upper: none ? null : middle + half,
    asked: seen.length,
  };
}

/**
 * The value that so many percent of the values do not exceed: in proportion between the two values
 * it falls between. Bounded by the values whose ranks a draw of so many coins would rarely pass;
 * where no value is far enough out there is no bound.
 */
export function percentile(seen: readonly Seen[], percent = 50): Figure {
  const { values, n, counts } = valuesOf(seen);
  if (n === 0) return { ...blank, asked: seen.length };
  const p = percent / 100;
  // The chance that at most k of n values lie below the true percentile, for k = 0 … n.
  const atMost: number[] = [];
  let chance = (1 - p) ** n;
  for (let k = 0; k <= n; k += 1) {
    atMost.push((atMost.at(-1) ?? 0) + chance);
    chance *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  const first = atMost.findIndex((sum) => sum >= 0.025);
  const last = atMost.findIndex((sum) => sum >= 0.975) + 1;
  const steps = (n - 1) * p;
  const below = values[Math.floor(steps)] ?? Number.NaN;
  const above = values[Math.ceil(steps)] ?? Number.NaN;
  return {
    ...counts,
    estimate: below + (above - below) * (steps - Math.floor(steps)),
    lower: values[first - 1] ?? null,
    upper: values[last - 1] ?? null,
    asked: seen.length,
  };
}
