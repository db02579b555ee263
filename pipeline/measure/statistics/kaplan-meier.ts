import { type Estimated, type Interval, usualConfidence, zOf } from "./interval.ts";

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
export interface SurvivalStep extends Interval {
  age: number;
  atRisk: number;
  ended: number;
  survival: number;
}

/** A Kaplan–Meier curve: 1 from age 0, lower after each step. */
export interface SurvivalCurve {
  steps: SurvivalStep[];
  /** Last age at which anyone was seen; null when nobody was. Nothing is known after it. */
  followedTo: number | null;
  confidence: number;
}

/** Scale on which the interval is taken; `log` is what R's `survfit` does unasked. */
export type SurvivalScale = "log-log" | "log" | "plain";

export interface SurvivalOptions {
  confidence?: number;
  /** `log-log` when left out: it stays within 0 and 1 and behaves best in small groups. */
  type?: SurvivalScale;
}

/**
 * Kaplan–Meier curve with delayed entry.
 *
 * S(t) = Π (1 − d/n); at risk n(t) = persons with entry < t ≤ exit. Greenwood: v = Σ d/(n(n−d)).
 * Interval on scale log–log: exp(−exp(ln(−ln S) ± z·√v / ln S)); log: S·exp(∓z√v); plain:
 * S ∓ z·S√v, the last two cut at 0 and 1 — Kalbfleisch & Prentice (1980). The same figures as R's
 * `survfit(conf.type = …)`, whose default is `log`; here `log-log` is. Where S is 0 the interval
 * does not exist and is null. When nobody ended there are no steps: S is 1 as far as anyone was
 * followed. Beware of delayed entry with few at risk early on: one end among one at risk makes S 0
 * for good.
 *
 * @param counts in order of age, one per age
 * @throws RangeError when more persons end at an age than are at risk, as when someone enters and
 *   ends at the same age, or when the ages are not in order
 */
export function kaplanMeier(
  counts: Iterable<AgeCount>,
  { confidence = usualConfidence, type = "log-log" }: SurvivalOptions = {},
): SurvivalCurve {
  const z = zOf(confidence);
  const steps: SurvivalStep[] = [];
  let followedTo: number | null = null;
  let previous = Number.NEGATIVE_INFINITY;
  let atRisk = 0;
  let survival = 1;
  let greenwood = 0;
  for (const { age, ended, censored, entered } of counts) {
    if (!(age > previous)) throw new RangeError(`kaplanMeier: age ${age} after ${previous}`);
    previous = age;
    if (ended > atRisk) {
      throw new RangeError(`kaplanMeier: ${ended} ended at ${age} with ${atRisk} at risk`);
    }
    if (ended > 0) {
      survival *= 1 - ended / atRisk;
      greenwood += ended / (atRisk * (atRisk - ended));
      const spread = z * Math.sqrt(greenwood);
      steps.push({ age, atRisk, ended, survival, ...bounds(survival, spread, type) });
    }
    if (ended > 0 || censored > 0) followedTo = age;
    atRisk += entered - ended - censored;
  }
  return { steps, followedTo, confidence };
}

/** @param spread z·√v, the half width on the log scale */
function bounds(survival: number, spread: number, type: SurvivalScale): Interval {
  if (survival <= 0 || survival >= 1) return { lower: null, upper: null };
  if (type === "log-log") {
    const width = spread / Math.log(survival);
    return { lower: survival ** Math.exp(-width), upper: survival ** Math.exp(width) };
  }
  if (type === "log") {
    return {
      lower: survival * Math.exp(-spread),
      upper: Math.min(1, survival * Math.exp(spread)),
    };
  }
  return {
    lower: Math.max(0, survival - survival * spread),
    upper: Math.min(1, survival + survival * spread),
  };
}

/**
 * S(t): the share that has not ended by an age.
 *
 * @param age days, ≥ 0
 * @returns shares in [0, 1]; before the first end 1 without bounds; all null after the last age
 *   anyone was followed, unless everyone had ended: never extrapolated
 */
export function survivalAt(curve: SurvivalCurve, age: number): Estimated {
  const step = curve.steps.findLast((one) => one.age <= age);
  const beyond = curve.followedTo === null || age > curve.followedTo;
  if (beyond && step?.survival !== 0) return { estimate: null, lower: null, upper: null };
  if (step === undefined) return { estimate: 1, lower: null, upper: null };
  return { estimate: step.survival, lower: step.lower, upper: step.upper };
}

/**
 * The age by which a share has ended: the first age with S ≤ 1 − share; when S equals it exactly,
 * halfway to the next step, as R's `quantile.survfit`. The interval applies the same rule to the two
 * bounds of the curve — Brookmeyer & Crowley (1982), Biometrics 38.
 *
 * @param share 0.5 for the median
 * @returns days; null means not reached, a legal answer that is never extrapolated
 */
export function survivalQuantile(curve: SurvivalCurve, share: number): Estimated {
  if (!(share > 0 && share < 1)) throw new RangeError(`survivalQuantile: no share ${share}`);
  return {
    estimate: firstAtOrBelow(curve.steps, (step) => step.survival, 1 - share),
    lower: firstAtOrBelow(curve.steps, (step) => step.lower, 1 - share),
    upper: firstAtOrBelow(curve.steps, (step) => step.upper, 1 - share),
  };
}

function firstAtOrBelow(
  steps: readonly SurvivalStep[],
  height: (step: SurvivalStep) => number | null,
  level: number,
): number | null {
  const tolerance = 1e-8;
  const index = steps.findIndex((step) => {
    const value = height(step);
    return value !== null && value <= level + tolerance;
  });
  const step = steps[index];
  if (step === undefined) return null;
  const next = steps[index + 1];
  if (Math.abs((height(step) ?? 0) - level) < tolerance && next !== undefined) {
    return (step.age + next.age) / 2;
  }
  return step.age;
}
