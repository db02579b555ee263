import { binomialAtLeast, binomialCdf } from "./distribution/binomial.ts";
import { poissonAtLeast, poissonCdf } from "./distribution/poisson.ts";

/**
 * Two-sided exact p-value of x hits among n when the true share is the target: twice the smaller
 * tail, at most 1. Below 1 − confidence just when x/n lies outside `binomialFunnel`. To be used
 * over a whole set of groups with `benjaminiHochberg`.
 *
 * @param x whole, 0 ≤ x ≤ n
 * @returns null without persons
 */
export function binomialP(x: number, n: number, target: number): number | null {
  if (!(n > 0)) return null;
  return Math.min(1, 2 * Math.min(binomialCdf(x, n, target), binomialAtLeast(x, n, target)));
}

/**
 * Two-sided exact p-value of a number of events when so many were expected. Below 1 − confidence
 * just when the ratio lies outside `poissonFunnel`.
 *
 * @param observed whole, ≥ 0
 * @returns null when nothing was expected
 */
export function poissonP(observed: number, expected: number): number | null {
  if (!(expected > 0)) return null;
  const below = poissonCdf(observed, expected);
  return Math.min(1, 2 * Math.min(below, poissonAtLeast(observed, expected)));
}
