import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg, holm } from "../../../../pipeline/measure/statistics/adjusted-p.ts";
import { expectClose, haveReference, reference, withoutReference } from "./reference.ts";

describe("adjusted p-values", () => {
  it("follow R's p.adjust, in the order given", () => {
    // R: p.adjust(c(0.04, 0.01, 0.03, 0.5), "BH") and "holm".
    const p = [0.04, 0.01, 0.03, 0.5];
    for (const [own, expected] of [
      [benjaminiHochberg(p), [0.16 / 3, 0.04, 0.16 / 3, 0.5]],
      [holm(p), [0.09, 0.04, 0.09, 0.5]],
    ] as const) {
      for (const [i, value] of expected.entries()) expectClose(own[i], value, 1e-12);
    }
  });

  it("leave one alone, nothing empty, and refuse what is no p-value", () => {
    expect([benjaminiHochberg([0.2]), holm([0.2])]).toEqual([[0.2], [0.2]]);
    expect([benjaminiHochberg([]), holm([])]).toEqual([[], []]);
    expect(() => benjaminiHochberg([Number.NaN])).toThrow(RangeError);
    expect(() => holm([1.2])).toThrow(RangeError);
  });

  it("never fall below p, keep its order, and Holm never below Benjamini–Hochberg", () => {
    const set = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(set, (p) => {
        const bh = benjaminiHochberg(p);
        const strict = holm(p);
        const order = p.map((_, i) => i).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
        for (const adjusted of [bh, strict]) {
          const line = order.map((i) => adjusted[i] ?? Number.NaN);
          expect(line).toEqual(line.toSorted((a, b) => a - b));
          expect(adjusted.every((value, i) => value >= (p[i] ?? 2) && value <= 1)).toBe(true);
        }
        expect(strict.every((value, i) => value >= (bh[i] ?? 2) - 1e-12)).toBe(true);
      }),
      { seed: 61, numRuns: 200 },
    );
  });
});

interface Adjusted {
  p: number[];
  bh: number[];
  holm: number[];
}
const { p_adjust: rows } = reference<{ p_adjust: Adjusted }>("base_r_reference.json", {
  p_adjust: { p: [], bh: [], holm: [] },
});

describe.skipIf(!haveReference)(`adjusted p-values against R${withoutReference}`, () => {
  it("25 p-values", () => {
    const bh = benjaminiHochberg(rows.p);
    const strict = holm(rows.p);
    expect(rows.p.length).toBeGreaterThan(0);
    for (const i of rows.p.keys()) {
      expectClose(bh[i], rows.bh[i]);
      expectClose(strict[i], rows.holm[i]);
    }
  });
});
