import { type Estimated, zOf } from "./interval.ts";
import type { SurvivalCurve } from "./kaplan-meier.ts";

/**
 * Restricted mean survival time: mean number of days until the end, days after tau not counted.
 *
 * ∫₀^tau S(t) dt, with var = Σ Aᵢ²·d/(n(n − d)) over the steps up to tau, Aᵢ the area from step i to
 * tau; bounds at mean ∓ z·√var, cut at 0 and tau — Klein & Moeschberger (2003), §4.5; the figures
 * of R's `print(survfit, rmean = tau)`. Unlike the median it always exists when the follow-up is
 * long enough, also when less than half has ended.
 *
 * @param curve confidence is that of the curve
 * @param tau days, > 0
 * @returns days; all null when tau lies beyond the follow-up while some had not ended; the bounds
 *   null when nobody ended before tau
 */
export function restrictedMean(
  curve: SurvivalCurve,
  tau: number,
): Estimated & { se: number | null } {
  if (!(tau > 0)) throw new RangeError(`restrictedMean: no horizon ${tau}`);
  const unknown = { estimate: null, lower: null, upper: null, se: null };
  if (curve.followedTo === null) return unknown;
  const steps = curve.steps.filter((step) => step.age <= tau);
  const survival = steps.at(-1)?.survival ?? 1;
  if (tau > curve.followedTo && survival > 0) return unknown;
  let area = 0;
  let variance = 0;
  let end = tau;
  for (const step of steps.toReversed()) {
    area += step.survival * (end - step.age);
    end = step.age;
    // Where everyone ended nothing comes after, so that the area is 0 and n − d as well.
    if (step.survival > 0) {
      variance += (area * area * step.ended) / (step.atRisk * (step.atRisk - step.ended));
    }
  }
  const estimate = area + end;
  if (steps.length === 0) return { ...unknown, estimate };
  const se = Math.sqrt(variance);
  const half = zOf(curve.confidence) * se;
  return {
    estimate,
    lower: Math.max(0, estimate - half),
    upper: Math.min(tau, estimate + half),
    se,
  };
}
