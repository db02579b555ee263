import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  kaplanMeier,
  type SurvivalScale,
  survivalAt,
  survivalQuantile,
} from "../../../../pipeline/measure/statistics/kaplan-meier.ts";
import { restrictedMean } from "../../../../pipeline/measure/statistics/restricted-mean.ts";
import { ageCounts as counts } from "./age-counts.ts";
import { expectClose, haveReference, reference, withoutReference } from "./reference.ts";

describe("kaplanMeier", () => {
  // Test vector of the indicator catalogue, §4.4 and §9.1.
  const vector = counts([
    [30, 1],
    [45, 0],
    [60, 1],
    [90, 1],
    [120, 0],
    [150, 1],
    [200, 0],
    [240, 1],
    [300, 0],
    [365, 0],
  ]);

  it("follows the vector of the catalogue, with its log–log interval", () => {
    const curve = kaplanMeier(vector);
    const at = (age: number) => curve.steps.find((step) => step.age === age);
    for (const [age, survival] of [
      [30, 0.9],
      [60, 0.7875],
      [90, 0.675],
      [150, 0.54],
      [240, 0.36],
    ] as const) {
      expect(at(age)?.survival).toBeCloseTo(survival, 12);
    }
    for (const [age, lower, upper] of [
      [30, 0.473009, 0.985281],
      [150, 0.181165, 0.800713],
      [240, 0.062942, 0.685628],
    ] as const) {
      expect(at(age)?.lower).toBeCloseTo(lower, 6);
      expect(at(age)?.upper).toBeCloseTo(upper, 6);
    }
    expect(survivalQuantile(curve, 0.5).estimate).toBe(240);
  });

  it("says a median is not reached, and never extrapolates", () => {
    const steps = kaplanMeier(
      counts([
        [10, 1],
        [20, 0],
        [30, 0],
        [40, 0],
      ]),
    );
    expect(survivalQuantile(steps, 0.5)).toEqual({ estimate: null, lower: 10, upper: null });
  });

  it("has nothing to say when nobody ended", () => {
    const curve = kaplanMeier(
      counts([
        [10, 0],
        [20, 0],
      ]),
    );
    const unknown = { estimate: null, lower: null, upper: null };
    expect(curve.steps).toEqual([]);
    expect(survivalQuantile(curve, 0.5)).toEqual(unknown);
    expect(survivalAt(curve, 20)).toEqual({ ...unknown, estimate: 1 });
    expect(survivalAt(curve, 21)).toEqual(unknown);
  });

  it("counts who entered late only from then on", () => {
    // The late entrant is not at risk at 10: S(10) = 1 − 1/1. Without delayed entry it would be 1/2.
    const { steps } = kaplanMeier(
      counts([
        [10, 1],
        [50, 1, 20],
      ]),
    );
    expect(steps[0]).toMatchObject({ age: 10, atRisk: 1, survival: 0, lower: null, upper: null });
  });

  it("takes the middle of a flat step at exactly one half", () => {
    const steps = kaplanMeier(
      counts([
        [2, 1],
        [4, 1],
        [6, 1],
        [8, 1],
      ]),
    );
    expect(survivalQuantile(steps, 0.5).estimate).toBe(5);
  });

  it("knows S(t) between the steps, and nothing after the last person", () => {
    const curve = kaplanMeier(vector);
    expectClose(survivalAt(curve, 100).estimate, 0.675);
    expectClose(survivalAt(curve, 365).estimate, 0.36);
    expect(survivalAt(curve, 29)).toEqual({ estimate: 1, lower: null, upper: null });
    expect(survivalAt(curve, 366)).toEqual({ estimate: null, lower: null, upper: null });
    const all = kaplanMeier(counts([[10, 1]]));
    expect(survivalAt(all, 1000)).toEqual({ estimate: 0, lower: null, upper: null });
    expect(survivalAt(kaplanMeier([]), 0).estimate).toBeNull();
  });

  it("gives the intervals R gives on the other scales", () => {
    // S = 0.9, v = 1/90.
    const z = 1.959963984540054;
    const log = kaplanMeier(vector, { type: "log" }).steps[0];
    expectClose(log?.lower, 0.9 * Math.exp(-z / Math.sqrt(90)));
    expect(log?.upper).toBe(1);
    const plain = kaplanMeier(vector, { type: "plain" }).steps[0];
    expectClose(plain?.lower, 0.9 - (z * 0.9) / Math.sqrt(90));
    expect(plain?.upper).toBe(1);
  });

  it("refuses what cannot be: more ends than persons at risk, ages out of order", () => {
    expect(() => kaplanMeier(counts([[10, 1, 10]]))).toThrow(RangeError);
    const none = { ended: 0, censored: 0, entered: 0 };
    expect(() =>
      kaplanMeier([
        { age: 2, ...none },
        { age: 1, ...none },
      ]),
    ).toThrow(RangeError);
    expect(() => survivalQuantile(kaplanMeier(vector), 1)).toThrow(RangeError);
  });

  const person = fc.record({
    entry: fc.integer({ min: 0, max: 40 }),
    stay: fc.integer({ min: 1, max: 60 }),
    event: fc.constantFrom(0 as const, 1 as const),
  });
  const persons = fc
    .array(person, { minLength: 1, maxLength: 60 })
    .map((all) => all.map(({ entry, stay, event }) => [entry + stay, event, entry] as const));

  it("never rises, stays within 0 and 1, and lies within its interval", () => {
    fc.assert(
      fc.property(
        persons,
        fc.constantFrom<SurvivalScale>("log-log", "log", "plain"),
        (all, type) => {
          const narrow = kaplanMeier(counts(all), { type, confidence: 0.8 });
          const wide = kaplanMeier(counts(all), { type, confidence: 0.99 });
          let before = 1;
          for (const [index, step] of narrow.steps.entries()) {
            // Once 0 it stays 0; otherwise each end lowers it.
            expect(step.survival < before || before === 0).toBe(true);
            expect(step.survival).toBeGreaterThanOrEqual(0);
            before = step.survival;
            const outer = wide.steps[index];
            if (step.survival === 0) {
              expect([step.lower, step.upper]).toEqual([null, null]);
              continue;
            }
            const line = [
              0,
              outer?.lower ?? -1,
              step.lower ?? -1,
              step.survival,
              step.upper ?? 2,
              outer?.upper ?? 2,
              1,
            ];
            expect(line).toEqual(line.toSorted((a, b) => a - b));
          }
        },
      ),
      { seed: 11, numRuns: 200 },
    );
  });

  it("equals the product counted person by person, late entrants included", () => {
    fc.assert(
      fc.property(persons, (all) => {
        let survival = 1;
        let variance = 0;
        for (const step of kaplanMeier(counts(all)).steps) {
          const atRisk = all.filter(
            ([exit, , entry]) => entry < step.age && step.age <= exit,
          ).length;
          const ended = all.filter(([exit, event]) => event === 1 && exit === step.age).length;
          survival *= (atRisk - ended) / atRisk;
          variance += ended / (atRisk * (atRisk - ended));
          expect(step).toMatchObject({ atRisk, ended });
          expect(step.survival).toBeCloseTo(survival, 12);
          if (survival === 0) continue;
          const half = (1.959963984540054 * Math.sqrt(variance)) / Math.log(survival);
          expect(step.lower).toBeCloseTo(survival ** Math.exp(-half), 9);
          expect(step.upper).toBeCloseTo(survival ** Math.exp(half), 9);
        }
      }),
      { seed: 14, numRuns: 200 },
    );
  });

  it("without censoring is the share still there, and the quantile finds it back", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 31 }),
        (days, age) => {
          const curve = kaplanMeier(counts(days.map((one) => [one, 1])));
          const left = days.filter((one) => one > age).length / days.length;
          expect(survivalAt(curve, age).estimate).toBeCloseTo(left, 12);
          const middle = survivalQuantile(curve, 0.5).estimate ?? Number.NaN;
          const sorted = days.toSorted((a, b) => a - b);
          const half = days.length / 2;
          // R's rule: the median of an even number lies halfway between the two inner values.
          const low = sorted[Math.ceil(half) - 1] ?? Number.NaN;
          const high = Number.isInteger(half) ? (sorted[half] ?? low) : low;
          expect(middle).toBeCloseTo((low + high) / 2, 12);
        },
      ),
      { seed: 12, numRuns: 200 },
    );
  });
});

