import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortedValues, valueCounts } from "../../../../pipeline/measure/kinds/value-counts.ts";

/** Counts as SQL tells them: a value may come more than once, in any order. */
const told = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 5 })));

const written = (pairs: readonly [number, number][]): number[] =>
  pairs.flatMap(([value, count]) => new Array<number>(count).fill(value)).sort((a, b) => a - b);

describe("counts of values", () => {
  it("give each value once, from low to high", () => {
    expect(valueCounts([30, 1, -4, 2, 30, 5, 7, 1])).toEqual([
      [-4, 2],
      [7, 1],
      [30, 6],
    ]);
    expect(valueCounts([])).toEqual([]);
  });

  it("read as the values written out in order", () => {
    fc.assert(
      fc.property(told, (pairs) => {
        const sorted = sortedValues(pairs.flat());
        const plain = written(pairs);
        expect(sorted.length).toBe(plain.length);
        expect(plain.map((_, index) => sorted.at(index))).toEqual(plain);
        expect([sorted.at(-1), sorted.at(plain.length)]).toEqual([undefined, undefined]);
      }),
    );
  });
});
