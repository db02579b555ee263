import type { Level } from "../registry/registry.ts";

/**
 * When a sum of money may be shown. The parameters are secret: who knows them can reckon back.
 * They come from private region data and are never published.
 */
export interface MoneyRule {
  /** p % rule: nobody may be able to estimate the largest contribution to within p percent. */
  p: number;
  minContributors: number;
}

/**
 * Why a sum may not be shown; null when it may: too few contributors, or the p % rule, which is
 * broken when X − x1 − x2 < p/100 · x1 — Handbook on Statistical Disclosure Control, 2nd ed., ch. 4.
 *
 * @param contributions one per legal entity, in any order; money, not negative
 */
export function moneyReason(contributions: readonly number[], rule: MoneyRule): string | null {
  const { total, first, second } = largest(contributions);
  if (contributions.filter((amount) => amount > 0).length < rule.minContributors) {
    return "weinig aanbieders";
  }
  return total - first - second < (rule.p / 100) * first ? "overheersende aanbieder" : null;
}

/**
 * How far a hidden sum must seem to be able to lie from the truth: p/100 · x1 − (X − x1 − x2), both
 * ways; null when the sum is no secret. At least p/100 of the largest contribution when there are
 * too few contributors.
 */
export function moneyLevel(contributions: readonly number[], rule: MoneyRule): Level | null {
  if (moneyReason(contributions, rule) === null) return null;
  const { total, first, second } = largest(contributions);
  const rest = total - first - second;
  const own = (rule.p / 100) * first;
  const distance = own > rest ? own - rest : own;
  return { up: distance, down: Math.min(distance, total) };
}

/**
 * (n,k) rule: whether the n largest contributions are more than k percent of the sum. Kept for
 * comparison with other offices; p % is what we publish by.
 */
export function dominates(contributions: readonly number[], n: number, k: number): boolean {
  const sorted = [...contributions].sort((a, b) => b - a);
  const sum = (list: readonly number[]): number => list.reduce((all, amount) => all + amount, 0);
  return sum(sorted.slice(0, n)) > (k / 100) * sum(sorted);
}

function largest(contributions: readonly number[]): {
  total: number;
  first: number;
  second: number;
} {
  const [first = 0, second = 0] = [...contributions].sort((a, b) => b - a);
  return { total: contributions.reduce((sum, amount) => sum + amount, 0), first, second };
}
