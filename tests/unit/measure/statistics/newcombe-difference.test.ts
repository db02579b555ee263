import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newcombeDifference } from "../../../../pipeline/measure/statistics/newcombe-difference.ts";
import { expectClose, haveReference, reference, withoutReference } from "./reference.ts";

describe("newcombeDifference", () => {
  it("gives the published values", () => {
    // Newcombe (1998), table II: 56/70 − 48/80.
    const { estimate, lower, upper } = newcombeDifference(56, 70, 48, 80);
    expect(estimate).toBeCloseTo(0.2, 12);
    expect(lower).toBeCloseTo(0.0524, 4);
    expect(upper).toBeCloseTo(0.3339, 4);
  });

  it("knows an interval for no difference at all, and none without persons", () => {
    const { estimate, lower, upper } = newcombeDifference(0, 10, 0, 20);
    expect(estimate).toBe(0);
    expectClose(lower, -0.161125158052819);
    expectClose(upper, 0.277532799862889);
    const none = { estimate: null, lower: null, upper: null };
    expect(newcombeDifference(0, 0, 3, 5)).toEqual(none);
    expect(newcombeDifference(3, 5, 0, 0)).toEqual(none);
  });

  it("holds the difference, stays within −1 and 1, turns sign with the groups", () => {
    const group = fc
      .tuple(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([n, share]) => [Math.round(n * share), n] as const);
    fc.assert(
      fc.property(group, group, ([x1, n1], [x2, n2]) => {
        const one = newcombeDifference(x1, n1, x2, n2);
        const other = newcombeDifference(x2, n2, x1, n1);
        const wide = newcombeDifference(x1, n1, x2, n2, 0.998);
        const line = [-1, wide.lower, one.lower, one.estimate, one.upper, wide.upper, 1].map(
          (value) => Math.round((value ?? Number.NaN) * 1e9),
        );
        expect(line).toEqual(line.toSorted((a, b) => a - b));
        expect(one.lower).toBeCloseTo(-(other.upper ?? Number.NaN), 12);
        const misses = newcombeDifference(n1 - x1, n1, n2 - x2, n2);
        expect(misses.lower).toBeCloseTo(-(one.upper ?? Number.NaN), 12);
      }),
      { seed: 51, numRuns: 200 },
    );
  });
});

interface Row {
  x1: number;
  n1: number;
  x2: number;
  n2: number;
  diff: number;
  ci95: [number, number];
}
const { newcombe_diff: rows } = reference<{ newcombe_diff: Row[] }>("base_r_reference.json", {
  newcombe_diff: [],
});

describe.skipIf(!haveReference)(`newcombeDifference against R${withoutReference}`, () => {
  it.each(rows)("$x1/$n1 − $x2/$n2", ({ x1, n1, x2, n2, diff, ci95 }) => {
    const { estimate, lower, upper } = newcombeDifference(x1, n1, x2, n2);
    expectClose(estimate, diff);
    expectClose(lower, ci95[0]);
    expectClose(upper, ci95[1]);
  });
});
