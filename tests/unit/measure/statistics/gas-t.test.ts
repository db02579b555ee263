import { describe, expect, it } from "vitest";
import { gasT } from "../../../../pipeline/measure/statistics/gas-t.ts";
import { expectClose, haveReference, reference, withoutReference } from "./reference.ts";

describe("gasT", () => {
  it("is 50 when goals were reached as agreed, and takes weights", () => {
    expect(gasT([{ score: 0 }, { score: 0 }])).toBe(50);
    expectClose(gasT([{ score: 1 }, { score: 1 }, { score: 1 }]), 63.6930639376292);
    const weighed = [
      { score: 1, weight: 3 },
      { score: 0, weight: 2 },
      { score: -1, weight: 1 },
    ];
    expectClose(gasT(weighed), 54.4065264923923);
  });

  it("does not exist without goals, nor when none has weight", () => {
    expect(gasT([])).toBeNull();
    expect(gasT([{ score: 2, weight: 0 }])).toBeNull();
    expect(() => gasT([{ score: 2, weight: -1 }])).toThrow(RangeError);
  });

  it("mirrors around 50, does not mind the scale of the weights, and moves with rho", () => {
    const goals = [
      { score: 2, weight: 1 },
      { score: -1, weight: 4 },
    ];
    const turned = goals.map(({ score, weight }) => ({ score: -score, weight }));
    const heavier = goals.map(({ score, weight }) => ({ score, weight: weight * 7 }));
    expectClose((gasT(goals) ?? 0) + (gasT(turned) ?? 0), 100);
    expectClose(gasT(heavier), gasT(goals));
    expectClose(gasT([{ score: 1 }, { score: 1 }], 1), 60);
    expectClose(gasT([{ score: 1 }, { score: 1 }], 0), 50 + 20 / Math.SQRT2);
  });
});

interface Row {
  weights: number[];
  scores: number[];
  rho: number;
  T: number;
}
const { gas_t: rows } = reference<{ gas_t: Row[] }>("base_r_reference.json", { gas_t: [] });

describe.skipIf(!haveReference)(`gasT against reference values${withoutReference}`, () => {
  it.each(rows)("$scores with weights $weights", ({ weights, scores, rho, T }) => {
    expectClose(
      gasT(
        scores.map((score, i) => ({ score, weight: weights[i] ?? 0 })),
        rho,
      ),
      T,
    );
  });
});
