import { normalCdf } from "../statistics/distribution/normal.ts";
import { binomialP, poissonP } from "../statistics/exact-p.ts";
import { binomialFunnel, poissonFunnel } from "../statistics/funnel-limits.ts";
import { type FunnelScore, rootScore, shareScore } from "../statistics/funnel-score.ts";
import { type Interval, zOf } from "../statistics/interval.ts";
import { lookConfidence, type Method, signalConfidence } from "./rules.ts";

/** One provider in a segment: what was seen, and what the segment leads one to expect. */
export interface Member {
  method: Method;
  /** Hits, events, ends or an amount. */
  observed: number;
  /** Units, population or days at risk, or the sum below the line. */
  size: number;
  /** By the segment's own figure, the provider included. */
  expected: number;
  /** lineair: of observed − expected, clients being alike. */
  variance: number;
}

/** Where a provider lies in the funnel. */
export interface Place {
  /** Two-sided: the chance of lying as far out; null when chance alone leaves no room. */
  p: number | null;
  /** −1 below what is expected, 1 above. */
  side: -1 | 0 | 1;
  /** Funnel limits, as a multiple of what is expected; null where nothing can lie outside. */
  look: Interval;
  signal: Interval;
  /** For the overdispersion of the whole funnel. */
  score: FunnelScore | null;
}

/**
 * Places a provider in the funnel of its segment.
 *
 * - binomiaal: exact binomial limits (Spiegelhalter 2005) and p around the segment's share
 * - poisson: exact Poisson limits and p of observed against expected
 * - lineair: z = (observed − expected)/√variance, normal limits. The variance is that of alike clients
 *   (`strata.sql`), so that a few clients who score the same are not taken for certainty
 *
 * The segment holds the provider itself, which draws the target to it: the chance of a false signal
 * is below the nominal one, the more so the larger the provider's part.
 */
export function placeInFunnel(member: Member): Place {
  const { method, observed, size, expected, variance } = member;
  const side = Math.sign(observed - expected) as -1 | 0 | 1;
  if (method === "binomiaal") {
    const target = Math.min(1, expected / size);
    const asMultiple = ({ lower, upper }: Interval): Interval => ({
      lower: lower === null ? null : lower / target,
      upper: upper === null ? null : upper / target,
    });
    if (!(target > 0 && target < 1)) return nothingOutside(side);
    return {
      p: binomialP(observed, size, target),
      side,
      look: asMultiple(binomialFunnel(size, target, lookConfidence)),
      signal: asMultiple(binomialFunnel(size, target, signalConfidence)),
      score: shareScore(observed, size, target),
    };
  }
  if (method === "poisson") {
    if (!(expected > 0)) return nothingOutside(side);
    return {
      p: poissonP(observed, expected),
      side,
      look: poissonFunnel(expected, lookConfidence),
      signal: poissonFunnel(expected, signalConfidence),
      score: rootScore(observed, expected),
    };
  }
  // Below this is what rounding leaves of no spread at all.
  if (!(variance > 1e-9 * expected * expected)) return nothingOutside(side);
  const se = Math.sqrt(variance);
  const z = (observed - expected) / se;
  const around = (confidence: number): Interval => ({
    lower: 1 - (zOf(confidence) * se) / expected,
    upper: 1 + (zOf(confidence) * se) / expected,
  });
  return {
    p: 2 * normalCdf(-Math.abs(z)),
    side,
    look: around(lookConfidence),
    signal: around(signalConfidence),
    score: { z, se: se / size },
  };
}

function nothingOutside(side: -1 | 0 | 1): Place {
  const none = { lower: null, upper: null };
  return { p: null, side, look: none, signal: none, score: null };
}

/** Outside the limits of this confidence? By the exact chance, which the limits are drawn from. */
export function isOutside(p: number | null, confidence: number): boolean {
  return p !== null && p < 1 - confidence;
}
