import type { FunnelScore } from "./funnel-score.ts";

export interface OverdispersionOptions {
  /**
   * What to do with the most extreme scores before measuring the spread: pull them in to the
   * quantile (`winsorise`) or leave them out (`truncate`). Truncation makes phi too small, also
   * when there is no overdispersion at all.
   */
  extremes?: "winsorise" | "truncate";
  /** Share of the scores that is extreme, at each end. */
  share?: number;
}

/** How much more groups differ than chance explains. */
export interface Overdispersion {
  /** Number of scores that counted. */
  groups: number;
  /** Mean squared score: about 1 when chance is all there is. */
  phi: number;
  /** Variance between groups on the transformed scale; 0 when phi shows none. */
  tau2: number;
}

/**
 * Overdispersion of a set of groups: phi = Σz²/I; τ² = (I·phi − (I − 1)) / (Σw − Σw²/Σw) with
 * w = 1/se², or 0 when I·phi < I − 1 — Spiegelhalter (2005), Qual Saf Health Care 14, after
 * DerSimonian & Laird (1986). Quantiles of the scores as SQL's `quantile_cont` (type 7).
 *
 * With fewer than some fifteen groups τ² is itself mostly noise: report phi beside it.
 *
 * @param scores of one indicator, one per group
 * @returns null when fewer than two scores count
 */
export function overdispersion(
  scores: readonly FunnelScore[],
  { extremes = "winsorise", share = 0.1 }: OverdispersionOptions = {},
): Overdispersion | null {
  if (!(share >= 0 && share < 0.5)) throw new RangeError(`overdispersion: share ${share}`);
  const sorted = scores.map((score) => score.z).sort((a, b) => a - b);
  const low = quantile(sorted, share);
  const high = quantile(sorted, 1 - share);
  const counted =
    extremes === "winsorise" || share === 0
      ? scores.map(({ z, se }) => ({ z: Math.min(high, Math.max(low, z)), se }))
      : scores.filter(({ z }) => z > low && z < high);
  const groups = counted.length;
  if (groups < 2) return null;
  let squares = 0;
  let weights = 0;
  let weightSquares = 0;
  for (const { z, se } of counted) {
    squares += z * z;
    weights += 1 / (se * se);
    weightSquares += 1 / se ** 4;
  }
  const tau2 = Math.max(0, (squares - (groups - 1)) / (weights - weightSquares / weights));
  return { groups, phi: squares / groups, tau2 };
}

function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (at - Math.floor(at)) * (high - low);
}
