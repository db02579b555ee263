import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaQuantile } from "../../../../../pipeline/measure/statistics/distribution/beta-quantile.ts";
import {
  binomialAtLeast,
  binomialCdf,
  binomialQuantile,
} from "../../../../../pipeline/measure/statistics/distribution/binomial.ts";
import {
  binomialDensity,
  poissonDensity,
} from "../../../../../pipeline/measure/statistics/distribution/density.ts";
import {
  gammaQuantile,
  gammaQuantileUpper,
} from "../../../../../pipeline/measure/statistics/distribution/gamma-quantile.ts";
import {
  betaLower,
  betaUpper,
} from "../../../../../pipeline/measure/statistics/distribution/incomplete-beta.ts";
import {
  gammaLower,
  gammaUpper,
} from "../../../../../pipeline/measure/statistics/distribution/incomplete-gamma.ts";
import { logGamma } from "../../../../../pipeline/measure/statistics/distribution/log-gamma.ts";
import {
  normalCdf,
  normalQuantile,
} from "../../../../../pipeline/measure/statistics/distribution/normal.ts";
import {
  poissonAtLeast,
  poissonCdf,
  poissonQuantile,
} from "../../../../../pipeline/measure/statistics/distribution/poisson.ts";
import {
  studentCdf,
  studentQuantile,
} from "../../../../../pipeline/measure/statistics/distribution/student.ts";
import { expectClose, haveReference, reference, withoutReference } from "../reference.ts";

const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const shape = fc.double({ min: 0.1, max: 400, noNaN: true });
const runs = { seed: 21, numRuns: 300 };

// Expected values here come from arbitrary-precision arithmetic (mpmath, 40 digits) and scipy.
describe("normal", () => {
  it.each([
    [1e-100, -21.27345356096532],
    [0.001, -3.090232306167813],
    [0.2, -0.8416212335729142],
    [0.5, 0],
    [0.6, 0.2533471031357997],
    [0.975, 1.9599639845400543],
  ])("quantile of %d", (p, z) => expectClose(normalQuantile(p), z, 1e-14));

  it.each([
    [-8, 6.220960574271784e-16],
    [-1.96, 0.024997895148220435],
    [0, 0.5],
    [3, 0.9986501019683699],
  ])("cdf at %d", (z, p) => expectClose(normalCdf(z), p, 1e-13));

  it("goes round, and mirrors", () => {
    fc.assert(
      fc.property(probability, (p) => {
        expectClose(normalCdf(normalQuantile(p)), p, 1e-12);
        expect(normalQuantile(p) + normalQuantile(1 - p)).toBeCloseTo(0, 9);
      }),
      runs,
    );
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect(() => normalQuantile(1.1)).toThrow(RangeError);
  });
});

describe("gamma", () => {
  it.each([
    [1e-5, 11.512919692895826],
    [0.5, 0.5723649429247001],
    [1.5, -0.12078223763524522],
    [10, 12.801827480081469],
    [1e8, 1742068066.1038346],
  ])("logarithm of Γ(%d)", (x, value) => expectClose(logGamma(x), value, 1e-14));

  it("is the factorial of whole numbers", () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n += 1) {
      factorial *= n;
      expectClose(Math.exp(logGamma(n + 1)), factorial, 1e-13);
    }
    expect(() => logGamma(0)).toThrow(RangeError);
  });

  it("with shape 1 is the exponential distribution", () => {
    for (const x of [0.001, 0.5, 1, 2, 10, 300]) {
      expectClose(gammaLower(1, x), -Math.expm1(-x), 1e-13);
      expectClose(gammaUpper(1, x), Math.exp(-x), 1e-13);
    }
    expect(gammaUpper(3, Infinity)).toBe(0);
    expect(gammaLower(3, 0)).toBe(0);
    expect(() => gammaLower(-1, 1)).toThrow(RangeError);
  });

  it.each([
    [0.025, 1, 0.025317807984289876],
    [0.001, 9, 2.452424404363775],
    [0.975, 10, 17.08480345141917],
    [0.999, 250, 301.7230028975888],
    [0.5, 0.5, 0.2274682115597864],
    [1e-6, 3, 0.018254282963279293],
  ])("quantile %d at shape %d", (p, a, x) => expectClose(gammaQuantile(p, a), x, 1e-12));

  it("goes round at both sides, also for millions of events", () => {
    fc.assert(
      fc.property(probability, shape, (p, a) => {
        expectClose(gammaLower(a, gammaQuantile(p, a)), p, 1e-9);
        expectClose(gammaUpper(a, gammaQuantileUpper(p, a)), p, 1e-9);
        expect(gammaLower(a, a) + gammaUpper(a, a)).toBeCloseTo(1, 12);
      }),
      runs,
    );
    expectClose(gammaLower(1e7, gammaQuantile(0.001, 1e7)), 0.001, 1e-9);
    expect([gammaQuantile(0, 2), gammaQuantile(0.5, 0), gammaQuantile(1, 2)]).toEqual([
      0,
      0,
      Infinity,
    ]);
    expect([gammaQuantileUpper(1, 2), gammaQuantileUpper(0, 2)]).toEqual([0, Infinity]);
    expect(() => gammaQuantile(1.1, 2)).toThrow(RangeError);
    expect(() => gammaQuantileUpper(-0.1, 2)).toThrow(RangeError);
    expect(() => gammaQuantileUpper(0.5, -2)).toThrow(RangeError);
  });
});

