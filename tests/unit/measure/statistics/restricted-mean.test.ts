import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kaplanMeier } from "../../../../pipeline/measure/statistics/kaplan-meier.ts";
import { restrictedMean } from "../../../../pipeline/measure/statistics/restricted-mean.ts";
import { ageCounts } from "./age-counts.ts";
import { expectClose } from "./reference.ts";

const curve = kaplanMeier(
  ageCounts([
    [10, 1],
    [20, 0],
    [30, 1],
    [40, 0],
  ]),
);
const unknown = { estimate: null, lower: null, upper: null, se: null };

describe("restrictedMean", () => {
  it("is the area under the curve, with the textbook variance", () => {
    // S: 1 to 10, 3/4 to 30, 3/8 after. Areas from 10: 0.75·20 + 0.375·10 = 18.75; from 30: 3.75.
    const { estimate, se, lower, upper } = restrictedMean(curve, 40);
    expectClose(estimate, 10 + 18.75);
    const expected = Math.sqrt(18.75 ** 2 / 12 + 3.75 ** 2 / 2);
    expectClose(se, expected);
    expectClose(lower, 28.75 - 1.959963984540054 * expected);
    expectClose(upper, Math.min(40, 28.75 + 1.959963984540054 * expected));
  });

  it("stops at the horizon and takes the confidence of the curve", () => {
    expectClose(restrictedMean(curve, 20).estimate, 10 + 7.5);
    expect(restrictedMean(curve, 10)).toMatchObject({ estimate: 10, se: 0 });
    expect(restrictedMean(curve, 5)).toEqual({ ...unknown, estimate: 5 });
    const wide = restrictedMean({ ...curve, confidence: 0.998 }, 20);
    expect(wide.lower).toBeLessThan(restrictedMean(curve, 20).lower ?? 0);
  });

  it("is unknown beyond the follow-up, unless everyone had ended", () => {
    expect(restrictedMean(curve, 41)).toEqual(unknown);
    expect(restrictedMean(kaplanMeier([]), 10)).toEqual(unknown);
    expect(restrictedMean(kaplanMeier(ageCounts([[10, 1]])), 1000).estimate).toBe(10);
    expect(restrictedMean(kaplanMeier(ageCounts([[10, 0]])), 10)).toEqual({
      ...unknown,
      estimate: 10,
    });
    expect(() => restrictedMean(curve, 0)).toThrow(RangeError);
  });

  it("without censoring is the mean of the days, cut at the horizon", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 50 }),
        fc.integer({ min: 1, max: 100 }),
        (days, tau) => {
          const all = kaplanMeier(ageCounts(days.map((one) => [one, 1])));
          const mean = days.reduce((sum, one) => sum + Math.min(one, tau), 0) / days.length;
          expectClose(restrictedMean(all, tau).estimate, mean);
        },
      ),
      { seed: 13, numRuns: 200 },
    );
  });
});
