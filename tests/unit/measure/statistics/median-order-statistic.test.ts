import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  medianOrderStatistic,
  medianRanks,
} from "../../../../pipeline/measure/statistics/median-order-statistic.ts";
import { expectClose, haveReference, reference, withoutReference } from "./reference.ts";

describe("medianOrderStatistic", () => {
  it("takes the ranks the binomial gives", () => {
    expect(medianRanks(5)).toBeNull();
    expect(medianRanks(6)).toEqual({ lower: 1, upper: 6, coverage: 0.96875 });
    expect(medianRanks(20)).toMatchObject({ lower: 6, upper: 15 });
    expect(medianRanks(6, 0.998)).toBeNull();
    expect(medianRanks(0)).toBeNull();
  });

  it("gives the median and the values at those ranks", () => {
    expect(medianOrderStatistic([3, 9, 14, 20, 35, 80])).toEqual({
      estimate: 17,
      lower: 3,
      upper: 80,
    });
    expect(medianOrderStatistic([3, 9, 14])).toEqual({ estimate: 9, lower: null, upper: null });
    expect(medianOrderStatistic([])).toEqual({ estimate: null, lower: null, upper: null });
    expect(medianOrderStatistic(new Array(8).fill(7))).toEqual({
      estimate: 7,
      lower: 7,
      upper: 7,
    });
  });

  it("covers with the confidence asked or more, and holds the median", () => {
    const days = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 6, maxLength: 80 });
    fc.assert(
      fc.property(days, (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        expect(medianRanks(sorted.length)?.coverage).toBeGreaterThanOrEqual(0.95);
        const { estimate, lower, upper } = medianOrderStatistic(sorted);
        expect(lower).toBeLessThanOrEqual(estimate ?? Number.NaN);
        expect(upper).toBeGreaterThanOrEqual(estimate ?? Number.NaN);
        const narrow = medianOrderStatistic(sorted, 0.8);
        expect(narrow.lower).toBeGreaterThanOrEqual(lower ?? Number.NaN);
      }),
      { seed: 41, numRuns: 200 },
    );
  });
});

interface Row {
  n: number;
  lower_rank: number | null;
  upper_rank: number | null;
  coverage: number | null;
}
const { median_order_ci: rows } = reference<{ median_order_ci: Row[] }>("base_r_reference.json", {
  median_order_ci: [],
});

describe.skipIf(!haveReference)(`medianRanks against R${withoutReference}`, () => {
  it.each(rows)("$n values", ({ n, lower_rank, upper_rank, coverage }) => {
    const ranks = medianRanks(n);
    expect(ranks?.lower ?? null).toBe(lower_rank);
    expect(ranks?.upper ?? null).toBe(upper_rank);
    expectClose(ranks?.coverage, coverage);
  });
});