describe("beta", () => {
  it.each([
    [0.001, 0.5, 10.5, 0.11389575791353178],
    [0.3, 2, 2, 0.216],
    [0.1, 12, 30, 0.0004897230897851346],
    [0.25, 0.5, 0.5, 1 / 3],
    [0.55, 300, 200, 0.011853654379737195],
    [1e-9, 3, 4, 1.9999999955e-26],
  ])("I(%d; %d, %d)", (x, a, b, value) => {
    expectClose(betaLower(x, a, b), value, 1e-12);
    expectClose(betaUpper(x, a, b), 1 - value, 1e-12);
  });

  it("mirrors, rises with x and goes round", () => {
    // Below shape 1 the density is infinite at an end, where no double lies near enough to the root.
    const atLeastOne = fc.double({ min: 1, max: 400, noNaN: true });
    fc.assert(
      fc.property(probability, atLeastOne, atLeastOne, (p, a, b) => {
        expect(betaLower(p, a, b)).toBeCloseTo(betaUpper(1 - p, b, a), 12);
        const x = betaQuantile(p, a, b);
        expectClose(betaLower(x, a, b), p, 1e-8);
        expect(betaQuantile(p * 0.9, a, b)).toBeLessThanOrEqual(x);
      }),
      runs,
    );
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect(() => betaLower(1.1, 1, 1)).toThrow(RangeError);
    expect(() => betaQuantile(0.5, 0, 1)).toThrow(RangeError);
  });
});

describe("student", () => {
  it.each([
    [0.025, 1, -12.706204736174707],
    [0.6, 3, 0.2766706623326898],
    [0.5001, 5.5, 0.0002622562093954062],
    [0.999, 29, 3.3962402883568026],
  ])("quantile %d with %d degrees of freedom", (p, df, t) =>
    expectClose(studentQuantile(p, df), t, 1e-9),
  );

  it("goes round, mirrors, and is normal in the end", () => {
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 500 }), (p, df) => {
        expectClose(studentCdf(studentQuantile(p, df), df), p, 1e-9);
      }),
      runs,
    );
    expect(studentQuantile(0.5, 4)).toBe(0);
    expectClose(studentQuantile(0.1, 4), -studentQuantile(0.9, 4), 1e-14);
    expectClose(studentQuantile(0.975, 1e8), normalQuantile(0.975), 1e-7);
    expectClose(studentCdf(0.01, 1e8), normalCdf(0.01), 1e-10);
    expect(() => studentQuantile(1, 4)).toThrow(RangeError);
  });
});

