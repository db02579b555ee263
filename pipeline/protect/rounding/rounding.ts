import type { Range } from "../registry/registry.ts";

/** To the nearest multiple of a base, halves up. */
export function nearest(count: number, base: number): number {
  return Math.floor(count / base + 0.5) * base;
}

/**
 * All whole numbers that look like `rounded`: 8 to 12 for 10 in fives.
 *
 * @param least what shown numbers are at least, as the rule tells every reader
 */
export function roundingRange(rounded: number, base: number, least = 0): Range {
  const low = Math.max(least, rounded - Math.floor(base / 2));
  return { low, high: Math.max(low, rounded + Math.floor((base - 1) / 2)) };
}
