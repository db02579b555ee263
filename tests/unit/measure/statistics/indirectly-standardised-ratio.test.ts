import { describe, expect, it } from "vitest";
import {
  expectedEvents,
  indirectlyStandardisedRatio,
} from "../../../../pipeline/measure/statistics/indirectly-standardised-ratio.ts";
import { poissonExact } from "../../../../pipeline/measure/statistics/poisson-exact.ts";
import { expectClose, haveReference, reference, withoutReference } from "./reference.ts";

const unknown = { estimate: null, lower: null, upper: null };

describe("expectedEvents", () => {
  it("applies the reference's rates to the group's own make-up", () => {
    const strata = [
      { population: 10, referenceEvents: 30, referencePopulation: 100 },
      { population: 40, referenceEvents: 5, referencePopulation: 50 },
    ];
    expectClose(expectedEvents(strata), 7);
    expect(expectedEvents([])).toBe(0);
  });

  it("is unknown when the reference has nobody like some of the group", () => {
    const strange = { population: 3, referenceEvents: 0, referencePopulation: 0 };
    expect(expectedEvents([strange])).toBeNull();
    expect(expectedEvents([{ ...strange, population: 0 }])).toBe(0);
  });
});

describe("indirectlyStandardisedRatio", () => {
  it("is 1 when the group does as expected, and divides the count's interval by E", () => {
    const { estimate, lower, upper } = indirectlyStandardisedRatio(7, 7);
    expect(estimate).toBe(1);
    expectClose(lower, (poissonExact(7).lower ?? 0) / 7);
    expectClose(upper, (poissonExact(7).upper ?? 0) / 7);
  });

  it("is unknown without an expectation, and 0 with an upper bound without events", () => {
    expect(indirectlyStandardisedRatio(3, 0)).toEqual(unknown);
    expect(indirectlyStandardisedRatio(3, null)).toEqual(unknown);
    expectClose(indirectlyStandardisedRatio(0, 4).upper, 3.68887945411394 / 4);
  });
});

interface Band {
  area: string;
  count: number;
  pop: number;
}
interface Phe {
  data: Band[];
  err2: Band[];
  ref: { refcount: number; refpop: number }[];
  expected: {
    area: string;
    statistic: string;
    row: number;
    observed: number;
    expected: number;
    ref_rate: number | null;
    value: number;
    lower95_0cl: number;
    upper95_0cl: number;
    lower99_8cl: number | null;
    upper99_8cl: number | null;
  }[];
}
const phe = reference<Phe>("phe_isr.json", { data: [], err2: [], ref: [], expected: [] });

describe.skipIf(!haveReference)(
  `indirectlyStandardisedRatio against PHE${withoutReference}`,
  () => {
    it.each(phe.expected)("row $row: $area, $statistic", (row) => {
      const bands = (row.row >= 12 ? phe.err2 : phe.data).filter((band) => band.area === row.area);
      const expected = expectedEvents(
        bands.map(({ pop }, i) => ({
          population: pop,
          referenceEvents: phe.ref[i]?.refcount ?? 0,
          referencePopulation: phe.ref[i]?.refpop ?? 0,
        })),
      );
      expectClose(expected, row.expected);
      expect(bands.reduce((sum, band) => sum + band.count, 0)).toBe(row.observed);
      // A rate is the ratio times the reference's crude rate; a ratio may be per 100.
      const scale = row.ref_rate ?? (row.statistic.endsWith("x 100") ? 100 : 1);
      const at95 = indirectlyStandardisedRatio(row.observed, expected);
      expectClose((at95.estimate ?? 0) * scale, row.value);
      expectClose((at95.lower ?? 0) * scale, row.lower95_0cl);
      expectClose((at95.upper ?? 0) * scale, row.upper95_0cl);
      if (row.lower99_8cl === null) return;
      const at998 = indirectlyStandardisedRatio(row.observed, expected, 0.998);
      expectClose((at998.lower ?? 0) * scale, row.lower99_8cl);
      expectClose((at998.upper ?? 0) * scale, row.upper99_8cl);
    });
  },
);
