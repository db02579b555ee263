import { binomialDensity } from "./density.ts";
import { betaLower, betaUpper } from "./incomplete-beta.ts";
import { invert } from "./invert.ts";

/**
 * Quantile of the beta distribution: the x with Iₓ(a, b) = p. Relative error below 1e-11, except
 * beside an end of [0, 1] where the density is infinite (a or b below 1).
 *
 * @param p 0 ≤ p ≤ 1
 * @param a > 0
 * @param b > 0
 */
export function betaQuantile(p: number, a: number, b: number): number {
  check(p, a, b);
  if (p === 0 || p === 1) return p;
  return p > 0.5 ? fromAbove(1 - p, a, b) : fromBelow(p, a, b);
}

/** The x with 1 − Iₓ(a, b) = q; keeps its accuracy when q is small. */
export function betaQuantileUpper(q: number, a: number, b: number): number {
  check(q, a, b);
  if (q === 0 || q === 1) return 1 - q;
  return q > 0.5 ? fromBelow(1 - q, a, b) : fromAbove(q, a, b);
}

function check(p: number, a: number, b: number): void {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) {
    throw new RangeError(`beta quantile of ${p}, ${a}, ${b}`);
  }
}

function fromBelow(p: number, a: number, b: number): number {
  return invert((x) => betaLower(x, a, b), slope(a, b), p, a / (a + b), 0, 1);
}

function fromAbove(q: number, a: number, b: number): number {
  return invert((x) => -betaUpper(x, a, b), slope(a, b), -q, a / (a + b), 0, 1);
}

function slope(a: number, b: number): (x: number) => number {
  const scale = (a * b) / (a + b);
  return (x) => (scale * binomialDensity(a, a + b, x)) / (x * (1 - x));
}
