import { usualConfidence, zOf } from "./interval.ts";

export type Change = "improved" | "unchanged" | "deteriorated";

/** How an instrument measures. */
export interface Instrument {
  /** Test–retest reliability or Cronbach's alpha, 0 ≤ r < 1. */
  reliability: number;
  /** Standard deviation of the norm group in the unit of the scores; 10 for T-scores. */
  sd: number;
  higherIsBetter: boolean;
}

/** Change of one person between two measurements. */
export interface ReliableChange {
  /** Change in standard errors of a difference; positive is better. */
  index: number;
  change: Change;
}

/**
 * Reliable change index: did one person change by more than the instrument's own noise?
 *
 * RCI = ± (after − before) / (sd·√(1 − r)·√2), positive for the better; reliable from z on —
 * Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59.
 *
 * @param confidence 0.95 puts the border at 1.96, 0.90 at 1.645
 * @returns null when a measurement is missing
 */
export function reliableChangeIndex(
  before: number | null,
  after: number | null,
  { reliability, sd, higherIsBetter }: Instrument,
  confidence = usualConfidence,
): ReliableChange | null {
  if (!(reliability >= 0 && reliability < 1 && sd > 0)) {
    throw new RangeError(`reliableChangeIndex: reliability ${reliability}, sd ${sd}`);
  }
  if (before === null || after === null) return null;
  const better = higherIsBetter ? after - before : before - after;
  const index = better / (sd * Math.sqrt(2 * (1 - reliability)));
  const border = zOf(confidence);
  const change = index >= border ? "improved" : index <= -border ? "deteriorated" : "unchanged";
  return { index, change };
}
