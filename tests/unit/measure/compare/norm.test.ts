import { describe, expect, it } from "vitest";
import type { Sheet } from "../../../../indicators/definition.ts";
import { compare } from "../../../../pipeline/measure/compare/compare.ts";
import { newcombeDifference } from "../../../../pipeline/measure/statistics/newcombe-difference.ts";
import { wilson } from "../../../../pipeline/measure/statistics/wilson.ts";
import { rows, withWarehouse } from "../../../../pipeline/warehouse/warehouse.ts";
import { prepareCompared, put, sheet, type Unjudged } from "./compared.ts";

interface Norm {
  kind: string;
  operator?: "gte" | "lte";
  value?: number;
  tolerance?: number;
  baseline?: string;
}

/** Signal and reason of the provider in a period, against one norm. */
async function judged(
  norm: Norm,
  figures: readonly Unjudged[],
  period: string,
  changes: Partial<Sheet> = {},
): Promise<string> {
  return withWarehouse(":memory:", async (db) => {
    const definition = sheet(changes);
    await prepareCompared(db, [definition]);
    await db.run(
      `INSERT INTO register.norm VALUES ($id, 'aanbieder', 'p1', $operator, $value, 'contract',
         'proef', true, '2021-01-01', NULL, $kind, $tolerance, $baseline)`,
      {
        id: definition.id,
        operator: norm.operator ?? "gte",
        kind: norm.kind,
        value: norm.value ?? null,
        tolerance: norm.tolerance ?? null,
        baseline: norm.baseline ?? null,
      },
    );
    await put(db, figures);
    await compare(db);
    const [found] = await rows<{ signal: string; signal_reason: string }>(
      db,
      "SELECT signal, signal_reason FROM result.value WHERE cut = 'provider' AND period = $period",
      { period },
    );
    return `${found?.signal} | ${found?.signal_reason}`;
  });
}

const share = (period: string, x: number, n: number): Unjudged => ({
  period,
  x,
  n,
  estimate: x / n,
  ...wilson(x, n),
});

describe("a baseline that was measured", () => {
  const own: Norm = { kind: "nulmeting", baseline: "2022" };
  const against = (x: number, n: number) =>
    judged(own, [share("2022", 50, 100), share("2024", x, n)], "2024");

  it("holds the difference by Newcombe against nothing at all", async () => {
    // The border lies where Newcombe's interval just leaves out 0.
    for (const x of [60, 62, 63, 64, 65, 66, 70]) {
      const { lower } = newcombeDifference(x, 100, 50, 100);
      const expected = (lower ?? 0) >= 0 ? "gunstig | nulmeting" : "geen signaal | nulmeting";
      expect(await against(x, 100)).toBe(expected);
    }
    expect(await against(30, 100)).toBe("ongunstig | nulmeting");
  });

  it("says which period is the baseline, and when there is none", async () => {
    expect(await judged(own, [share("2022", 50, 100)], "2022")).toBe(
      "geen signaal | nulmeting zelf",
    );
    expect(await judged(own, [share("2024", 50, 100)], "2024")).toBe(
      "geen signaal | geen nulmeting",
    );
    const gated = { ...share("2022", 50, 100), gate: "te lage respons" };
    expect(await judged(own, [gated, share("2024", 90, 100)], "2024")).toBe(
      "geen signaal | geen nulmeting",
    );
  });

  it("never holds a number of a quarter against that of a year", async () => {
    const number = (period: string, estimate: number) => ({ period, estimate });
    expect(
      await judged(own, [number("2022", 400), number("2024-K1", 90)], "2024-K1", { kind: "count" }),
    ).toBe("geen signaal | geen nulmeting");
  });

  it("takes a number that was written down as it stands", async () => {
    const written = { ...own, value: 0.5, baseline: "2020" };
    expect(await judged(written, [share("2024", 60, 100)], "2024")).toBe("gunstig | norm");
  });
});

describe("a band, a benchmark, a direction", () => {
  const band: Norm = { kind: "budget", operator: "lte", value: 1, tolerance: 0.05 };
  const used = (estimate: number, lower: number | null, upper: number | null) => [
    { period: "2024", estimate, lower, upper },
  ];

  it("is as agreed inside the band, and not on either side", async () => {
    expect(await judged(band, used(1, 0.96, 1.04), "2024")).toBe("gunstig | afspraak");
    expect(await judged(band, used(1, 0.94, 1.04), "2024")).toBe("geen signaal | afspraak");
    expect(await judged(band, used(0.8, 0.7, 0.94), "2024")).toBe("ongunstig | afspraak");
    expect(await judged(band, used(1.2, 1.06, 1.3), "2024")).toBe("ongunstig | afspraak");
  });

  it("takes an amount in the books for what it is", async () => {
    expect(await judged(band, used(1.02, null, null), "2024", { interval: "none" })).toBe(
      "gunstig | afspraak",
    );
    expect(await judged(band, used(1.02, null, null), "2024")).toBe("geen signaal | niet bereikt");
  });

  it("holds the interval against a benchmark", async () => {
    const benchmark: Norm = { kind: "benchmark", value: 0.5, baseline: "2020-H1" };
    expect(await judged(benchmark, [share("2024", 70, 100)], "2024")).toBe("gunstig | norm");
  });

  const quarters = (values: readonly number[], width = 0.02): Unjudged[] =>
    values.map((estimate, i) => ({
      period: `2024-K${i + 1}`,
      estimate,
      lower: estimate - width,
      upper: estimate + width,
    }));

  it("sees a direction over four quarters on end, when the intervals allow it", async () => {
    const up: Norm = { kind: "trend", operator: "gte" };
    const rising = [0.4, 0.45, 0.5, 0.55];
    expect(await judged(up, quarters(rising), "2024-K4")).toBe("gunstig | trend");
    expect(await judged(up, quarters(rising.toReversed()), "2024-K4")).toBe("ongunstig | trend");
    expect(await judged(up, quarters(rising, 0.2), "2024-K4")).toBe("geen signaal | trend");
    expect(await judged({ ...up, operator: "lte" }, quarters(rising), "2024-K4")).toBe(
      "ongunstig | trend",
    );
    // A year looks back from its last quarter.
    const year: Unjudged = { period: "2024", estimate: 0.5 };
    expect(await judged(up, [...quarters(rising), year], "2024")).toBe("gunstig | trend");
    expect(await judged(up, quarters(rising.slice(0, 3)), "2024-K3")).toBe(
      "geen signaal | te weinig punten",
    );
  });

  it("weighs each quarter by its own interval", async () => {
    // b = 0.05, var = 1/(w·5) with w = (2·1.96/0.04)²: 0.05 ∓ 0.0089.
    await withWarehouse(":memory:", async (db) => {
      await prepareCompared(db, [sheet({})]);
      await put(db, quarters([0.4, 0.45, 0.5, 0.55]));
      await compare(db);
      const [found] = await rows<Record<string, number>>(
        db,
        `SELECT slope, slope_lower, slope_upper FROM result.series
         WHERE period = '2024-K4' AND cut = 'provider'`,
      );
      expect(found?.slope).toBeCloseTo(0.05, 8);
      expect((found?.slope_upper ?? 0) - (found?.slope ?? 0)).toBeCloseTo(0.02 / Math.sqrt(5), 8);
      expect((found?.slope ?? 0) - (found?.slope_lower ?? 0)).toBeCloseTo(0.02 / Math.sqrt(5), 8);
    });
  });
});
