/** How far a group lies from the target, on a scale where chance alone has a known spread. */
export interface FunnelScore {
  /** Distance in standard errors. */
  z: number;
  /** Standard error on the transformed scale. */
  se: number;
}

/**
 * Score of a share on the arcsine scale: z = (asin√p − asin√target)·2√n, se = 1/(2√n) —
 * Spiegelhalter (2005), Statistics in Medicine 24.
 *
 * @param n 0 or less gives null
 */
export function shareScore(x: number, n: number, target: number): FunnelScore | null {
  if (!(n > 0)) return null;
  const se = 1 / (2 * Math.sqrt(n));
  return { z: (Math.asin(Math.sqrt(x / n)) - Math.asin(Math.sqrt(target))) / se, se };
}

/**
 * Score of a standardised ratio against 1 on the log scale: z = √E·ln(O/E), se = 1/√E, as the
 * Summary Hospital-level Mortality Indicator (NHS Digital) has it.
 *
 * @returns null when nothing was expected, or nothing observed (ln 0): take `rootScore` for sets in
 *   which that happens
 */
export function logScore(observed: number, expected: number): FunnelScore | null {
  if (!(expected > 0 && observed > 0)) return null;
  const se = 1 / Math.sqrt(expected);
  return { z: Math.log(observed / expected) / se, se };
}

/**
 * Score of a standardised ratio against 1 on the square root scale: z = 2(√O − √E), se = 1/(2√E),
 * as the Care Quality Commission has it.
 *
 * @returns null when nothing was expected
 */
export function rootScore(observed: number, expected: number): FunnelScore | null {
  if (!(expected > 0)) return null;
  return {
    z: 2 * (Math.sqrt(observed) - Math.sqrt(expected)),
    se: 1 / (2 * Math.sqrt(expected)),
  };
}
