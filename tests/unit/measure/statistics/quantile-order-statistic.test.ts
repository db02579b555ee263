import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { medianOrderStatistic } from "../../../../pipeline/measure/statistics/median-order-statistic.ts";
import { quantileOrderStatistic } from "../../../../pipeline/measure/statistics/quantile-order-statistic.ts";

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe("quantileOrderStatistic", () => {
  it("lies between two values in proportion", () => {
    expect(quantileOrderStatistic(upTo(11), 0.9).estimate).toBeCloseTo(10, 12);
    expect(quantileOrderStatistic([10, 20, 30, 40], 0.9).estimate).toBeCloseTo(37, 12);
    expect(quantileOrderStatistic([7], 0.9).estimate).toBe(7);
    expect(quantileOrderStatistic([], 0.9)).toEqual({ estimate: null, lower: null, upper: null });
  });

  it("takes the ranks the binomial gives", () => {
    // R: qbinom(.025, 100, .9) is 84, qbinom(.975, 100, .9) + 1 is 96.
    expect(quantileOrderStatistic(upTo(100), 0.9)).toMatchObject({ lower: 84, upper: 96 });
    // All of 35 at or below the 90th percentile: 0.9^35 = 2.50 %, just too likely; 0.9^36 = 2.25 %.
    expect(quantileOrderStatistic(upTo(35), 0.9).upper).toBeNull();
    expect(quantileOrderStatistic(upTo(36), 0.9).upper).toBe(36);
  });

  it("is the median at a half", () => {
    const days = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 80 });
    fc.assert(
      fc.property(days, (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        expect(quantileOrderStatistic(sorted, 0.5)).toEqual(medianOrderStatistic(sorted));
      }),
      { seed: 43, numRuns: 200 },
    );
  });

  it("knows no quantile outside 0 and 1", () => {
    expect(() => quantileOrderStatistic([1], 1)).toThrow(RangeError);
  });
});
