import { normalQuantile } from "./distribution/normal.ts";

/** An estimate's interval; a bound is null when it does not exist or was not reached. */
export interface Interval {
  lower: number | null;
  upper: number | null;
}

/** An estimate with its interval; null when the data do not allow one. */
export interface Estimated extends Interval {
  estimate: number | null;
}

/** Confidence of an interval when nobody asks for another. */
export const usualConfidence = 0.95;

/**
 * Probability left outside at each side of a two-sided interval: (1 − confidence) / 2.
 *
 * @param confidence strictly between 0 and 1; a z-value such as 1.96 is refused
 */
export function tail(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence must lie between 0 and 1, not ${confidence}`);
  }
  return (1 - confidence) / 2;
}

/** Normal quantile that belongs to a two-sided interval: 1.959964 at 0.95, 3.090232 at 0.998. */
export function zOf(confidence: number): number {
  return normalQuantile(1 - tail(confidence));
}
