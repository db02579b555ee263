import { describe, expect, test } from "vitest";
import { attack, boundsFromLine, firstLeak } from "../../../pipeline/protect/attack.ts";
import { type Cell, linesOf, nearest } from "../../../pipeline/protect/cell.ts";

const rule = { minPersons: 8, minDenominator: 20, roundTo: 5 };

function cell(cut: Cell["cut"], domain: string | null, n: number | null): Cell {
  const denominator = n ?? 0;
  return {
    id: 0,
    cut,
    domain,
    municipality: null,
    counts: { numerator: denominator / 2, complement: 0, denominator, clients: denominator },
    shown: n !== null,
  };
}

describe("attack", () => {
  test("one hidden part of a sum is known to within the rounding", () => {
    const cells = [
      cell("region", null, 200),
      cell("domain", "jeugd", 160),
      cell("domain", "bw", null),
    ];
    const found = attack(cells, linesOf(cells), rule);
    // 198..202 minus 158..162.
    expect(found.denominator[2]).toEqual({ low: 36, high: 44 });
    expect(firstLeak(cells, found, rule)).toMatchObject({ index: 2 });
  });

  test("two hidden parts share what is left between them", () => {
    const cells = [
      cell("region", null, 200),
      cell("domain", "jeugd", 160),
      cell("domain", "bw", null),
      cell("domain", "wmo", null),
    ];
    const found = attack(cells, linesOf(cells), rule);
    expect(found.denominator[2]).toEqual({ low: 0, high: 44 });
    expect(firstLeak(cells, found, rule)).toBeNull();
  });

  test("two hidden parts with next to nobody in them are found out", () => {
    const cells = [
      cell("region", null, 200),
      cell("domain", "jeugd", 200),
      cell("domain", "bw", null),
      cell("domain", "wmo", null),
    ];
    const leak = firstLeak(cells, attack(cells, linesOf(cells), rule), rule);
    expect(leak?.bounds).toEqual({ low: 0, high: 4 });
  });

  test("an attacker who knows how far a total is from its sum uses it", () => {
    const cells = [
      cell("region", null, 200),
      cell("domain", "jeugd", 160),
      cell("domain", "bw", null),
    ];
    const found = attack(cells, linesOf(cells), rule, {
      numerator: [0],
      complement: [0],
      denominator: [-30],
      clients: [0],
    });
    expect(found.denominator[2]).toEqual({ low: 66, high: 74 });
  });

  test("a sum that cannot be right teaches nothing", () => {
    const cells = [
      cell("region", null, 100),
      cell("domain", "jeugd", 160),
      cell("domain", "bw", null),
    ];
    const found = attack(cells, linesOf(cells), rule);
    expect(found.denominator[0]).toEqual({ low: 98, high: 102 });
    expect(found.denominator[1]).toEqual({ low: 158, high: 162 });
  });

  test("the total follows from its parts as well", () => {
    const bounds = [
      { low: 0, high: Number.POSITIVE_INFINITY },
      { low: 18, high: 22 },
      { low: 38, high: 42 },
    ];
    expect(boundsFromLine(bounds, { total: 0, parts: [1, 2] }, 0, 0)).toEqual({
      low: 56,
      high: 64,
    });
  });

  test("counts round to the nearest multiple, halves up", () => {
    expect([7, 8, 12, 13, 22, 23].map((count) => nearest(count, 5))).toEqual([
      5, 10, 10, 15, 20, 25,
    ]);
    expect(nearest(5, 10)).toBe(10);
  });
});
