import { byar } from "./byar.ts";
import { type Estimated, type Interval, usualConfidence } from "./interval.ts";
import { poissonExact } from "./poisson-exact.ts";

/**
 * Interval of a count: exact Poisson below 10 events, Byar from 10 on, as the English public health
 * offices have it (PHE technical guide on confidence intervals, 2018).
 *
 * @param x events ≥ 0; need not be whole
 * @returns events
 */
export function countInterval(x: number, confidence = usualConfidence): Interval {
  return x < 10 ? poissonExact(x, confidence) : byar(x, confidence);
}

/**
 * Events per unit of population, the population taken as known exactly.
 *
 * @param events ≥ 0
 * @param population persons or person-years; 0 or less gives no rate
 * @returns events per unit; multiply all three for a rate per 1,000
 */
export function rate(events: number, population: number, confidence = usualConfidence): Estimated {
  if (!(population > 0)) return { estimate: null, lower: null, upper: null };
  const { lower, upper } = countInterval(events, confidence);
  return {
    estimate: events / population,
    lower: lower === null ? null : lower / population,
    upper: upper === null ? null : upper / population,
  };
}
