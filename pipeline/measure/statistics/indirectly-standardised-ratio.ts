import { rate } from "./count-interval.ts";
import { type Estimated, usualConfidence } from "./interval.ts";

/** One stratum of the group, and what the reference (the region, say) shows in that stratum. */
export interface IndirectStratum {
  population: number;
  referenceEvents: number;
  referencePopulation: number;
}

/**
 * Events to expect if every stratum of the group had the reference's rate: Σ n·(x_ref/n_ref).
 *
 * @returns events; null when a stratum with people in it is unknown to the reference
 */
export function expectedEvents(strata: readonly IndirectStratum[]): number | null {
  let expected = 0;
  for (const { population, referenceEvents, referencePopulation } of strata) {
    if (population === 0) continue;
    if (!(referencePopulation > 0)) return null;
    expected += (population * referenceEvents) / referencePopulation;
  }
  return expected;
}

/**
 * Indirectly standardised ratio O/E: 1 when the group has just the events that its make-up leads
 * one to expect. Interval: that of the count O (exact below 10, Byar from 10) divided by E, the
 * reference taken as known exactly — Breslow & Day (1987). A share (hits among persons) varies less
 * than a Poisson count, so that for shares the interval is on the safe side. Two ratios with
 * different make-ups cannot be compared with each other, only with 1.
 *
 * @param observed O ≥ 0, events
 * @param expected E, events; 0 or null gives no ratio
 * @returns ratio; times the reference's crude rate it is an indirectly standardised rate
 */
export function indirectlyStandardisedRatio(
  observed: number,
  expected: number | null,
  confidence = usualConfidence,
): Estimated {
  return rate(observed, expected ?? 0, confidence);
}
