import { binomialQuantile } from "./distribution/binomial.ts";
import { type Estimated, tail, usualConfidence } from "./interval.ts";
import type { SortedValues } from "./sorted-values.ts";

/**
 * A quantile with its order-statistic interval, for values without censoring; of the median this is
 * `medianOrderStatistic`.
 *
 * Estimate: x at rank 1 + (n − 1)p, between two values in proportion, as SQL's `quantile_cont`. The
 * interval [x₍ₗ₎, x₍ᵤ₎] with l = qbinom(α/2; n, p) and u = qbinom(1 − α/2; n, p) + 1 covers with at
 * least 1 − α — Conover (1999), Practical Nonparametric Statistics, §3.2.
 *
 * @param sorted values from low to high
 * @param share p, between 0 and 1: 0.9 for the value that nine in ten do not exceed
 * @returns in the unit of the values; all null without values; a bound is null where no value is far
 *   enough out in rank (at 95 % the upper bound of the 90th percentile takes 36 values)
 */
export function quantileOrderStatistic(
  sorted: SortedValues,
  share: number,
  confidence = usualConfidence,
): Estimated {
  if (!(share > 0 && share < 1)) throw new RangeError(`quantileOrderStatistic: no share ${share}`);
  const n = sorted.length;
  const at = (rank: number): number | null => (rank < 1 ? null : (sorted.at(rank - 1) ?? null));
  const rank = 1 + (n - 1) * share;
  const low = at(Math.floor(rank));
  const high = at(Math.ceil(rank));
  if (low === null || high === null) return { estimate: null, lower: null, upper: null };
  return {
    estimate: low + (high - low) * (rank - Math.floor(rank)),
    lower: at(binomialQuantile(tail(confidence), n, share)),
    upper: at(binomialQuantile(1 - tail(confidence), n, share) + 1),
  };
}