interface Case {
  id: string;
  conf_type: SurvivalScale;
  input: { time: number[]; status: (0 | 1)[] };
  expected: {
    curve: {
      time: number[];
      n_risk: number[];
      n_event: number[];
      surv: number[];
      lower: (number | null)[];
      upper: (number | null)[];
    };
    quantiles: {
      p: number[];
      q: (number | null)[];
      lower: (number | null)[];
      upper: (number | null)[];
    };
    at: {
      time: number[];
      surv: number[];
      lower: (number | null)[];
      upper: (number | null)[];
    } | null;
    rmean: number;
    se_rmean: number;
  };
}

const { cases } = reference<{ cases: Case[] }>("km_survival.json", { cases: [] });

describe.skipIf(!haveReference)(`kaplanMeier against R's survfit${withoutReference}`, () => {
  it.each(cases)("$id", ({ conf_type, input, expected }) => {
    const curve = kaplanMeier(counts(input.time.map((time, i) => [time, input.status[i] ?? 0])), {
      type: conf_type,
    });
    const { curve: points, quantiles, at } = expected;
    const events = points.time.flatMap((time, i) => (points.n_event[i] ? [{ time, i }] : []));
    expect(curve.steps.map((step) => step.age)).toEqual(events.map(({ time }) => time));
    for (const [index, { i }] of events.entries()) {
      const step = curve.steps[index];
      expect(step?.atRisk).toBe(points.n_risk[i]);
      expectClose(step?.survival, points.surv[i]);
      expectClose(step?.lower, points.lower[i]);
      expectClose(step?.upper, points.upper[i]);
    }
    for (const [index, p] of quantiles.p.entries()) {
      expect(survivalQuantile(curve, p)).toEqual({
        estimate: quantiles.q[index],
        lower: quantiles.lower[index],
        upper: quantiles.upper[index],
      });
    }
    for (const [index, time] of (at?.time ?? []).entries()) {
      const known = survivalAt(curve, time);
      expectClose(known.estimate, at?.surv[index]);
      expectClose(known.lower, at?.lower[index]);
      expectClose(known.upper, at?.upper[index]);
    }
    const mean = restrictedMean(curve, Math.max(...input.time));
    expectClose(mean.estimate, expected.rmean);
    expectClose(mean.se, expected.se_rmean);
  });
});
