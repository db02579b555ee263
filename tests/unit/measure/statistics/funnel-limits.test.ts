import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialDensity } from "../../../../pipeline/measure/statistics/distribution/density.ts";
import { binomialP, poissonP } from "../../../../pipeline/measure/statistics/exact-p.ts";
import {
  binomialFunnel,
  poissonFunnel,
} from "../../../../pipeline/measure/statistics/funnel-limits.ts";
import { indirectlyStandardisedRatio } from "../../../../pipeline/measure/statistics/indirectly-standardised-ratio.ts";
import type { Interval } from "../../../../pipeline/measure/statistics/interval.ts";
import { poissonExact } from "../../../../pipeline/measure/statistics/poisson-exact.ts";
import { expectClose, haveReference, reference, withoutReference } from "./reference.ts";

const nothing = { lower: null, upper: null };
const isOutside = (value: number, { lower, upper }: Interval): boolean =>
  (lower !== null && value < lower) || (upper !== null && value > upper);

/** Chance that a group without any real difference lies outside its limits. */
function falseAlarm(n: number, target: number, limits: Interval): number {
  let sum = 0;
  for (let x = 0; x <= n; x += 1) {
    if (isOutside(x / n, limits)) sum += binomialDensity(x, n, target);
  }
  return sum;
}

describe("binomialFunnel", () => {
  // R: qbinom and pbinom, interpolated; the upper line one person higher than published.
  it.each([
    [20, 0.6, 0.95, 0.355593463319953, 0.787083976804197],
    [100, 0.6, 0.998, 0.441425512319796, 0.743012127873357],
    [200, 0.1, 0.998, 0.0378515074020755, 0.168567263852695],
  ])("%d persons, target %d, %d", (n, target, confidence, lower, published) => {
    const own = binomialFunnel(n, target, confidence);
    expectClose(own.lower, lower);
    expectClose(own.upper, published + 1 / n);
    const theirs = binomialFunnel(n, target, confidence, { upper: "published" });
    expectClose(theirs.lower, lower);
    expectClose(theirs.upper, published);
  });

  it("has no limit where no group of this size can lie outside", () => {
    expect(binomialFunnel(5, 0.6, 0.998)).toEqual(nothing);
    expect(binomialFunnel(20, 0.1, 0.95).lower).toBeNull();
    expect(binomialFunnel(0, 0.6, 0.95)).toEqual(nothing);
    // Where a thing never happens, once is outside; where it always does, one miss is.
    expect(isOutside(1 / 9, binomialFunnel(9, 0, 0.998))).toBe(true);
    expect(isOutside(8 / 9, binomialFunnel(9, 1, 0.998))).toBe(true);
    expect(() => binomialFunnel(9, 1.2, 0.95)).toThrow(RangeError);
    expect(() => binomialFunnel(9, 0.5, 3.09)).toThrow(RangeError);
  });

  it("calls out no more groups by chance than it says, where the published line does", () => {
    for (const n of [5, 10, 20, 50, 137]) {
      for (const target of [0.03, 0.1, 0.5, 0.7, 0.95]) {
        for (const confidence of [0.95, 0.998]) {
          const limits = binomialFunnel(n, target, confidence);
          expect(falseAlarm(n, target, limits)).toBeLessThanOrEqual(1 - confidence);
        }
      }
    }
    const published = binomialFunnel(10, 0.5, 0.998, { upper: "published" });
    expect(falseAlarm(10, 0.5, published)).toBeGreaterThan(0.01);
  });

  const n = fc.integer({ min: 1, max: 300 });
  const target = fc.double({ min: 0.01, max: 0.99, noNaN: true });

  it("puts outside just whom the exact test puts outside", () => {
    fc.assert(
      fc.property(n, target, fc.constantFrom(0.95, 0.998), (size, share, confidence) => {
        const limits = binomialFunnel(size, share, confidence);
        for (let x = 0; x <= size; x += 1) {
          const p = binomialP(x, size, share) ?? Number.NaN;
          expect(isOutside(x / size, limits)).toBe(p < 1 - confidence);
        }
      }),
      { seed: 81, numRuns: 60 },
    );
  });

  it("holds the target, mirrors with the misses, widens with confidence", () => {
    fc.assert(
      fc.property(n, target, (size, share) => {
        const own = binomialFunnel(size, share, 0.95);
        const misses = binomialFunnel(size, 1 - share, 0.95);
        const wide = binomialFunnel(size, share, 0.998);
        expect(own.lower ?? 0).toBeLessThan(share);
        expect(own.upper ?? 1).toBeGreaterThan(share);
        expect(wide.lower ?? 0).toBeLessThanOrEqual(own.lower ?? 0);
        expect(wide.upper ?? 1).toBeGreaterThanOrEqual(own.upper ?? 1);
        expect(own.lower ?? 0).toBeCloseTo(1 - (misses.upper ?? 1), 9);
      }),
      { seed: 82, numRuns: 200 },
    );
  });
});

