import { describe, expect, it } from "vitest";
import { meanT } from "../../../../pipeline/measure/statistics/mean-t.ts";
import { expectClose, haveReference, reference, withoutReference } from "./reference.ts";

describe("meanT", () => {
  it("is the textbook interval", () => {
    // R: t.test(c(6, 7, 7, 8, 9)): mean 7.4, sd 1.140175, 5.984285 to 8.815715.
    const { lower, upper } = meanT({ n: 5, mean: 7.4, sd: Math.sqrt(1.3) });
    expectClose(lower, 7.4 - (2.7764451051977934 * Math.sqrt(1.3)) / Math.sqrt(5), 1e-11);
    expect(lower).toBeCloseTo(5.984285, 6);
    expect(upper).toBeCloseTo(8.815715, 6);
  });

  it("has no interval below two values, nor without spread", () => {
    const none = { lower: null, upper: null };
    expect(meanT({ n: 0, mean: 0, sd: null })).toEqual(none);
    expect(meanT({ n: 1, mean: 7, sd: null })).toEqual(none);
    // Unlike PHE, which gives 7 to 7.
    expect(meanT({ n: 9, mean: 7, sd: 0 })).toEqual(none);
    expect(meanT({ n: 9, mean: 7, sd: 1e-15 })).toEqual(none);
    expect(meanT({ n: 9, mean: 7000, sd: 1e-10 })).toEqual(none);
  });

  it("lies around the mean, widens with confidence and narrows with n", () => {
    const width = (n: number, confidence: number) => {
      const { lower, upper } = meanT({ n, mean: 7, sd: 2 }, confidence);
      expectClose((lower ?? 0) + (upper ?? 0), 14);
      return (upper ?? 0) - (lower ?? 0);
    };
    expect(width(10, 0.998)).toBeGreaterThan(width(10, 0.95));
    expect(width(40, 0.95)).toBeLessThan(width(10, 0.95) / 2);
  });
});

interface Expected {
  area: string;
  value_count: number;
  stdev: number;
  value: number;
  lower95_0cl: number;
  upper95_0cl: number;
  lower99_8cl: number;
  upper99_8cl: number;
}
const phe = reference<{ values: { area: string; values: number }[]; expected: Expected[] }>(
  "phe_mean.json",
  { values: [], expected: [] },
);

describe.skipIf(!haveReference)(`meanT against PHE${withoutReference}`, () => {
  it.each(phe.expected)("$area", (row) => {
    const values = phe.values
      .filter(({ area }) => row.area === "No grouping" || area === row.area)
      .map((one) => one.values);
    const n = values.length;
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
    expect(n).toBe(row.value_count);
    expectClose(sd, row.stdev);
    for (const [low, high, confidence] of [
      [row.lower95_0cl, row.upper95_0cl, 0.95],
      [row.lower99_8cl, row.upper99_8cl, 0.998],
    ] as const) {
      const { lower, upper } = meanT({ n, mean, sd }, confidence);
      expectClose(lower, low);
      expectClose(upper, high);
    }
  });
});
