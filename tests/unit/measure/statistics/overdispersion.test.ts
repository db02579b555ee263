import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../../../pipeline/measure/statistics/distribution/normal.ts";
import {
  binomialFunnel,
  poissonFunnel,
} from "../../../../pipeline/measure/statistics/funnel-limits.ts";
import {
  logScore,
  rootScore,
  shareScore,
} from "../../../../pipeline/measure/statistics/funnel-score.ts";
import {
  ratioLimits,
  shareLimits,
} from "../../../../pipeline/measure/statistics/overdispersed-limits.ts";
import { overdispersion } from "../../../../pipeline/measure/statistics/overdispersion.ts";
import { expectClose, seeded } from "./reference.ts";

// Observed and expected of FunnelPlotR's own test of its adjustment.
const groups = [
  [100, 108],
  [150, 112],
  [180, 165],
  [80, 95],
  [120, 100],
  [225, 220],
] as const;
const present = <Score>(scores: (Score | null)[]): Score[] => scores.filter((one) => one !== null);

describe("scores", () => {
  it("are 0 at the target and known where chance is", () => {
    expect(shareScore(30, 100, 0.3)?.z).toBeCloseTo(0, 12);
    expectClose(shareScore(100, 100, 0.5)?.z, (Math.PI / 4) * 20);
    expectClose(logScore(150, 112)?.z, Math.sqrt(112) * Math.log(150 / 112));
    expectClose(rootScore(150, 112)?.z, 2 * (Math.sqrt(150) - Math.sqrt(112)));
    expectClose(logScore(150, 112)?.se, 1 / Math.sqrt(112));
    expectClose(rootScore(150, 112)?.se, 1 / (2 * Math.sqrt(112)));
    expectClose(shareScore(3, 25, 0.3)?.se, 0.1);
  });

  it("do not exist without persons or expectation, nor on the log scale without events", () => {
    expect([shareScore(0, 0, 0.5), logScore(3, 0), logScore(0, 3), rootScore(3, 0)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expectClose(rootScore(0, 4)?.z, -4);
    expectClose(rootScore(1, 0.25)?.z, 1);
    expectClose(logScore(1, 0.25)?.z, Math.log(4) / 2);
    expect(shareScore(1, 1, 0.5)?.se).toBe(0.5);
  });
});

describe("overdispersion", () => {
  it("winsorises: the outer scores count as the outer quantiles", () => {
    // Quantiles 10 % and 90 % of six scores lie halfway between the outer two.
    const z = groups.map(([o, e]) => 2 * (Math.sqrt(o) - Math.sqrt(e))).sort((a, b) => a - b);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = z;
    const pulled = [(a + b) / 2, b, c, d, e, (e + f) / 2];
    const squares = pulled.reduce((sum, value) => sum + value * value, 0);
    const own = overdispersion(present(groups.map(([o, x]) => rootScore(o, x))));
    expect(own?.groups).toBe(6);
    expectClose(own?.phi, squares / 6);
    const w = groups.map(([, x]) => 4 * x);
    const sum = w.reduce((total, one) => total + one, 0);
    const square = w.reduce((total, one) => total + one * one, 0);
    expectClose(own?.tau2, (squares - 5) / (sum - square / sum));
  });

  it("truncates: the outer scores do not count at all", () => {
    const own = overdispersion(present(groups.map(([o, x]) => logScore(o, x))), {
      extremes: "truncate",
    });
    // Left: 100/108, 180/165, 120/100 and 225/220.
    const left = [groups[0], groups[2], groups[4], groups[5]];
    const squares = left.reduce((sum, [o, x]) => sum + x * Math.log(o / x) ** 2, 0);
    const sum = left.reduce((total, [, x]) => total + x, 0);
    const square = left.reduce((total, [, x]) => total + x * x, 0);
    expect(own?.groups).toBe(4);
    expectClose(own?.phi, squares / 4);
    expectClose(own?.tau2, Math.max(0, (squares - 3) / (sum - square / sum)));
    expect(own?.tau2).toBeGreaterThan(0);
  });

  it("finds none where scores are all alike, nothing in fewer than two groups", () => {
    const same = new Array(9).fill({ z: 0.5, se: 0.1 });
    expect(overdispersion(same)).toMatchObject({ groups: 9, phi: 0.25, tau2: 0 });
    expect(overdispersion([])).toBeNull();
    expect(overdispersion([{ z: 1, se: 0.1 }])).toBeNull();
    // Two scores of 2 and −2, nothing pulled in: Σz² = 8, Σw − Σw²/Σw = 4.
    const two = [-2, 2].map((z) => ({ z, se: 0.5 }));
    expect(overdispersion(two, { share: 0 })).toEqual({ groups: 2, phi: 4, tau2: 7 / 4 });
    expect(overdispersion(same, { extremes: "truncate" })).toBeNull();
    expect(() => overdispersion(same, { share: 0.5 })).toThrow(RangeError);
  });

  it("finds phi near 1 by chance alone, and a variance between groups back", () => {
    const random = seeded(91);
    const normal = () => normalQuantile(random() || 0.5);
    let phi = 0;
    let tau2 = 0;
    const rounds = 300;
    for (let round = 0; round < rounds; round += 1) {
      const sizes = Array.from({ length: 40 }, () => 0.05 + 0.1 * random());
      const quiet = sizes.map((se) => ({ z: normal(), se }));
      const restless = sizes.map((se) => ({ z: normal() + (0.2 * normal()) / se, se }));
      phi += overdispersion(quiet, { share: 0 })?.phi ?? Number.NaN;
      tau2 += overdispersion(restless, { share: 0 })?.tau2 ?? Number.NaN;
    }
    expect(phi / rounds).toBeCloseTo(1, 1);
    expect(tau2 / rounds).toBeGreaterThan(0.036);
    expect(tau2 / rounds).toBeLessThan(0.044);
  });
});

describe("overdispersed limits", () => {
  it("follow the formulas on each scale", () => {
    const z = 1.959963984540054;
    const centre = Math.asin(Math.sqrt(0.3));
    const half = z * Math.sqrt(1 / 400 + 0.01);
    const share = shareLimits(100, 0.3, 0.01, 0.95);
    expectClose(share.lower, Math.sin(centre - half) ** 2);
    expectClose(share.upper, Math.sin(centre + half) ** 2);
    const log = ratioLimits(25, 0.02, 0.95, "log");
    expectClose(log.upper, Math.exp(z * Math.sqrt(0.06)));
    expectClose((log.lower ?? 0) * (log.upper ?? 0), 1);
    const root = ratioLimits(25, 0.02, 0.95, "root");
    expectClose(root.upper, (1 + z * Math.sqrt(0.03)) ** 2);
    expectClose(root.lower, (1 - z * Math.sqrt(0.03)) ** 2);
  });

  it("end at 0 and 1, and need somebody", () => {
    const none = { lower: null, upper: null };
    expect(shareLimits(3, 0.5, 0, 0.998)).toEqual(none);
    expect(shareLimits(0, 0.5, 0, 0.95)).toEqual(none);
    expect(ratioLimits(0.5, 0, 0.95, "root").lower).toBeNull();
    expect(ratioLimits(0, 0, 0.95, "log")).toEqual(none);
  });

  it("without overdispersion lie near the exact ones for large groups, with it outside", () => {
    const share = shareLimits(5000, 0.3, 0, 0.95);
    const exact = binomialFunnel(5000, 0.3, 0.95);
    expectClose(share.lower, exact.lower, 1e-3);
    expectClose(share.upper, exact.upper, 1e-3);
    for (const scale of ["log", "root"] as const) {
      const ratio = ratioLimits(5000, 0, 0.95, scale);
      expectClose(ratio.lower, poissonFunnel(5000, 0.95).lower, 1e-3);
      expectClose(ratio.upper, poissonFunnel(5000, 0.95).upper, 1e-3);
    }
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (n, target, tau2) => {
          const free = shareLimits(n, target, 0, 0.95);
          const own = shareLimits(n, target, tau2, 0.95);
          const misses = shareLimits(n, 1 - target, tau2, 0.95);
          expect(own.lower ?? 0).toBeLessThanOrEqual(free.lower ?? 0);
          expect(own.upper ?? 1).toBeGreaterThanOrEqual(free.upper ?? 1);
          expect(own.lower ?? 0).toBeCloseTo(1 - (misses.upper ?? 1), 9);
        },
      ),
      { seed: 92, numRuns: 200 },
    );
  });
});
