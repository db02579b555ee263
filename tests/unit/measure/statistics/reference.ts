import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { projectRoot } from "../../../../pipeline/home.ts";

const folder = join(projectRoot, "..", "shared", "cases", "statistics");

/** Whether the optional folder with reference cases lies beside the project. */
export const haveReference = existsSync(folder);
export const withoutReference = haveReference ? "" : " (skipped: no ../shared/cases/statistics)";

/** A file of reference cases; empty lists stand in for what is not there. */
export function reference<Cases extends object>(name: string, empty: Cases): Cases {
  return haveReference ? JSON.parse(readFileSync(join(folder, name), "utf8")) : empty;
}

/**
 * Equal to a relative tolerance; null only equals null.
 *
 * @param relative 1e-9 unless the reference is printed with fewer digits
 */
export function expectClose(
  actual: number | null | undefined,
  expected: number | null | undefined,
  relative = 1e-9,
): void {
  if (actual == null || expected == null) {
    expect(actual ?? null).toBe(expected ?? null);
    return;
  }
  const size = Math.max(Math.abs(expected), 1e-12);
  expect(Math.abs(actual - expected) / size, `${actual} against ${expected}`).toBeLessThanOrEqual(
    relative,
  );
}

/** Uniform numbers in [0, 1) that are the same on every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
