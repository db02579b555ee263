import { discreteQuantile } from "./discrete-quantile.ts";
import { gammaLower, gammaUpper } from "./incomplete-gamma.ts";
import { normalQuantile } from "./normal.ts";

/**
 * P(X ≤ k) for a Poisson variable: Q(⌊k⌋ + 1, mean).
 *
 * @param k below 0 gives 0
 * @param mean ≥ 0
 */
export function poissonCdf(k: number, mean: number): number {
  return k < 0 ? 0 : gammaUpper(Math.floor(k) + 1, mean);
}

/** P(X ≥ k) for a Poisson variable: P(⌈k⌉, mean), without subtracting from 1. */
export function poissonAtLeast(k: number, mean: number): number {
  return k <= 0 ? 1 : gammaLower(Math.ceil(k), mean);
}

/**
 * Smallest k with P(X ≤ k) ≥ p.
 *
 * @param p 0 ≤ p < 1
 * @param mean ≥ 0
 */
export function poissonQuantile(p: number, mean: number): number {
  if (!(p >= 0 && p < 1 && mean >= 0)) throw new RangeError(`poissonQuantile of ${p}, ${mean}`);
  if (p === 0 || mean === 0) return 0;
  const guess = mean + normalQuantile(p) * Math.sqrt(mean);
  return discreteQuantile((k) => poissonCdf(k, mean), p, guess, Number.MAX_SAFE_INTEGER);
}