describe("poissonFunnel", () => {
  it("goes through the exact points at whole numbers of events", () => {
    for (const events of [1, 2, 5, 9, 10, 30, 400]) {
      const { lower, upper } = poissonExact(events, 0.998);
      expectClose(poissonFunnel(upper ?? 0, 0.998).lower, events / (upper ?? 0));
      expectClose(poissonFunnel(lower ?? 0, 0.998).upper, events / (lower ?? 0));
    }
  });

  it("has no lower limit where even no event is no surprise, and none without expectation", () => {
    // P(0 | 3.6) = 0.027; P(0 | 3.7) = 0.0247.
    expect(poissonFunnel(3.6, 0.95).lower).toBeNull();
    expect(poissonFunnel(3.7, 0.95).lower).toBeGreaterThan(0);
    expect(poissonFunnel(0, 0.95)).toEqual(nothing);
  });

  it("puts outside just whom the exact test puts outside, and holds 1", () => {
    const expectation = fc.double({ min: 0.05, max: 120, noNaN: true });
    fc.assert(
      fc.property(expectation, fc.constantFrom(0.95, 0.998), (expected, confidence) => {
        const limits = poissonFunnel(expected, confidence);
        expect(limits.lower ?? 0).toBeLessThan(1);
        expect(limits.upper).toBeGreaterThan(1);
        for (let events = 0; events <= 3 * expected + 10; events += 1) {
          const p = poissonP(events, expected) ?? Number.NaN;
          expect(isOutside(events / expected, limits)).toBe(p < 1 - confidence);
        }
      }),
      { seed: 83, numRuns: 100 },
    );
  });
});

describe("exact p-values", () => {
  it("are twice the smaller tail", () => {
    // P(X ≤ 1 | 10, ½) = 11/1024; P(0 | 2.5) = e^−2.5.
    expectClose(binomialP(1, 10, 0.5), 22 / 1024);
    expectClose(binomialP(9, 10, 0.5), 22 / 1024);
    expect(binomialP(5, 10, 0.5)).toBe(1);
    expectClose(poissonP(0, 2.5), 2 * Math.exp(-2.5));
    expect(poissonP(3, 3)).toBe(1);
    expect([binomialP(0, 0, 0.5), poissonP(3, 0)]).toEqual([null, null]);
  });
});

interface Exact {
  n: number;
  target: number;
  lower95: number;
  upper95: number;
  lower998: number;
  upper998: number;
}
const base = reference<{ binomial_funnel_exact_interpolated: Exact[] }>("base_r_reference.json", {
  binomial_funnel_exact_interpolated: [],
});

