import type { Level } from "../registry/registry.ts";

/** From how many persons on a public edition shows what. From the region. */
export interface CountRule {
  /** Fewest persons behind a number, and behind the rest of its group. */
  minPersons: number;
  /** Fewest persons in the denominator of a percentage. */
  minDenominator: number;
  /** Fewest persons at risk behind a mean, a median or a curve. */
  minAtRisk: number;
  /** Least width of the interval anyone can put around a hidden number of persons. */
  width: number;
}

/** The numbers behind one figure, in units (trajectories, goals) and in persons. */
export interface Behind {
  numerator: number;
  denominator: number;
  /** Distinct persons in the denominator, and those of them in the numerator. */
  persons: number;
  hits: number;
}

/**
 * - `share`: a part of a group: numerator and complement say something of somebody
 * - `curve`: as a share, of those whose care ended or went on
 * - `average`: one number for a group
 * - `number`: how many there are, or per so many of the population
 */
export type CountKind = "share" | "curve" | "average" | "number";

/**
 * Why a figure may not be shown by itself; null when it may. 0 and 100 % go with the complement:
 * they tell of everyone in the group at once.
 *
 * After the rule of CBS for youth care (0 to 7 secret), for numerator and complement alike.
 */
export function countReason(kind: CountKind, behind: Behind, rule: CountRule): string | null {
  const { numerator, denominator, persons, hits } = behind;
  const group = Math.min(denominator, persons);
  const least = { share: rule.minDenominator, curve: rule.minAtRisk, average: rule.minAtRisk };
  if (group < Math.max(rule.minPersons, kind === "number" ? 0 : least[kind])) {
    return "kleine groep";
  }
  if (kind === "average") return null;
  if (Math.min(numerator, hits) < rule.minPersons) return "kleine teller";
  if (kind === "number") return null;
  return Math.min(denominator - numerator, persons - hits) < rule.minPersons ? "kleine rest" : null;
}

/**
 * How far a hidden number of persons must seem to be able to lie from the truth; null when it is
 * large enough to be known. A small one must be able to be nobody, and enough persons to be shown.
 *
 * @param small true when few persons are behind a number that is large in units
 */
export function countLevel(value: number, rule: CountRule, small = false): Level | null {
  if (value < rule.minPersons) {
    return { up: Math.max(rule.width, rule.minPersons - value), down: value };
  }
  return small ? { up: rule.width, down: Math.min(value, rule.width) } : null;
}
