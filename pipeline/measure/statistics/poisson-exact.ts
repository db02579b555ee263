import { gammaQuantile, gammaQuantileUpper } from "./distribution/gamma-quantile.ts";
import { type Interval, tail, usualConfidence } from "./interval.ts";

/**
 * Exact Poisson interval of a count: the means at which the count lies just inside both tails.
 *
 * lower = χ²(α/2; 2x)/2, upper = χ²(1 − α/2; 2x + 2)/2 — Garwood (1936), Biometrika 28.
 *
 * @param x events ≥ 0; need not be whole
 * @returns events; the lower bound of 0 is 0
 */
export function poissonExact(x: number, confidence = usualConfidence): Interval {
  if (!(x >= 0)) throw new RangeError(`poissonExact: ${x} is no count`);
  const outside = tail(confidence);
  return { lower: gammaQuantile(outside, x), upper: gammaQuantileUpper(outside, x + 1) };
}
