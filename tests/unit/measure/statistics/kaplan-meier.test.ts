import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../../../pipeline/home.ts";
import {
  type AgeCount,
  kaplanMeier,
  survivalQuantile,
} from "../../../../pipeline/measure/statistics/kaplan-meier.ts";

/** Persons as (days, event, days at entry) → counts per age. */
function counts(persons: readonly (readonly [number, 0 | 1, number?])[]): AgeCount[] {
  const byAge = new Map<number, AgeCount>();
  const at = (age: number): AgeCount => {
    const found = byAge.get(age) ?? { age, ended: 0, censored: 0, entered: 0 };
    byAge.set(age, found);
    return found;
  };
  for (const [days, event, entry = 0] of persons) {
    at(entry).entered += 1;
    if (event === 1) at(days).ended += 1;
    else at(days).censored += 1;
  }
  return [...byAge.values()].sort((a, b) => a.age - b.age);
}

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
    const steps = kaplanMeier(vector);
    const at = (age: number) => steps.find((step) => step.age === age);
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
    expect(survivalQuantile(steps, 0.5).estimate).toBe(240);
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
    expect(
      kaplanMeier(
        counts([
          [10, 0],
          [20, 0],
        ]),
      ),
    ).toEqual([]);
  });

  it("counts who entered late only from then on", () => {
    // The late entrant is not at risk at 10: S(10) = 1 − 1/1. Without delayed entry it would be 1/2.
    const [first] = kaplanMeier(
      counts([
        [10, 1],
        [50, 1, 20],
      ]),
    );
    expect(first).toMatchObject({ age: 10, atRisk: 1, survival: 0 });
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
});

const reference = join(projectRoot, "..", "shared", "cases", "statistics", "km_survival.json");
describe.skipIf(!existsSync(reference))(
  "kaplanMeier against R's survfit (skipped without ../shared)",
  () => {
    interface Case {
      id: string;
      conf_type: string;
      input: { time: number[]; status: (0 | 1)[] };
      expected: {
        curve: {
          time: number[];
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
      };
    }
    const cases: Case[] = existsSync(reference)
      ? JSON.parse(readFileSync(reference, "utf8")).cases.filter(
          (one: Case) => one.conf_type === "log-log",
        )
      : [];

    it.each(cases)("$id", ({ input, expected }) => {
      const steps = kaplanMeier(counts(input.time.map((time, i) => [time, input.status[i] ?? 0])));
      const { curve, quantiles } = expected;
      const events = curve.time.flatMap((time, i) =>
        (curve.n_event[i] ?? 0) > 0 ? [{ time, i }] : [],
      );
      expect(steps.map((step) => step.age)).toEqual(events.map(({ time }) => time));
      for (const [index, { i }] of events.entries()) {
        expect(steps[index]?.survival).toBeCloseTo(curve.surv[i] ?? Number.NaN, 9);
        if (curve.lower[i] != null) expect(steps[index]?.lower).toBeCloseTo(curve.lower[i], 9);
        if (curve.upper[i] != null) expect(steps[index]?.upper).toBeCloseTo(curve.upper[i], 9);
      }
      for (const [index, p] of quantiles.p.entries()) {
        const quantile = survivalQuantile(steps, p);
        expect(quantile.estimate).toBe(quantiles.q[index]);
        expect(quantile.lower).toBe(quantiles.lower[index]);
        expect(quantile.upper).toBe(quantiles.upper[index]);
      }
    });
  },
);
