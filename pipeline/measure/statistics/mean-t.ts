import { studentQuantile } from "./distribution/student.ts";
import { type Interval, tail, usualConfidence } from "./interval.ts";

/** A sample as SQL sums it up: size, mean and `stddev_samp`. */
export interface SampleMoments {
  n: number;
  mean: number;
  /** Standard deviation with divisor n − 1; null when n < 2. */
  sd: number | null;
}

/**
 * Interval of a mean: m ∓ t(1 − α/2; n − 1)·s/√n — Student (1908), Biometrika 6.
 *
 * Meant for scores, which are bounded and roughly symmetric. For skewed lead times take the median.
 * When all values are alike the formula gives no width at all, which would call any difference from
 * a norm certain; then there is no interval (a deliberate difference from PHE, which gives m to m).
 *
 * @returns bounds in the unit of the values; both null below two values or without spread
 */
export function meanT({ n, mean, sd }: SampleMoments, confidence = usualConfidence): Interval {
  // What rounding leaves of a constant series counts as no spread.
  if (n < 2 || sd === null || !(sd > 1e-12 * Math.abs(mean))) return { lower: null, upper: null };
  const half = (studentQuantile(1 - tail(confidence), n - 1) * sd) / Math.sqrt(n);
  return { lower: mean - half, upper: mean + half };
}
