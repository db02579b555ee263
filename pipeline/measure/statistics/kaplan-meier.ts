import { type Interval, z95 } from "./interval.ts";

/** What happened at one age (days since the start), over all persons in a group. */
export interface AgeCount {
  age: number;
  /** Left with the event at this age. */
  ended: number;
  /** Left without it at this age; still at risk at this very age. */
  censored: number;
  /** Came under observation at this age; at risk from just after it. */
  entered: number;
}

/** One step of the curve, just after an age at which someone ended. */
export interface SurvivalStep {
  age: number;
  atRisk: number;
  ended: number;
  survival: number;
  lower: number;
  upper: number;
}

/**
 * Kaplan–Meier curve with delayed entry and log–log interval.
 *
 * S(t) = Π (1 − d/n); at risk n(t) = persons with entry < t ≤ exit. Greenwood: v = Σ d/(n(n−d));
 * interval exp(−exp(ln(−ln S) ± z·√v / ln S)) — Kalbfleisch & Prentice (1980). Where S is 0 the
 * interval is that of the step before, as R's `survfit` has it undefined.
 *
 * @param counts in order of age, one per age
 */
export function kaplanMeier(counts: Iterable<AgeCount>, z = z95): SurvivalStep[] {
  const steps: SurvivalStep[] = [];
  let atRisk = 0;
  let survival = 1;
  let greenwood = 0;
  for (const { age, ended, censored, entered } of counts) {
    if (ended > 0) {
      survival *= 1 - ended / atRisk;
      greenwood += ended / (atRisk * (atRisk - ended));
      steps.push({ age, atRisk, ended, survival, ...logLog(survival, greenwood, z) });
    }
    atRisk += entered - ended - censored;
  }
  return steps;
}

function logLog(survival: number, greenwood: number, z: number): { lower: number; upper: number } {
  if (survival <= 0 || survival >= 1) return { lower: Number.NaN, upper: Number.NaN };
  const logS = Math.log(survival);
  const width = (z * Math.sqrt(greenwood)) / logS;
  const centre = Math.log(-logS);
  return { lower: Math.exp(-Math.exp(centre - width)), upper: Math.exp(-Math.exp(centre + width)) };
}

/**
 * The age by which a share has ended: the first age with S ≤ 1 − share; when S equals it exactly,
 * halfway to the next step. The interval applies the same rule to the two bounds of the curve.
 *
 * @param share 0.5 for the median
 * @returns days; null means not reached, a legal answer that is never extrapolated
 */
export function survivalQuantile(
  steps: readonly SurvivalStep[],
  share: number,
): Interval & { estimate: number | null } {
  return {
    estimate: firstAtOrBelow(steps, (step) => step.survival, 1 - share),
    lower: firstAtOrBelow(steps, (step) => step.lower, 1 - share),
    upper: firstAtOrBelow(steps, (step) => step.upper, 1 - share),
  };
}

function firstAtOrBelow(
  steps: readonly SurvivalStep[],
  curve: (step: SurvivalStep) => number,
  level: number,
): number | null {
  const tolerance = 1e-8;
  const index = steps.findIndex((step) => curve(step) <= level + tolerance);
  const step = steps[index];
  if (step === undefined) return null;
  const next = steps[index + 1];
  if (Math.abs(curve(step) - level) < tolerance && next !== undefined) {
    return (step.age + next.age) / 2;
  }
  return step.age;
}
