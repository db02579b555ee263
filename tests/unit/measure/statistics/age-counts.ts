import type { AgeCount } from "../../../../pipeline/measure/statistics/kaplan-meier.ts";

/** Persons as (days, event, days at entry) → counts per age. */
export function ageCounts(
  persons: readonly (readonly [days: number, event: 0 | 1, entry?: number])[],
): AgeCount[] {
  const byAge = new Map<number, AgeCount>();
  const at = (age: number): AgeCount => {
    const found = byAge.get(age) ?? { age, ended: 0, censored: 0, entered: 0 };
    byAge.set(age, found);
    return found;
  };
  for (const [days, event, entry = 0] of persons) {
    at(entry).entered += 1;
    if (event === 1) at(days).ended += 1;
    else at(days).censored += 1;
  }
  return [...byAge.values()].sort((a, b) => a.age - b.age);
}
