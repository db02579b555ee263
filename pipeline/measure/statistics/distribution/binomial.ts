import { discreteQuantile } from "./discrete-quantile.ts";
import { betaLower, betaUpper } from "./incomplete-beta.ts";
import { normalQuantile } from "./normal.ts";

/**
 * P(X ≤ k) for a binomial variable: 1 − I_p(⌊k⌋ + 1, n − ⌊k⌋).
 *
 * @param k below 0 gives 0, from n on 1
 * @param n whole number of trials ≥ 0
 * @param share probability of success p, 0 ≤ p ≤ 1
 */
export function binomialCdf(k: number, n: number, share: number): number {
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  if (whole >= n) return 1;
  return betaUpper(share, whole + 1, n - whole);
}

/** P(X ≥ k) for a binomial variable: I_p(⌈k⌉, n − ⌈k⌉ + 1), without subtracting from 1. */
export function binomialAtLeast(k: number, n: number, share: number): number {
  const whole = Math.ceil(k);
  if (whole <= 0) return 1;
  if (whole > n) return 0;
  return betaLower(share, whole, n - whole + 1);
}

/**
 * Smallest k with P(X ≤ k) ≥ p.
 *
 * @param p 0 ≤ p ≤ 1
 */
export function binomialQuantile(p: number, n: number, share: number): number {
  if (!(p >= 0 && p <= 1 && n >= 0 && share >= 0 && share <= 1)) {
    throw new RangeError(`binomialQuantile of ${p}, ${n}, ${share}`);
  }
  if (p === 0) return 0;
  if (p === 1) return n;
  const guess = n * share + normalQuantile(p) * Math.sqrt(n * share * (1 - share));
  return discreteQuantile((k) => binomialCdf(k, n, share), p, guess, n);
}
