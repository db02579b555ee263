import { binomialDensity } from "./density.ts";
import { betaLower, betaUpper } from "./incomplete-beta.ts";
import { invert } from "./invert.ts";

/**
 * Quantile of the beta distribution: the x with Iₓ(a, b) = p. Relative error below 1e-11.
 *
 * @param p 0 ≤ p ≤ 1
 * @param a > 0
 * @param b > 0
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0))
    throw new RangeError(`betaQuantile of ${p}, ${a}, ${b}`);
  if (p === 0 || p === 1) return p;
  const slope = (x: number) => (((a * b) / (a + b)) * binomialDensity(a, a + b, x)) / (x * (1 - x));
  const start = a / (a + b);
  return p > 0.5
    ? invert((x) => -betaUpper(x, a, b), slope, p - 1, start, 0, 1)
    : invert((x) => betaLower(x, a, b), slope, p, start, 0, 1);
}
