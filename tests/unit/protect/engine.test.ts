import { describe, expect, test } from "vitest";
import { audit } from "../../../pipeline/protect/audit/audit.ts";
import { requireApart } from "../../../pipeline/protect/edition/plan.ts";
import type { PublicCell } from "../../../pipeline/protect/edition/public-cell.ts";
import { roundedFigure } from "../../../pipeline/protect/edition/rounded-figure.ts";
import { tooFine } from "../../../pipeline/protect/edition/too-fine.ts";
import { type Vector, vectorSums } from "../../../pipeline/protect/edition/vectors.ts";
import { countLevel, countReason } from "../../../pipeline/protect/primary/count-rule.ts";
import { moneyLevel, moneyReason } from "../../../pipeline/protect/primary/dominance.ts";
import { soleCells } from "../../../pipeline/protect/registry/alone.ts";
import type { Registry } from "../../../pipeline/protect/registry/registry.ts";
import { nearest, roundingRange } from "../../../pipeline/protect/rounding/rounding.ts";
import { suppress } from "../../../pipeline/protect/secondary/suppress.ts";
import { withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { crossTable, type Judgement, registryOf, type Tree } from "./cross-table.ts";

const rule = { minPersons: 8, minDenominator: 20, minAtRisk: 10, width: 5, roundTo: 5 };
const widths = { outsider: 5, insider: 2 };

/** One line of cells with its total. */
function line(values: Record<string, number>, more: Partial<Judgement> = {}): Registry {
  const trees: Tree[] = [{ Total: Object.keys(values) }];
  const inner = Object.entries(values).map(([code, value]) => ({ codes: [code], value }));
  return registryOf(trees, crossTable(trees, inner), ({ value }) => ({
    primary: value < 8 ? "klein" : null,
    level: countLevel(value, rule),
    ...more,
  }));
}

const indexOf = (registry: Registry, id: string): number =>
  registry.quantities.findIndex((quantity) => quantity.id === id);

describe("primary rules", () => {
  const good = { numerator: 20, denominator: 60, persons: 60, hits: 20 };

  test.each([
    ["share", good, null],
    ["share", { ...good, numerator: 7, hits: 7 }, "kleine teller"],
    ["share", { ...good, hits: 7 }, "kleine teller"],
    ["share", { ...good, numerator: 53 }, "kleine rest"],
    ["share", { ...good, numerator: 60, hits: 60 }, "kleine rest"],
    ["share", { ...good, numerator: 0, hits: 0 }, "kleine teller"],
    ["share", { numerator: 9, denominator: 19, persons: 19, hits: 9 }, "kleine groep"],
    ["curve", { numerator: 9, denominator: 18, persons: 18, hits: 9 }, null],
    ["average", { numerator: 0, denominator: 10, persons: 10, hits: 0 }, null],
    ["average", { numerator: 0, denominator: 90, persons: 9, hits: 0 }, "kleine groep"],
    ["number", { numerator: 8, denominator: 8, persons: 8, hits: 8 }, null],
    ["number", { numerator: 40, denominator: 40, persons: 7, hits: 7 }, "kleine groep"],
  ] as const)("persons: %s of %o", (kind, behind, reason) => {
    expect(countReason(kind, behind, rule)).toBe(reason);
  });

  test("a small number must seem able to be nobody, and enough to be shown", () => {
    expect(countLevel(0, rule)).toEqual({ up: 8, down: 0 });
    expect(countLevel(3, rule)).toEqual({ up: 5, down: 3 });
    expect(countLevel(7, rule)).toEqual({ up: 5, down: 7 });
    expect(countLevel(8, rule)).toBeNull();
    expect(countLevel(40, rule, true)).toEqual({ up: 5, down: 5 });
  });

  test("money: three contributors at least, and none that can be estimated", () => {
    const money = { p: 10, minContributors: 3 };
    expect(moneyReason([50, 40, 30], money)).toBeNull();
    expect(moneyReason([50, 40], money)).toBe("weinig aanbieders");
    expect(moneyReason([50, 40, 0], money)).toBe("weinig aanbieders");
    expect(moneyReason([1000, 40, 30, 20], money)).toBe("overheersende aanbieder");
    expect(moneyLevel([1000, 40, 30, 20], money)).toEqual({ up: 50, down: 50 });
    expect(moneyLevel([50], money)).toEqual({ up: 5, down: 5 });
    expect(moneyLevel([50, 40, 30], money)).toBeNull();
  });
});

describe("attackers", () => {
  const registry = line({ a: 3, b: 30, c: 50, d: 6 });

  test("a pattern of ours holds against all of them", async () => {
    const { pattern } = await suppress(registry, widths);
    const report = await audit(registry, pattern, widths);
    expect(report).toMatchObject({ figures: 5, primaries: 2, leaks: [] });
    expect(report.secondaries).toBe(1);
  });

  test("a total that was left in is found", async () => {
    const alone = line({ a: 3, b: 30, c: 50 });
    const pattern = alone.figures.map(({ primary }) => primary !== null);
    const { leaks } = await audit(alone, pattern, widths);
    expect(leaks[0]).toMatchObject({ scenario: "lezer", range: { low: 3, high: 3 } });
  });

  test("an earlier release is found", async () => {
    const { pattern } = await suppress(registry, widths);
    const hidden = registry.figures.findIndex(
      ({ primary }, index) => primary === null && pattern[index],
    );
    const earlier = new Map([[hidden, { low: 30, high: 30 }]]);
    const { leaks } = await audit(registry, pattern, widths, { earlier });
    expect(leaks.map(({ scenario }) => scenario)).toContain("eerdere uitgaven");
  });

  test("a percentage with too many decimals is found", async () => {
    const { pattern } = await suppress(registry, widths);
    const [part, whole] = [indexOf(registry, "a"), indexOf(registry, "Total")];
    const share = (percent: number) => [
      { quantity: part, factor: 1 },
      { quantity: whole, factor: -percent / 100 },
    ];
    // 3 of 89 is 3.37 %.
    const derived = [
      { terms: share(3.365), low: 0, high: Number.POSITIVE_INFINITY },
      { terms: share(3.375), low: Number.NEGATIVE_INFINITY, high: 0 },
    ];
    const { leaks } = await audit(registry, pattern, widths, { derived });
    expect(leaks.some(({ scenario }) => scenario === "afgeleide cijfers")).toBe(true);
  });

  test("a contributor who knows a hidden number is reckoned with", async () => {
    const known = line({ a: 3, b: 30, c: 50, d: 6 });
    const quantities = known.quantities.map((quantity) =>
      quantity.id === "d" ? { ...quantity, alone: "de-es" } : quantity,
    );
    const two = known.figures.map(({ primary }) => primary !== null);
    const { leaks } = await audit({ ...known, quantities }, two, widths);
    expect(leaks.map(({ scenario }) => scenario)).toContain("deelnemer de-es");
    const { pattern } = await suppress({ ...known, quantities }, widths);
    expect((await audit({ ...known, quantities }, pattern, widths)).leaks).toEqual([]);
  });

  test.each([6, 5])(
    "a provider with %i of the 6 in a hidden cell is reckoned with",
    async (part) => {
      const known = line({ a: 3, b: 30, c: 50, d: 6 });
      const quantities = known.quantities.map((quantity) =>
        quantity.id === "d" ? { ...quantity, own: new Map([["de-es", part]]) } : quantity,
      );
      const two = known.figures.map(({ primary }) => primary !== null);
      const { leaks } = await audit({ ...known, quantities }, two, widths);
      // With 5 of the 6 he knows of the other hidden cell that it is 0 to 4.
      expect(leaks.some(({ scenario }) => scenario === "deelnemer de-es")).toBe(part === 6);
      const { pattern } = await suppress({ ...known, quantities }, widths);
      expect((await audit({ ...known, quantities }, pattern, widths)).leaks).toEqual([]);
    },
  );

  test("what a provider has himself narrows what is left for others", async () => {
    const known = line({ a: 3, b: 30, c: 50, d: 6 });
    const { pattern } = await suppress(known, widths);
    const mine = new Map([["de-linde", 29]]);
    const quantities = known.quantities.map((quantity, index) =>
      pattern[index] && quantity.value === 30 ? { ...quantity, own: mine } : quantity,
    );
    const report = await audit({ ...known, quantities }, pattern, { outsider: 5, insider: 5 });
    expect(report.leaks.every(({ scenario }) => scenario === "deelnemer de-linde")).toBe(true);
  });

  test("a total of one and its part are about the same person", () => {
    const lines = [
      { total: 0, parts: [1, 2] },
      { total: 3, parts: [4, 5] },
    ];
    expect(soleCells([1, 0, 1, 9, 1, 8], lines)).toEqual([0, null, 0, null, 4, null]);
  });
});

describe("plans", () => {
  test("a table that is too fine is named, with the coarser one that would do", async () => {
    const trees: Tree[] = [{ Total: ["a", "b"], a: ["a1", "a2"], b: ["b1", "b2"] }];
    const inner = Object.entries({ a1: 3, a2: 60, b1: 50, b2: 70 }).map(([code, value]) => ({
      codes: [code],
      value,
    }));
    // Everything but the small one is out already.
    const registry = registryOf(trees, crossTable(trees, inner), ({ value }) => ({
      primary: value < 8 ? "klein" : null,
      level: countLevel(value, rule),
      fixed: value >= 8,
    }));
    const suppression = await suppress(registry, widths);
    const failure = await tooFine(registry, suppression, [".", "+"], widths);
    expect(failure).toMatchObject({ family: "disclosure", exitCode: 13 });
    expect(failure.message).toMatch(/tabel tafel is te fijn.*Zonder de doorsnede \. kan het wel/);
  });

  test("windows that overlap are refused, also between editions", async () => {
    await withWarehouse(":memory:", async (db) => {
      await db.run(`CREATE TABLE result.period AS FROM (VALUES
        ('jaar', '2024', DATE '2024-01-01', DATE '2024-12-31'),
        ('jaar', '2025', DATE '2025-01-01', DATE '2025-12-31'),
        ('lopend', '2024-K2/2025-K1', DATE '2024-04-01', DATE '2025-03-31')
      ) AS period (period_kind, period, starts_on, ends_on)`);
      const plan = { edition: "monitor", cuts: ["region"], periodKinds: ["jaar"] };
      await expect(requireApart(db, [plan])).resolves.toBeUndefined();
      const raad = { ...plan, edition: "raad", periodKinds: ["lopend"] };
      await expect(requireApart(db, [plan, raad])).rejects.toMatchObject({
        exitCode: 13,
        message: expect.stringContaining("2024-K2/2025-K1"),
      });
    });
  });

  test("numbers that are the same, or add up, in every cell are tied", () => {
    const vector = (values: number[], first: number): Vector => ({ space: "2024", values, first });
    const sums = vectorSums([
      vector([60, 30, 18, 12, 9, 3], 0),
      vector([25, 13, 7, 5, 4, 1], 10),
      vector([35, 17, 11, 7, 5, 2], 20),
      vector([60, 30, 18, 12, 9, 3], 30),
      vector([60, 30, 18, 12, 9, 4], 40),
      vector([0, 0, 0, 0, 0, 1], 50),
    ]);
    const tied = new Set(
      sums.map(({ terms }) =>
        terms.map(({ quantity, factor }) => factor * (quantity - (quantity % 10))).join(" "),
      ),
    );
    expect([...tied]).toEqual(["0 -30", "10 20 0"]);
  });
});

describe("rounding", () => {
  test("counts to the nearest multiple, halves up, and what they can have been", () => {
    expect([7, 8, 12, 13, 22, 23].map((count) => nearest(count, 5))).toEqual([
      5, 10, 10, 15, 20, 25,
    ]);
    expect(nearest(5, 10)).toBe(10);
    expect(roundingRange(10, 5)).toEqual({ low: 8, high: 12 });
    expect(roundingRange(10, 10)).toEqual({ low: 5, high: 14 });
    expect(roundingRange(20, 5, 20)).toEqual({ low: 20, high: 22 });
  });

  const cell: PublicCell = {
    id: 1,
    indicator: "x",
    period: "2024",
    cut: "region",
    domain: null,
    municipality: null,
    numerator: 83,
    denominator: 198,
    clients: 198,
    hits: 83,
    estimate: 0.419,
    lower: 0.35,
    upper: 0.49,
    status: "definitief",
    kind: "proportion",
    unit: "procent",
    persons: true,
    amounts: false,
    blank: false,
  };

  test.each<[string, Partial<PublicCell>, object | null]>([
    ["a share", {}, { numerator: 85, denominator: 200, clients: 200, estimate: 0.43 }],
    [
      "a curve at a day",
      { kind: "survival", estimate: 0.4149, lower: 0.3449, upper: 0.4851 },
      { numerator: 85, estimate: 0.41, lower: 0.34, upper: 0.49 },
    ],
    [
      "a mean of a score",
      {
        kind: "mean",
        unit: "cijfer",
        numerator: 1400.5,
        estimate: 7.073,
        lower: 6.91,
        upper: 7.24,
      },
      { numerator: null, denominator: 200, estimate: 7.1, lower: 6.9, upper: 7.3 },
    ],
    [
      "a median of days",
      { kind: "median", unit: "dagen", estimate: 45, lower: 40, upper: 51 },
      { numerator: null, estimate: 42, lower: 35, upper: 56 },
    ],
    [
      "hours per trajectory",
      { kind: "ratio", unit: "uren", estimate: 44.4, lower: 40.2, upper: 48.1 },
      { numerator: null, denominator: null, clients: 200, estimate: 44, lower: 40, upper: 49 },
    ],
    [
      "a rate, of the rounded count",
      { kind: "rate", unit: "per1000", denominator: 12000, estimate: 6.92 },
      { numerator: 85, denominator: 12000, estimate: 7.1 },
    ],
    [
      "a rate per hundred, as a share",
      { kind: "rate", unit: "procent", denominator: 1400, estimate: 0.0593 },
      { numerator: 85, denominator: 1400, estimate: 0.06 },
    ],
    [
      "a count",
      { kind: "count", unit: "aantal", estimate: 83, lower: 66, upper: 103 },
      { numerator: 85, estimate: 85, lower: 66, upper: 108 },
    ],
    [
      "a figure that is no sample",
      { kind: "count", unit: "aantal", lower: null, upper: null },
      { estimate: 85, lower: null, upper: null },
    ],
    ["money", { kind: "mean", unit: "euro" }, null],
    ["amounts of providers", { kind: "ratio", amounts: true }, null],
    ["what is not about persons", { persons: false }, null],
  ])("%s", (_, change, expected) => {
    const figure = roundedFigure({ ...cell, ...change }, rule);
    if (expected === null) expect(figure).toBeNull();
    else expect(figure).toMatchObject(expected);
  });
});