describe.skipIf(!haveReference)(`funnels against R and PHE${withoutReference}`, () => {
  it.each(base.binomial_funnel_exact_interpolated)("R: $n persons, target $target", (row) => {
    for (const [low, high, confidence] of [
      [row.lower95, row.upper95, 0.95],
      [row.lower998, row.upper998, 0.998],
    ] as const) {
      const own = binomialFunnel(row.n, row.target, confidence, { upper: "published" });
      // Below 0 there is nothing to lie under: R's line goes on, ours ends.
      expectClose(own.lower, low > 0 ? low : null);
      expectClose(own.upper, high);
    }
  });

  interface Curve {
    [column: string]: number;
  }
  /** Exact points of PHE's lines; the second pair is 3 sigma, where PHE stopped searching early. */
  const sides = [
    ["lower_2s", 0.95, "lower", 2e-5],
    ["upper_2s", 0.95, "upper", 2e-5],
    ["lower_3s", 0.998, "lower", 2e-5],
    ["upper_3s", 0.998, "upper", 6e-4],
  ] as const;

  it("PHE: lines of a ratio", () => {
    const { limits } = reference<{ limits: Curve[] }>("phe_funnel_ratio.json", { limits: [] });
    expect(limits.length).toBeGreaterThan(0);
    for (const row of limits) {
      const events = row.Observed_events ?? Number.NaN;
      for (const [name, confidence, side, tolerance] of sides) {
        const exact = poissonExact(events, confidence);
        const expected = (side === "lower" ? exact.upper : exact.lower) ?? Number.NaN;
        expectClose(expected, row[`${name}_exp_events`], tolerance);
        const line = poissonFunnel(expected, confidence)[side];
        expectClose(100 * (line ?? Number.NaN), row[`${name}_isr`], tolerance);
      }
    }
  });

  const rates = reference<{ [table: string]: Curve[] }>("phe_funnel_rate.json", {});
  it.each([
    ["limits_dsr_3y", 3],
    ["limits_crude_max5events", 3],
    ["limits_crude_zero_event", 3],
  ])("PHE: lines of a rate, %s", (table, years) => {
    expect(rates[table]?.length).toBeGreaterThan(0);
    for (const row of rates[table] ?? []) {
      const baseline = row.baseline ?? Number.NaN;
      for (const [name, confidence, side, tolerance] of sides) {
        const population = row[`${name}_population_1_year`] ?? Number.NaN;
        const exact = poissonExact(row.Events ?? Number.NaN, confidence);
        const expected = (side === "lower" ? exact.upper : exact.lower) ?? Number.NaN;
        expectClose((expected / baseline) * (100_000 / years), population, tolerance);
        const line = poissonFunnel(expected, confidence)[side];
        expectClose((line ?? Number.NaN) * baseline, row[`${name}_limit`], tolerance);
      }
    }
  });

  /** PHE's words for where a value lies: the 99.8 % limits first, then the 95 % ones. */
  function labelOf(side: (confidence: number) => number): string {
    for (const [confidence, name] of [
      [0.998, "0.001"],
      [0.95, "0.025"],
    ] as const) {
      if (side(confidence) < 0) return `Low (${name})`;
      if (side(confidence) > 0) return `High (${name})`;
    }
    return "Not significant";
  }
  /** −1 below the limits, 1 above them, 0 between. */
  function sideOf(value: number, { lower, upper }: Interval): number {
    if (lower !== null && value < lower) return -1;
    return upper !== null && value > upper ? 1 : 0;
  }

  it("PHE: labels of ratios, by their intervals and by the funnel", () => {
    const { inputs } = reference<{
      inputs: { obs: number; expected: number; significance: string }[];
    }>("phe_funnel_ratio.json", { inputs: [] });
    expect(inputs.length).toBeGreaterThan(0);
    for (const { obs, expected, significance } of inputs) {
      // Where 1 lies below the interval of the ratio, the ratio is high.
      const byInterval = labelOf((c) => -sideOf(1, indirectlyStandardisedRatio(obs, expected, c)));
      const byFunnel = labelOf((c) => sideOf(obs / expected, poissonFunnel(expected, c)));
      expect([byInterval, byFunnel]).toEqual([significance, significance]);
    }
  });

  it("PHE: labels of proportions", () => {
    const { inputs, target } = reference<{
      inputs: { numerator: number; denominator: number; significance: string }[];
      target: { value: number };
    }>("phe_funnel_proportion.json", { inputs: [], target: { value: 0.5 } });
    expect(inputs.length).toBeGreaterThan(0);
    for (const { numerator, denominator, significance } of inputs) {
      const own = labelOf((c) =>
        sideOf(numerator / denominator, binomialFunnel(denominator, target.value, c)),
      );
      expect(own).toBe(significance);
    }
  });

  it("PHE: labels of rates", () => {
    interface Rate {
      count: number;
      rate_dsr: number;
      pop: number;
      [label: string]: number | string;
    }
    const { significance, weighted_average: averages } = reference<{
      significance: Rate[];
      weighted_average: Record<string, number>;
    }>("phe_funnel_rate.json", { significance: [], weighted_average: {} });
    let labels = 0;
    for (const row of significance) {
      for (const column of Object.keys(averages)) {
        const average = averages[column] ?? Number.NaN;
        const dsr = column.startsWith("dsr");
        // The averages are per head (or per 100 for a standardised rate given per 100).
        const rate = dsr ? row.rate_dsr : (100_000 * row.count) / row.pop;
        const reference = dsr && average > 1 ? average * 100 : average * 100_000;
        const expected = (row.count * reference) / rate;
        const own = labelOf((c) => sideOf(row.count / expected, poissonFunnel(expected, c)));
        expect(own, `${column} of ${row.count}`).toBe(row[column]);
        labels += 1;
      }
    }
    expect(labels).toBe(160);
  });

  it("PHE: normal limits of a proportion agree with ours for large groups", () => {
    const { limits_denominator_lt_31000: limits } = reference<{
      limits_denominator_lt_31000: Curve[];
    }>("phe_funnel_proportion.json", { limits_denominator_lt_31000: [] });
    expect(limits.length).toBeGreaterThan(0);
    for (const row of limits) {
      const n = row.Population ?? Number.NaN;
      for (const [low, high, confidence] of [
        [row.Lower2s0025limit, row.Upper2s0025limit, 0.95],
        [row.Lower3s0001limit, row.Upper3s0001limit, 0.998],
      ] as const) {
        const own = binomialFunnel(Math.round(n), (row.Baseline ?? Number.NaN) / 100, confidence);
        expectClose(100 * (own.lower ?? 0), low, 2e-4);
        expectClose(100 * (own.upper ?? 0), high, 2e-4);
      }
    }
  });

  it("PHE: where its normal limits say a group of one can lie outside, ours has none", () => {
    const { limits_multiplier100: limits } = reference<{ limits_multiplier100: Curve[] }>(
      "phe_funnel_proportion.json",
      { limits_multiplier100: [] },
    );
    const [row] = limits;
    expect(row).toMatchObject({ Population: 1, Lower2s0025limit: 3.204264 });
    expect(binomialFunnel(1, (row?.Baseline ?? Number.NaN) / 100, 0.95)).toEqual(nothing);
  });
});
