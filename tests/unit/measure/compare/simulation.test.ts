import { describe, expect, it } from "vitest";
import { lastPointFalseAlarm } from "../../../../pipeline/measure/compare/series.ts";
import { coverage, funnelRegions, lastPointAlarms } from "./simulate.ts";

// What chance does to figures when nothing is the matter. Counts are drawn, not deliveries: the way
// from deliveries to counts is what the oracle checks. `npx tsx tests/unit/measure/compare/power.ts`
// prints more draws, and how often a real difference is found.

describe("1,000 regions without any real difference", () => {
  it.each(["aandeel", "doelen", "bedrag", "einden"] as const)(
    "calls out at most 0.5 %% of providers: %s",
    (form) => {
      const { providers, falseSignals } = funnelRegions(form, { regions: 1000 });
      expect(providers).toBe(12_000);
      expect(falseSignals / providers).toBeLessThanOrEqual(0.005);
    },
  );

  it("finds a large real difference among enough people", () => {
    const { changed, found } = funnelRegions("aandeel", {
      regions: 200,
      change: 4,
      changedSize: 150,
    });
    expect(found / changed).toBeGreaterThan(0.8);
  });
});

describe("intervals hold the truth in 93 to 97 % of draws", () => {
  it.each(
    (["aandeel", "doelen", "aantal per inwoner", "mediane duur"] as const).flatMap((tried) =>
      [20, 40, 120].map((n) => ({ tried, n })),
    ),
  )("$tried, n = $n", ({ tried, n }) => {
    const held = coverage(tried, n, 6000);
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.97);
  });
});

describe("the last point of a series", () => {
  it.each([12, 24, 36])("is called out by chance as often as is said, %i points", (points) => {
    expect(Math.abs(lastPointAlarms(points, 8000) - lastPointFalseAlarm)).toBeLessThan(0.004);
  });
});
