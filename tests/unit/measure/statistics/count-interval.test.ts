import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byar } from "../../../../pipeline/measure/statistics/byar.ts";
import { countInterval, rate } from "../../../../pipeline/measure/statistics/count-interval.ts";
import { poissonExact } from "../../../../pipeline/measure/statistics/poisson-exact.ts";
import { expectClose, haveReference, reference, withoutReference } from "./reference.ts";

describe("poissonExact", () => {
  // R: poisson.test.
  it.each([
    [0, 0.95, 0, 3.68887945411394],
    [2, 0.95, 0.242209278543965, 7.22468766772396],
    [2, 0.998, 0.0454020177694896, 11.2288722424127],
    [20, 0.95, 12.2165195854039, 30.8883779026746],
  ])("%d events at %d", (x, confidence, lower, upper) => {
    const interval = poissonExact(x, confidence);
    expectClose(interval.lower, lower, 1e-12);
    expectClose(interval.upper, upper, 1e-12);
  });

  it("refuses what is no count", () => {
    expect(() => poissonExact(-1)).toThrow(RangeError);
    expect(() => byar(Number.NaN)).toThrow(RangeError);
  });
});

describe("byar", () => {
  // Indicator catalogue and PHE.
  it.each([
    [0, 0, 3.668012],
    [5, 1.611348, 11.668164],
    [12, 6.19351, 20.962858],
    [100, 81.362105, 121.627938],
  ])("%d events", (x, lower, upper) => {
    const interval = byar(x);
    expect(interval.lower).toBeCloseTo(lower, 6);
    expect(interval.upper).toBeCloseTo(upper, 6);
  });

  it("has no lower bound where the formula passes 0", () => {
    expect(byar(1, 0.998).lower).toBeNull();
    expectClose(byar(1, 0.998).upper, 9.362180217908362);
  });

  it("lies near the exact interval from 10 events on", () => {
    for (const x of [10, 17, 40, 250]) {
      expectClose(byar(x).lower, poissonExact(x).lower, 2e-3);
      expectClose(byar(x).upper, poissonExact(x).upper, 2e-4);
    }
  });
});

describe("countInterval", () => {
  it("is exact below 10 and Byar from 10 on", () => {
    expect(countInterval(9)).toEqual(poissonExact(9));
    expect(countInterval(9.9)).toEqual(poissonExact(9.9));
    expect(countInterval(10)).toEqual(byar(10));
  });

  it("holds the count, and widens with confidence", () => {
    const count = fc.integer({ min: 0, max: 3000 });
    const confidence = fc.double({ min: 0.5, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(count, confidence, (x, c) => {
        const narrow = countInterval(x, c);
        const wide = countInterval(x, c + 0.009);
        expect(narrow.lower).toBeLessThanOrEqual(x);
        expect(narrow.upper).toBeGreaterThan(x);
        expect(wide.lower).toBeLessThanOrEqual(narrow.lower ?? Number.NaN);
        expect(wide.upper).toBeGreaterThan(narrow.upper ?? Number.NaN);
      }),
      { seed: 31, numRuns: 200 },
    );
  });
});

describe("rate", () => {
  it("divides the count and its interval by the population", () => {
    // PHE: 20 per 100.
    const { estimate, lower, upper } = rate(20, 100);
    expect(estimate).toBe(0.2);
    expectClose(lower, 0.12211428834875937);
    expectClose(upper, 0.30889880369197065);
  });

  it("is unknown without a population, and 0 without events", () => {
    expect(rate(3, 0)).toEqual({ estimate: null, lower: null, upper: null });
    expect(rate(0, 100)).toMatchObject({ estimate: 0, lower: 0 });
  });
});

interface Poisson {
  obs: number;
  exact95: [number, number];
  exact998: [number, number];
  byar95: [number, number];
}
interface PheRate {
  Area: string;
  Numerator: number | null;
  Denominator: number | null;
  value: number | null;
  multiplier: number;
  lower95_0cl: number | null;
  upper95_0cl: number | null;
  lower99_8cl: number | null;
  upper99_8cl: number | null;
  lowercl: number | null;
  uppercl: number | null;
}
interface Single {
  x: number;
  n: number | null;
  lowercl: number | null;
  uppercl: number | null;
  confidence: string;
}

describe.skipIf(!haveReference)(`counts and rates against R and PHE${withoutReference}`, () => {
  const { poisson } = reference<{ poisson: Poisson[] }>("base_r_reference.json", { poisson: [] });
  it.each(poisson)("R: $obs events", ({ obs, exact95, exact998, byar95 }) => {
    for (const [interval, expected] of [
      [poissonExact(obs), exact95],
      [poissonExact(obs, 0.998), exact998],
      [byar(obs), byar95],
    ] as const) {
      expectClose(interval.lower, expected[0]);
      expectClose(interval.upper, expected[1]);
    }
  });

  const singles = reference<{ cases: Single[] }>("phe_wilson_byars.json", { cases: [] });
  it.each(singles.cases.filter((one) => one.n === null))("PHE: Byar of $x, $confidence", (one) => {
    const { lower, upper } = byar(one.x, Number.parseFloat(one.confidence) / 100);
    expectClose(lower, one.lowercl);
    expectClose(upper, one.uppercl);
  });

  const phe = reference<{ cases: PheRate[]; grouped: PheRate[] }>("phe_rate.json", {
    cases: [],
    grouped: [],
  });
  const known = (rows: PheRate[]) => rows.filter((row) => row.value !== null);
  it.each(known(phe.cases))("PHE: $Area x $multiplier", (row) => {
    for (const [low, high, confidence] of [
      [row.lower95_0cl, row.upper95_0cl, 0.95],
      [row.lower99_8cl, row.upper99_8cl, 0.998],
    ] as const) {
      const own = rate(row.Numerator ?? 0, row.Denominator ?? 0, confidence);
      expectClose((own.estimate ?? 0) * row.multiplier, row.value);
      expectClose((own.lower ?? 0) * row.multiplier, low);
      expectClose((own.upper ?? 0) * row.multiplier, high);
    }
  });
  it.each(known(phe.grouped))("PHE, grouped: $Area", (row) => {
    const own = rate(row.Numerator ?? 0, row.Denominator ?? 0);
    expectClose((own.lower ?? 0) * row.multiplier, row.lowercl);
    expectClose((own.upper ?? 0) * row.multiplier, row.uppercl);
  });
});
