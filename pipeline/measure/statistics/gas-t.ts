/** One goal of a client on the goal attainment scale. */
export interface GoalScore {
  /** −2 to +2, 0 = the goal as agreed; −3 (worse than at the start) counts as it is. */
  score: number;
  /** Importance of the goal among the client's goals; 1 when left out. */
  weight?: number;
}

/**
 * T-score of a client's goals taken together: 50 when they were reached on average.
 *
 * T = 50 + 10·Σ(w·x) / √((1 − ρ)·Σw² + ρ·(Σw)²) — Kiresuk & Sherman (1968), Community Mental Health
 * Journal 4. ρ is the correlation that goals of one client are taken to have.
 *
 * A mean of T over clients says nothing without its interval (`meanT`).
 *
 * @param rho 0.3 by convention
 * @returns points on the T scale; null without goals that have weight
 */
export function gasT(goals: readonly GoalScore[], rho = 0.3): number | null {
  let weighted = 0;
  let weights = 0;
  let squares = 0;
  for (const { score, weight = 1 } of goals) {
    if (!(weight >= 0)) throw new RangeError(`gasT: weight ${weight}`);
    weighted += weight * score;
    weights += weight;
    squares += weight * weight;
  }
  if (weights === 0) return null;
  return 50 + (10 * weighted) / Math.sqrt((1 - rho) * squares + rho * weights * weights);
}
