import { binomialCdf, binomialQuantile } from "./distribution/binomial.ts";
import { type Estimated, tail, usualConfidence } from "./interval.ts";
import type { SortedValues } from "./sorted-values.ts";

/** Which of the sorted values, counted from 1, bound the median, and with what true confidence. */
export interface MedianRanks {
  lower: number;
  upper: number;
  coverage: number;
}

/**
 * Ranks of the order statistics that bound a median, whatever the distribution.
 *
 * k = qbinom(α/2; n, ½): the interval [x₍ₖ₎, x₍ₙ₋ₖ₊₁₎] covers with 1 − 2·P(X < k) — Conover (1999),
 * Practical Nonparametric Statistics, §3.2.
 *
 * @param n number of values
 * @returns null when no two values are far enough apart in rank (n ≤ 5 at 95 %)
 */
export function medianRanks(n: number, confidence = usualConfidence): MedianRanks | null {
  const k = binomialQuantile(tail(confidence), n, 0.5);
  if (k === 0) return null;
  return { lower: k, upper: n - k + 1, coverage: 1 - 2 * binomialCdf(k - 1, n, 0.5) };
}

/**
 * Median with its order-statistic interval, for values without censoring (for durations of which
 * some still run: `kaplanMeier`). An even number of values gives the middle between the two inner
 * ones, as SQL's `quantile_cont`.
 *
 * @param sorted values from low to high
 * @returns in the unit of the values; all null without values, bounds null with too few
 */
export function medianOrderStatistic(
  sorted: SortedValues,
  confidence = usualConfidence,
): Estimated {
  const n = sorted.length;
  const at = (rank: number): number | null => (rank < 1 ? null : (sorted.at(rank - 1) ?? null));
  const low = at(Math.ceil(n / 2));
  const high = at(Math.floor(n / 2) + 1);
  const ranks = medianRanks(n, confidence);
  return {
    estimate: low === null || high === null ? null : (low + high) / 2,
    lower: ranks && at(ranks.lower),
    upper: ranks && at(ranks.upper),
  };
}
