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
    const half = 1.959963984540054 * Math.sqrt(((4 / 3) * 1.36) / 100);
    const interval = ratioLinearised(
      sums([
        [2, 3],
        [1, 3],
        [2, 2],
        [1, 2],
      ]),
      true,
    );
    expect(interval.lower).toBeCloseTo(0.6 - half, 12);
    expect(interval.upper).toBeCloseTo(0.6 + half, 12);
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
});
