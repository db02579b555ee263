import { binomialCdf, binomialQuantile } from "./distribution/binomial.ts";
import { binomialDensity, poissonDensity } from "./distribution/density.ts";
import { poissonAtLeast, poissonCdf, poissonQuantile } from "./distribution/poisson.ts";
import { type Interval, tail } from "./interval.ts";

/**
 * Between which shares a group of n persons lies when nothing but chance is at work.
 *
 * Exact binomial, interpolated to a smooth line — Spiegelhalter (2005), Statistics in Medicine 24:
 * r = qbinom(p; n, target), a = (F(r) − p)/(F(r) − F(r−1)), limit = (r − a)/n, p = (1 − confidence)/2.
 *
 * Differs on purpose from what was published, at the upper side: there this is the mirror of the
 * lower limit of the misses, (r + 1 − a)/n at p = (1 + confidence)/2. So a group lies outside just
 * when the exact chance of a share as far out is below (1 − confidence)/2, on either side. The
 * published upper line lies one person lower and calls out too many small groups: at n = 10,
 * target ½ and 99.8 % it is crossed by chance in 1.07 % of groups instead of 0.1 %. Pass
 * `upper: "published"` for that line. Differs too from PHE, whose normal limits hold only for large
 * n and are cut at 100 whatever the unit.
 *
 * @param n persons, whole; 0 gives no limits
 * @param target share of the whole, 0 ≤ target ≤ 1
 * @returns shares in (0, 1); null where no group of this size can lie outside
 */
export function binomialFunnel(
  n: number,
  target: number,
  confidence: number,
  { upper = "mirrored" }: { upper?: "mirrored" | "published" } = {},
): Interval {
  if (!(target >= 0 && target <= 1)) throw new RangeError(`binomialFunnel: target ${target}`);
  const outside = tail(confidence);
  if (!(n > 0)) return { lower: null, upper: null };
  const lower = binomialLimit(outside, n, target);
  const high =
    upper === "published"
      ? binomialLimit(1 - outside, n, target)
      : n - binomialLimit(outside, n, 1 - target);
  return { lower: lower > 0 ? lower / n : null, upper: high < n ? high / n : null };
}

function binomialLimit(p: number, n: number, target: number): number {
  const r = binomialQuantile(p, n, target);
  return r - (binomialCdf(r, n, target) - p) / binomialDensity(r, n, target);
}

/**
 * Between which ratios of observed to expected events a group lies when nothing but chance is at
 * work: exact Poisson, interpolated as above, the upper side again so that outside means an exact
 * chance below (1 − confidence)/2. At whole numbers of events the lines go through the exact points
 * O/E with E = χ²(p; 2O)/2 and χ²(1 − p; 2O + 2)/2, which PHE draws.
 *
 * @param expected events by the group's size and make-up; 0 or less gives no limits. For a rate:
 *   population × target rate, and the limits × target rate.
 * @returns ratios around 1; the lower is null where even no event at all is no surprise
 */
export function poissonFunnel(expected: number, confidence: number): Interval {
  const outside = tail(confidence);
  if (!(expected > 0)) return { lower: null, upper: null };
  const low = poissonQuantile(outside, expected);
  const lower = low - (poissonCdf(low, expected) - outside) / poissonDensity(low, expected);
  const high = poissonQuantile(1 - outside, expected);
  const spare = outside - poissonAtLeast(high + 1, expected);
  const upper = high + 1 - spare / poissonDensity(high, expected);
  return { lower: lower > 0 ? lower / expected : null, upper: upper / expected };
}
