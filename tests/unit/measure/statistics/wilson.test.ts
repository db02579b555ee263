import { describe, expect, it } from "vitest";
import { wilson } from "../../../../pipeline/measure/statistics/wilson.ts";
import { expectClose, haveReference, reference, withoutReference } from "./reference.ts";

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
    expect(() => wilson(Number.NaN, 10)).toThrow(RangeError);
  });

  it("takes the confidence asked for, and refuses a z-value in its place", () => {
    // R: prop.test(12, 40, conf.level = 0.998, correct = FALSE).
    const interval = wilson(12, 40, 0.998);
    expectClose(interval.lower, 0.133707843307894);
    expectClose(interval.upper, 0.543382975566607);
    expect(wilson(12, 40, 0.95)).toEqual(wilson(12, 40));
    for (const wrong of [1.96, 1, 0, -0.95, Number.NaN]) {
      expect(() => wilson(12, 40, wrong)).toThrow(RangeError);
    }
  });

  it("widens on both sides as more confidence is asked", () => {
    for (const [x, n] of [
      [1, 3],
      [12, 40],
      [150, 200],
    ] as const) {
      let before = wilson(x, n, 0.5);
      for (const confidence of [0.8, 0.9, 0.95, 0.99, 0.998]) {
        const wider = wilson(x, n, confidence);
        expect(wider.lower).toBeLessThan(before.lower ?? 0);
        expect(wider.upper).toBeGreaterThan(before.upper ?? 1);
        before = wider;
      }
    }
  });
});

interface PheCase {
  Area: string;
  Numerator: number | null;
  Denominator: number | null;
  multiplier: number;
  lower95_0cl: number | null;
  upper95_0cl: number | null;
  lower99_8cl: number | null;
  upper99_8cl: number | null;
}
interface PheGroup extends PheCase {
  lowercl: number | null;
  uppercl: number | null;
  confidence: string;
}
interface Single {
  x: number;
  n: number | null;
  lowercl: number | null;
  uppercl: number | null;
  confidence: string;
}
interface Binomial {
  x: number;
  n: number;
  wilson95: [number, number];
  wilson998: [number, number];
}

describe.skipIf(!haveReference)(`wilson against R and PHE${withoutReference}`, () => {
  const { binomial } = reference<{ binomial: Binomial[] }>("base_r_reference.json", {
    binomial: [],
  });
  it.each(binomial)("R: $x of $n", ({ x, n, wilson95, wilson998 }) => {
    for (const [expected, confidence] of [
      [wilson95, 0.95],
      [wilson998, 0.998],
    ] as const) {
      const { lower, upper } = wilson(x, n, confidence);
      expectClose(lower, expected[0]);
      expectClose(upper, expected[1]);
    }
  });

  const phe = reference<{ cases: PheCase[]; grouped: PheGroup[] }>("phe_proportion.json", {
    cases: [],
    grouped: [],
  });
  // Areas without a numerator or denominator: nothing to call the function with.
  const known = <Row extends PheCase>(rows: Row[]) =>
    rows.filter((row) => row.Numerator !== null && row.Denominator !== null);
  it.each(known(phe.cases))("PHE: $Area x $multiplier", (row) => {
    for (const [low, high, confidence] of [
      [row.lower95_0cl, row.upper95_0cl, 0.95],
      [row.lower99_8cl, row.upper99_8cl, 0.998],
    ] as const) {
      const { lower, upper } = wilson(row.Numerator ?? 0, row.Denominator ?? 0, confidence);
      expectClose((lower ?? 0) * row.multiplier, low);
      expectClose((upper ?? 0) * row.multiplier, high);
    }
  });
  it.each(known(phe.grouped))("PHE, grouped: $Area", (row) => {
    const { lower, upper } = wilson(row.Numerator ?? 0, row.Denominator ?? 0);
    expectClose(lower, row.lowercl);
    expectClose(upper, row.uppercl);
  });

  const { cases } = reference<{ cases: Single[] }>("phe_wilson_byars.json", { cases: [] });
  it.each(cases.filter((one) => one.n !== null))("PHE: $x of $n at $confidence", (one) => {
    const { lower, upper } = wilson(one.x, one.n ?? 0, Number.parseFloat(one.confidence) / 100);
    expectClose(lower, one.lowercl);
    expectClose(upper, one.uppercl);
  });
});
