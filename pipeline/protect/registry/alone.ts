import type { Line } from "./margin.ts";

/**
 * Per cell that holds one person, which cell stands for that person; null for any other. A total
 * of one and the part that makes it up are about the same person.
 *
 * @param values per cell how many persons
 */
export function soleCells(values: readonly number[], lines: readonly Line[]): (number | null)[] {
  const same = values.map((value, index) => (value === 1 ? index : null));
  // Lines go from total to parts in any order: repeat until nothing changes.
  for (let changed = true; changed; ) {
    changed = false;
    for (const { total, parts } of lines) {
      const root = same[total];
      if (root === null || root === undefined) continue;
      for (const part of parts) {
        const own = same[part];
        if (own === null || own === undefined || own === root) continue;
        const lowest = Math.min(root, own);
        same[total] = lowest;
        same[part] = lowest;
        changed = true;
      }
    }
  }
  return same;
}
