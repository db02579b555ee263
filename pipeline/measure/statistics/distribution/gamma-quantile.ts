import { poissonDensity } from "./density.ts";
import { gammaLower, gammaUpper } from "./incomplete-gamma.ts";
import { invert } from "./invert.ts";
import { logGamma } from "./log-gamma.ts";
import { normalQuantile } from "./normal.ts";

/**
 * Quantile of the gamma distribution with scale 1: the x with P(shape, x) = p. A chi-square
 * quantile is 2 · gammaQuantile(p, df / 2). Relative error below 1e-12.
 *
 * @param p 0 ≤ p ≤ 1; 1 gives Infinity
 * @param shape > 0; 0 stands for the variable that is always 0
 */
export function gammaQuantile(p: number, shape: number): number {
  if (!(p >= 0 && p <= 1 && shape >= 0)) throw new RangeError(`gammaQuantile of ${p}, ${shape}`);
  if (p === 0 || shape === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  return p > 0.5 ? fromAbove(1 - p, shape) : fromBelow(p, shape);
}

/** The x with Q(shape, x) = q; keeps its accuracy when q is small. */
export function gammaQuantileUpper(q: number, shape: number): number {
  if (!(q >= 0 && q <= 1 && shape >= 0))
    throw new RangeError(`gammaQuantileUpper of ${q}, ${shape}`);
  if (q === 1 || shape === 0) return 0;
  if (q === 0) return Number.POSITIVE_INFINITY;
  return q > 0.5 ? fromBelow(1 - q, shape) : fromAbove(q, shape);
}

function fromBelow(p: number, shape: number): number {
  return invert(
    (x) => gammaLower(shape, x),
    (x) => slope(shape, x),
    p,
    guess(p, shape),
    0,
    Number.POSITIVE_INFINITY,
  );
}

function fromAbove(q: number, shape: number): number {
  return invert(
    (x) => -gammaUpper(shape, x),
    (x) => slope(shape, x),
    -q,
    guess(1 - q, shape),
    0,
    Number.POSITIVE_INFINITY,
  );
}

function slope(shape: number, x: number): number {
  return (shape * poissonDensity(shape, x)) / x;
}

/** Wilson & Hilferty (1931); far to the left the first term of the series. */
function guess(p: number, shape: number): number {
  const cube = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape));
  if (cube > 0.2) return shape * cube ** 3;
  return Math.max(Number.MIN_VALUE, Math.exp((Math.log(p) + logGamma(shape + 1)) / shape));
}
