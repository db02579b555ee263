import { byar } from "./byar.ts";
import { type Estimated, usualConfidence } from "./interval.ts";

/** One stratum (an age band, say) of the group that is compared. */
export interface DirectStratum {
  events: number;
  /** Persons or person-years in this stratum of the group. */
  population: number;
  /** Size of this stratum in the standard population; any scale. */
  weight: number;
  /**
   * Σ over persons of (their events)²; leave out when every person has at most one event, or when
   * events are independent: then it equals `events`.
   */
  squares?: number;
}

/**
 * Directly standardised rate: the rate the group would have with the standard's make-up.
 *
 * r = Σ(w·x/n)/Σw; var = Σ(w/n)²·q/(Σw)² with q = Σ of squared events per person (q = x when events
 * are independent; otherwise the compound Poisson form Σf f²·var_f, which is the same sum);
 * interval r + √(var/O)·(Byar(O) − O) on O = Σx — Dobson, Kuulasmaa, Eberle & Scherer (1991),
 * Statistics in Medicine 10.
 *
 * @param minimumEvents below it the interval cannot be trusted and nothing is given; 10 as PHE
 * @returns events per unit of population; all null below the minimum, without weight, or when a
 *   stratum that has weight has no population: compare small groups indirectly
 */
export function directlyStandardisedRate(
  strata: readonly DirectStratum[],
  { confidence = usualConfidence, minimumEvents = 10 } = {},
): Estimated {
  const unknown = { estimate: null, lower: null, upper: null };
  let observed = 0;
  let weights = 0;
  let weighted = 0;
  let squares = 0;
  for (const { events, population, weight, squares: own = events } of strata) {
    observed += events;
    if (weight === 0) continue;
    if (!(population > 0)) return unknown;
    weights += weight;
    weighted += (weight * events) / population;
    squares += (weight / population) ** 2 * own;
  }
  if (observed < minimumEvents || !(weights > 0)) return unknown;
  const estimate = weighted / weights;
  if (observed === 0) return { ...unknown, estimate };
  const scale = Math.sqrt(squares / observed) / weights;
  const { lower, upper } = byar(observed, confidence);
  return {
    estimate,
    lower: lower === null ? null : estimate + scale * (lower - observed),
    upper: upper === null ? null : estimate + scale * (upper - observed),
  };
}
