import { describe, expect, it } from "vitest";
import { ratioLinearised } from "../../../../pipeline/measure/statistics/ratio-linearised.ts";
import { wilson } from "../../../../pipeline/measure/statistics/wilson.ts";

function sums(clients: readonly (readonly [y: number, x: number])[]) {
  const total = { clusters: clients.length, y: 0, x: 0, yy: 0, xx: 0, xy: 0 };
  for (const [y, x] of clients) {
    total.y += y;
    total.x += x;
    total.yy += y * y;
    total.xx += x * x;
    total.xy += x * y;
  }
  return total;
}

describe("ratioLinearised", () => {
  it("equals the textbook formula, client by client", () => {
    // Worked by hand: R = 6/10; d = 0.2, −0.8, 0.8, −0.2; Σd² = 1.36; var = 4/3 · 1.36 / 100.
    // Student's t with 3 degrees of freedom, from a printed table.
    const half = 3.182446305 * Math.sqrt(((4 / 3) * 1.36) / 100);
    const four = sums([
      [2, 3],
      [1, 3],
      [2, 2],
      [1, 2],
    ]);
    const interval = ratioLinearised(four, true);
    expect(interval.lower).toBeCloseTo(0.6 - half, 8);
    expect(interval.upper).toBe(1);
    expect(ratioLinearised(four, false).upper).toBeCloseTo(0.6 + half, 8);
  });

  it("is wider when goals hang together per client than when they do not", () => {
    const together = ratioLinearised(
      sums([
        [4, 4],
        [0, 4],
        [4, 4],
        [0, 4],
      ]),
      true,
    );
    const spread = ratioLinearised(
      sums([
        [2, 4],
        [1, 4],
        [2, 4],
        [3, 4],
      ]),
      true,
    );
    const width = (i: { lower: number | null; upper: number | null }) =>
      (i.upper ?? 0) - (i.lower ?? 0);
    expect(width(together)).toBeGreaterThan(width(spread));
  });

  it("falls back on Wilson over clients when all clients score alike", () => {
    expect(
      ratioLinearised(
        sums([
          [3, 3],
          [2, 2],
          [1, 1],
        ]),
        true,
      ),
    ).toEqual(wilson(3, 3));
    expect(
      ratioLinearised(
        sums([
          [0, 3],
          [0, 2],
        ]),
        true,
      ),
    ).toEqual(wilson(0, 2));
    expect(ratioLinearised(sums([[1, 2]]), true)).toEqual(wilson(0.5, 1));
  });

  it("leaves an amount per unit unbounded and without a made-up interval", () => {
    expect(
      ratioLinearised(
        sums([
          [30, 1],
          [90, 1],
        ]),
        false,
      ).upper,
    ).toBeGreaterThan(1);
    expect(ratioLinearised(sums([[30, 1]]), false)).toEqual({ lower: null, upper: null });
    expect(ratioLinearised(sums([]), true)).toEqual({ lower: null, upper: null });
    expect(
      ratioLinearised(
        sums([
          [0, 0],
          [0, 0],
        ]),
        true,
      ),
    ).toEqual({ lower: null, upper: null });
  });

  it("takes what rounding leaves of no spread for no spread, and a small spread for what it is", () => {
    // 0.1 and 0.3 are no whole numbers of bits: Σd² comes out at some 1e−17 instead of 0.
    const alike = sums([
      [0.1, 1],
      [0.1, 1],
      [0.3, 3],
    ]);
    expect(ratioLinearised(alike, false)).toEqual({ lower: null, upper: null });
    // Σd² is 4e−8 of Σy²: a spread, however small, and in whatever unit.
    const apart = [
      [0.5, 1],
      [0.5002, 1],
    ] as const;
    for (const [ofY, ofX] of [
      [1, 1],
      [1e-6, 1],
      [1, 1e6],
      [1e6, 1e-3],
    ] as const) {
      const found = ratioLinearised(sums(apart.map(([y, x]) => [y * ofY, x * ofX])), false);
      // t with 1 degree of freedom is 12.7062; the standard error of the mean 0.0001.
      expect(((found.upper ?? 0) * ofX) / ofY).toBeCloseTo(0.5001 + 12.7062 * 0.0001, 7);
    }
    const nearer = sums([
      [0.5, 1],
      [0.50001, 1],
    ]);
    expect(ratioLinearised(nearer, false)).toEqual({ lower: null, upper: null });
  });
});
