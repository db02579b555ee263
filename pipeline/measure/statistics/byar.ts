import { type Interval, usualConfidence, zOf } from "./interval.ts";

/**
 * Byar's approximation of the Poisson interval of a count.
 *
 * lower = x(1 − 1/9x − z/3√x)³, upper = (x+1)(1 − 1/9(x+1) + z/3√(x+1))³ — Breslow & Day (1987),
 * Statistical Methods in Cancer Research II. Within 0.1 % of the exact one from 10 events on.
 *
 * @param x events ≥ 0; need not be whole
 * @returns events; the lower bound of 0 is 0, and null where the formula falls below 0
 */
export function byar(x: number, confidence = usualConfidence): Interval {
  if (!(x >= 0)) throw new RangeError(`byar: ${x} is no count`);
  const z = zOf(confidence);
  const next = x + 1;
  const low = x === 0 ? 0 : x * (1 - 1 / (9 * x) - z / (3 * Math.sqrt(x))) ** 3;
  return {
    lower: low < 0 ? null : low,
    upper: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3,
  };
}
