import { type Interval, usualConfidence, zOf } from "./interval.ts";

/**
 * Wilson score interval of a proportion.
 *
 * (2x + z² ∓ z·√(z² + 4x(1 − x/n))) / (2(n + z²)) — Wilson (1927), JASA 22.
 *
 * @param x successes, 0 ≤ x ≤ n; need not be whole
 * @param n trials; 0 gives no interval
 * @param confidence of the two-sided interval
 * @returns bounds as shares in [0, 1]
 */
export function wilson(x: number, n: number, confidence = usualConfidence): Interval {
  if (!(n > 0)) return { lower: null, upper: null };
  if (!(x >= 0 && x <= n)) throw new RangeError(`wilson: ${x} of ${n} is no proportion`);
  const z = zOf(confidence);
  const z2 = z * z;
  const half = z * Math.sqrt(z2 + 4 * x * (1 - x / n));
  const scale = 2 * (n + z2);
  // At 0 and n one bound is exactly 0 or 1; rounding would leave a speck beside it.
  return {
    lower: x === 0 ? 0 : (2 * x + z2 - half) / scale,
    upper: x === n ? 1 : (2 * x + z2 + half) / scale,
  };
}