describe("poisson", () => {
  it.each([
    [0, 0.5, 0.6065306597126334, 1],
    [3, 2.5, 0.7575761331330662, 0.45618688411667035],
    [10, 20, 0.010811718826652723, 0.9950045876916924],
    [150, 120, 0.9964480348947647, 0.004563441304151236],
  ])("%d at mean %d", (k, mean, atMost, atLeast) => {
    expectClose(poissonCdf(k, mean), atMost, 1e-12);
    expectClose(poissonAtLeast(k, mean), atLeast, 1e-12);
  });

  it.each([
    [0.001, 4, 0],
    [0.025, 12.5, 6],
    [0.975, 12.5, 20],
    [0.999, 1000, 1099],
  ])("quantile %d at mean %d", (p, mean, k) => expect(poissonQuantile(p, mean)).toBe(k));

  it("sums its densities, and its quantile is the first to reach p", () => {
    fc.assert(
      fc.property(probability, fc.double({ min: 0.01, max: 200, noNaN: true }), (p, mean) => {
        const k = poissonQuantile(p, mean);
        expect(poissonCdf(k, mean)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        expect(poissonCdf(k - 1, mean)).toBeLessThan(p);
        let sum = 0;
        for (let i = 0; i <= k; i += 1) sum += poissonDensity(i, mean);
        expectClose(poissonCdf(k, mean), sum, 1e-11);
      }),
      runs,
    );
    expect([poissonCdf(-1, 3), poissonAtLeast(0, 3), poissonQuantile(0.9, 0)]).toEqual([0, 1, 0]);
    expect(poissonDensity(2, 0)).toBe(0);
    expect(() => poissonQuantile(1, 3)).toThrow(RangeError);
  });
});

describe("binomial", () => {
  it.each([
    [0, 5, 0.2, 0.32768, 1],
    [3, 10, 0.5, 0.171875, 0.9453125],
    [40, 100, 0.3, 0.9875015928335618, 0.020988576003924706],
    [12, 1000, 0.02, 0.037604810397184225, 0.979558925400412],
  ])("%d of %d at %d", (k, n, share, atMost, atLeast) => {
    expectClose(binomialCdf(k, n, share), atMost, 1e-12);
    expectClose(binomialAtLeast(k, n, share), atLeast, 1e-12);
  });

  it.each([
    [0.025, 20, 0.3, 2],
    // A fair coin seven times: P(X ≤ 3) is one half, and rounding must not make it 4.
    [0.5, 7, 0.5, 3],
    [0.999, 200, 0.1, 34],
    [0.001, 60, 0.9, 46],
  ])("quantile %d of %d at %d", (p, n, share, k) => expect(binomialQuantile(p, n, share)).toBe(k));

  it("sums its densities, mirrors, and its quantile is the first to reach p", () => {
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 150 }), share, (p, n, t) => {
        const k = binomialQuantile(p, n, t);
        expect(binomialCdf(k, n, t)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        expect(binomialCdf(k - 1, n, t)).toBeLessThan(p);
        let sum = 0;
        for (let i = 0; i <= k; i += 1) sum += binomialDensity(i, n, t);
        expectClose(binomialCdf(k, n, t), sum, 1e-10);
        expectClose(binomialAtLeast(k, n, t), binomialCdf(n - k, n, 1 - t), 1e-9);
      }),
      runs,
    );
    expect([binomialQuantile(0, 5, 0.5), binomialQuantile(1, 5, 0.5)]).toEqual([0, 5]);
    expect(() => binomialQuantile(1.1, 5, 0.5)).toThrow(RangeError);
    expect(() => binomialQuantile(0.5, 5, -0.1)).toThrow(RangeError);
    expect(() => binomialQuantile(0.5, -5, 0.5)).toThrow(RangeError);
    expect([binomialCdf(-1, 5, 0.5), binomialCdf(5, 5, 0.5)]).toEqual([0, 1]);
    expect([binomialAtLeast(0, 5, 0.5), binomialAtLeast(6, 5, 0.5)]).toEqual([1, 0]);
    expect([binomialDensity(0, 5, 0), binomialDensity(5, 5, 1), binomialDensity(1, 5, 0)]).toEqual([
      1, 1, 0,
    ]);
  });
});

interface Base {
  distributions: {
    qnorm: { p: number[]; q: number[] };
    qchisq: { p: number; df: number; q: number }[];
    qt: { p: number; df: number; q: number }[];
    qbeta: { p: number; a: number; b: number; q: number }[];
  };
  binomial: {
    x: number;
    n: number;
    clopper_pearson95: [number, number];
    jeffreys95: [number, number];
  }[];
}
const { distributions, binomial } = reference<Base>("base_r_reference.json", {
  distributions: { qnorm: { p: [], q: [] }, qchisq: [], qt: [], qbeta: [] },
  binomial: [],
});

describe.skipIf(!haveReference)(`distributions against R${withoutReference}`, () => {
  it("quantiles", () => {
    for (const [i, p] of distributions.qnorm.p.entries()) {
      expectClose(normalQuantile(p), distributions.qnorm.q[i], 1e-12);
    }
    for (const { p, df, q } of distributions.qchisq) {
      expectClose(2 * gammaQuantile(p, df / 2), q, 1e-12);
    }
    for (const { p, df, q } of distributions.qt) expectClose(studentQuantile(p, df), q, 1e-12);
    for (const { p, a, b, q } of distributions.qbeta) expectClose(betaQuantile(p, a, b), q, 1e-12);
  });

  it("beta quantiles as in the Clopper–Pearson and Jeffreys intervals", () => {
    for (const { x, n, clopper_pearson95: exact, jeffreys95: jeffreys } of binomial) {
      expectClose(x === 0 ? 0 : betaQuantile(0.025, x, n - x + 1), exact[0], 1e-11);
      expectClose(x === n ? 1 : betaQuantile(0.975, x + 1, n - x), exact[1], 1e-11);
      if (x > 0) expectClose(betaQuantile(0.025, x + 0.5, n - x + 0.5), jeffreys[0], 1e-11);
      if (x < n) expectClose(betaQuantile(0.975, x + 0.5, n - x + 0.5), jeffreys[1], 1e-11);
    }
  });
});
