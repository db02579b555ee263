import { describe, expect, it } from "vitest";
import { wilson } from "../../../../pipeline/measure/statistics/wilson.ts";

describe("wilson", () => {
  // Vectors of the indicator catalogue, 95 %; computed with R.
  it.each([
    { x: 0, n: 10, lower: 0, upper: 0.277533 },
    { x: 8, n: 40, lower: 0.105, upper: 0.347573 },
    { x: 3, n: 12, lower: 0.088942, upper: 0.532305 },
    { x: 12, n: 60, lower: 0.118285, upper: 0.317818 },
  ])("$x of $n", ({ x, n, lower, upper }) => {
    const interval = wilson(x, n);
    expect(interval.lower).toBeCloseTo(lower, 6);
    expect(interval.upper).toBeCloseTo(upper, 6);
  });

  it("mirrors: the interval of misses is one minus that of hits", () => {
    for (let n = 1; n <= 60; n += 7) {
      for (let x = 0; x <= n; x += 1) {
        const hits = wilson(x, n);
        const misses = wilson(n - x, n);
        expect(hits.lower).toBeCloseTo(1 - (misses.upper ?? Number.NaN), 12);
      }
    }
  });

  it("always holds the estimate, stays within 0 and 1, and narrows with n", () => {
    for (const n of [1, 5, 20, 100, 1000]) {
      for (const share of [0, 0.2, 0.5, 0.8, 1]) {
        const x = Math.round(share * n);
        const { lower, upper } = wilson(x, n);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(x / n);
        expect(upper).toBeGreaterThanOrEqual(x / n);
        const wider = (upper ?? 0) - (lower ?? 0);
        const narrower = wilson(x * 4, n * 4);
        expect((narrower.upper ?? 0) - (narrower.lower ?? 0)).toBeLessThan(wider);
      }
    }
  });

  it("gives no interval without observations and refuses what is no proportion", () => {
    expect(wilson(0, 0)).toEqual({ lower: null, upper: null });
    expect(() => wilson(11, 10)).toThrow(RangeError);
  });
});
