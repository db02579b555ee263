import { describe, expect, it } from "vitest";
import { byar } from "../../../../pipeline/measure/statistics/byar.ts";
import {
  type DirectStratum,
  directlyStandardisedRate,
} from "../../../../pipeline/measure/statistics/directly-standardised-rate.ts";
import { expectClose, haveReference, reference, withoutReference } from "./reference.ts";

const unknown = { estimate: null, lower: null, upper: null };
const strata: DirectStratum[] = [
  { events: 20, population: 100, weight: 3 },
  { events: 10, population: 200, weight: 1 },
];

describe("directlyStandardisedRate", () => {
  it("weighs the strata as the standard does", () => {
    // (3·0.2 + 1·0.05)/4 = 0.1625; var = (0.03²·20 + 0.005²·10)/16.
    const { estimate, lower, upper } = directlyStandardisedRate(strata);
    expectClose(estimate, 0.1625);
    const scale = Math.sqrt((0.0009 * 20 + 0.000025 * 10) / 16 / 30);
    expectClose(lower, 0.1625 + scale * ((byar(30).lower ?? 0) - 30));
    expectClose(upper, 0.1625 + scale * ((byar(30).upper ?? 0) - 30));
  });

  it("is the crude rate with Byar's interval when there is one stratum", () => {
    const { estimate, lower, upper } = directlyStandardisedRate([
      { events: 25, population: 500, weight: 7 },
    ]);
    expectClose(estimate, 0.05);
    expectClose(lower, (byar(25).lower ?? 0) / 500);
    expectClose(upper, (byar(25).upper ?? 0) / 500);
  });

  it("does not mind the scale of the weights", () => {
    const scaled = strata.map((one) => ({ ...one, weight: one.weight * 1000 }));
    expectClose(directlyStandardisedRate(scaled).lower, directlyStandardisedRate(strata).lower);
  });

  it("is wider when events come in clusters per person, with the same rate", () => {
    // In the first stratum five persons with four events each: Σ of squares 80.
    const clustered = strata.map((one, i) => (i === 0 ? { ...one, squares: 80 } : one));
    const own = directlyStandardisedRate(clustered);
    const free = directlyStandardisedRate(strata);
    expect(own.estimate).toBe(free.estimate);
    expect(own.lower).toBeLessThan(free.lower ?? 0);
    expect(own.upper).toBeGreaterThan(free.upper ?? 1);
    const ratio = Math.sqrt((0.0009 * 80 + 0.000025 * 10) / (0.0009 * 20 + 0.000025 * 10));
    const half = (one: typeof own) => (one.upper ?? 0) - (one.estimate ?? 0);
    expectClose(half(own) / half(free), ratio);
  });

  it("is unknown below ten events, without weight, or with an empty stratum that counts", () => {
    const few = [{ events: 9, population: 100, weight: 1 }];
    expect(directlyStandardisedRate(few)).toEqual(unknown);
    expect(directlyStandardisedRate(few, { minimumEvents: 5 }).estimate).toBe(0.09);
    expect(directlyStandardisedRate([])).toEqual(unknown);
    const empty = { events: 0, population: 0, weight: 1 };
    expect(directlyStandardisedRate([...strata, empty])).toEqual(unknown);
    expect(directlyStandardisedRate([...strata, { ...empty, weight: 0 }])).toEqual(
      directlyStandardisedRate(strata),
    );
    expect(directlyStandardisedRate([{ ...empty, population: 10 }], { minimumEvents: 0 })).toEqual({
      ...unknown,
      estimate: 0,
    });
  });
});

interface Band {
  area: string;
  ageband: string;
  count: number;
  pop: number;
}
interface Repeated extends Band {
  f1: number | null;
  f2: number | null;
  f3: number | null;
  f4: number | null;
}
interface Phe {
  esp2013: number[];
  data: Band[];
  nonind: Repeated[];
  expected: {
    area: string;
    statistic: string;
    total_count: number;
    value: number | null;
    lower95_0cl: number | null;
    upper95_0cl: number | null;
    lower99_8cl: number | null;
    upper99_8cl: number | null;
  }[];
}
const phe = reference<Phe>("phe_dsr.json", { esp2013: [], data: [], nonind: [], expected: [] });

describe.skipIf(!haveReference)(`directlyStandardisedRate against PHE${withoutReference}`, () => {
  it.each(phe.expected)("$area, $statistic", (row) => {
    const rows: (Band | Repeated)[] = row.area.includes("nonind") ? phe.nonind : phe.data;
    const own = rows
      .filter((band) => band.area === row.area)
      .map((band, i): DirectStratum => {
        const stratum = {
          events: band.count,
          population: band.pop,
          weight: phe.esp2013[i] ?? Number.NaN,
        };
        if (!("f1" in band)) return stratum;
        const persons = [band.f1, band.f2, band.f3, band.f4];
        // Persons with f events weigh f².
        const squares = persons.reduce<number>((sum, n, f) => sum + (n ?? 0) * (f + 1) ** 2, 0);
        return { ...stratum, squares };
      });
    expect(own).toHaveLength(19);
    const multiplier =
      row.statistic.endsWith("10000") && !row.statistic.endsWith("100000") ? 1e4 : 1e5;
    const scaled = (value: number | null) => (value === null ? null : value * multiplier);
    for (const [low, high, confidence] of [
      [row.lower95_0cl, row.upper95_0cl, 0.95],
      [row.lower99_8cl, row.upper99_8cl, 0.998],
    ] as const) {
      const rate = directlyStandardisedRate(own, { confidence });
      expectClose(scaled(rate.estimate), row.value);
      expectClose(scaled(rate.lower), low);
      expectClose(scaled(rate.upper), high);
    }
  });
});
