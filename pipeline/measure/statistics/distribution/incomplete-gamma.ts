import { continuedFraction } from "./continued-fraction.ts";
import { poissonDensity } from "./density.ts";

/**
 * Regularised incomplete gamma function P(a, x) = γ(a, x) / Γ(a): the probability that a gamma
 * variable with shape a is at most x.
 *
 * Below x = a + 1 the series Σ xᵏ/((a+1)…(a+k)), above it the continued fraction — Abramowitz &
 * Stegun (1964), 6.5.29 and 6.5.31. Relative error about 1e-14.
 *
 * @param shape a > 0; 0 stands for the variable that is always 0
 * @param x ≥ 0
 */
export function gammaLower(shape: number, x: number): number {
  check(shape, x);
  if (shape === 0) return 1;
  return x < shape + 1 ? series(shape, x) : 1 - fraction(shape, x);
}

/** The other side, Q(a, x) = 1 − P(a, x), with a relative accuracy of its own. */
export function gammaUpper(shape: number, x: number): number {
  check(shape, x);
  if (shape === 0) return 0;
  return x < shape + 1 ? 1 - series(shape, x) : fraction(shape, x);
}

function check(shape: number, x: number): void {
  if (!(shape >= 0 && x >= 0)) throw new RangeError(`incomplete gamma of ${shape}, ${x}`);
}

function series(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k += 1) {
    term *= x / (shape + k);
    sum += term;
  }
  return sum * poissonDensity(shape, x);
}

function fraction(shape: number, x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  const first = x + 1 - shape;
  const value = continuedFraction(
    first,
    (k) => -k * (k - shape),
    (k) => first + 2 * k,
  );
  return (shape * poissonDensity(shape, x)) / value;
}
