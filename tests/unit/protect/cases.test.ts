import { describe, expect, test } from "vitest";
import { attack } from "../../../pipeline/protect/audit/attack.ts";
import { yieldOf } from "../../../pipeline/protect/audit/yield.ts";
import { dominates, moneyLevel, moneyReason } from "../../../pipeline/protect/primary/dominance.ts";
import {
  hiddenQuantities,
  type Pattern,
  primaryPattern,
  type Range,
  type Registry,
  rangeOf,
} from "../../../pipeline/protect/registry/registry.ts";
import { nearest } from "../../../pipeline/protect/rounding/rounding.ts";
import { suppress } from "../../../pipeline/protect/secondary/suppress.ts";
import {
  type CareCase,
  careInner,
  careTrees,
  example,
  haveReference,
  type Intervals,
  reference,
  withoutReference,
} from "./cases.ts";
import { type CellSum, crossTable, registryOf, type Tree } from "./cross-table.ts";

const notExact = { outsider: 1, insider: 1 };
const loose = { outsider: 0, insider: 0 };

interface Known {
  primary: boolean;
  suppressed: boolean;
}

/** A care case as a registry, with the pattern that came with it; zeros are published, as there. */
function careRegistry(one: CareCase, up: number | null): { registry: Registry; pattern: Pattern } {
  const trees = careTrees(one);
  const found = new Map<string, Known>(
    one.result.map((row) => [`${row.provider}|${row.gemeente}|${row.segment}`, row]),
  );
  const cells = crossTable(trees, careInner(one));
  const most = Math.max(...cells.map(({ value }) => value));
  const registry = registryOf(trees, cells, ({ codes, value }) => {
    const primary = found.get(codes.join("|"))?.primary === true;
    return {
      primary: primary ? "klein" : null,
      level: primary && up !== null ? { up, down: value } : null,
      known: { low: 0, high: most },
      fixed: value === 0,
    };
  });
  return {
    registry,
    pattern: registry.figures.map(({ id }) => found.get(id)?.suppressed === true),
  };
}

/** Intervals for all cells a reference names, when hidden cells lie between `low` and `labelled`. */
async function intervals(
  one: CareCase,
  expected: Intervals,
  low: number,
  labelled: number,
): Promise<(Range | null)[]> {
  const { registry, pattern } = careRegistry(one, null);
  const hidden = hiddenQuantities(registry, pattern);
  const position = new Map(registry.quantities.map(({ id }, index) => [id, index]));
  const ranges = registry.quantities.map((quantity, index) => {
    const range = rangeOf(quantity, hidden[index] === true);
    if (!hidden[index]) return range;
    const primary = registry.figures[index]?.primary !== null;
    return { low, high: primary ? Math.min(range.high, labelled) : range.high };
  });
  return attack(
    { ranges, relations: registry.relations },
    { targets: expected.intervals.map(({ cell }) => position.get(cell) ?? -1) },
  );
}

function expectSame(found: (Range | null)[], { intervals }: Intervals): void {
  for (const [index, { cell, lo, hi }] of intervals.entries()) {
    expect(found[index]?.low, cell).toBeCloseTo(lo, 5);
    expect(found[index]?.high, cell).toBeCloseTo(hi, 5);
  }
}

const secondaries = (registry: Registry, pattern: Pattern): number =>
  registry.figures.filter(({ primary }, index) => primary === null && pattern[index]).length;

/** No primary cell is known better than its level; and not many more cells went than in the reference. */
async function expectProtected(registry: Registry, theirs: Pattern, most: number): Promise<void> {
  const { pattern, exposed } = await suppress(registry, loose);
  expect(exposed).toEqual([]);
  expect(await yieldOf(registry, pattern)).toMatchObject({ exact: 0, narrow: 0 });
  expect(secondaries(registry, pattern)).toBeLessThanOrEqual(most * secondaries(registry, theirs));
}

describe("reference cases that come with the project", () => {
  const care = example<CareCase>("gauss_care_4x3x2_maxN4");

  test("the intervals of a known pattern", async () => {
    const expected = example<Intervals>("audit_A_care_4x3x2_maxN4");
    expectSame(await intervals(care, expected, 0, Number.POSITIVE_INFINITY), expected);
  });

  test("that pattern does not protect: every cell is known to within five", async () => {
    const { registry, pattern } = careRegistry(care, 4);
    expect(await yieldOf(registry, pattern)).toMatchObject({ exact: 0, narrow: 15 });
  });

  test("ours protects by level, with at most half as many more", async () => {
    const { registry, pattern } = careRegistry(care, 4);
    await expectProtected(registry, pattern, 1.5);
  });

  test("a threshold alone gives numbers away exactly; ours gives none", async () => {
    const { registry } = careRegistry(care, 4);
    const naive = await yieldOf(registry, primaryPattern(registry));
    const { pattern } = await suppress(registry, loose);
    expect(naive.exact).toBe(15);
    expect((await yieldOf(registry, pattern)).exact).toBe(0);
  });

  test("accidents by municipality, zeros hidden too: none exact", async () => {
    const one = example<{
      input: { mun: string; inj: string; freq: number }[];
      result: ({ mun: string; inj: string } & Known)[];
    }>("gauss_mun_accidents_maxN3");
    const trees: Tree[] = [
      { Total: [...new Set(one.input.map(({ mun }) => mun))] },
      { Total: [...new Set(one.input.map(({ inj }) => inj))] },
    ];
    const cells = crossTable(
      trees,
      one.input.map(({ mun, inj, freq }) => ({ codes: [mun, inj], value: freq })),
    );
    const found = new Map(one.result.map((row) => [`${row.mun}|${row.inj}`, row]));
    const registry = registryOf(trees, cells, ({ codes }) => ({
      primary: found.get(codes.join("|"))?.primary ? "klein" : null,
      level: null,
    }));
    // What the reference promises: not exact. So no level, and room of one.
    const { pattern } = await suppress(registry, notExact);
    const all = registry.quantities.map((quantity) => ({ ...quantity, level: { up: 0, down: 0 } }));
    expect(await yieldOf({ ...registry, quantities: all }, pattern)).toMatchObject({ exact: 0 });
    const theirs = registry.figures.map(({ id }) => found.get(id)?.suppressed === true);
    expect(secondaries(registry, pattern)).toBeLessThanOrEqual(1.5 * secondaries(registry, theirs));
  });
});

describe.skipIf(!haveReference)(`all reference cases${withoutReference}`, () => {
  test.each([
    ["A: hidden cells are anything from 0", "audit_A_care_30x9x5_maxN4", 0, Infinity],
    [
      "B: zeros are published, so hidden cells are at least 1",
      "audit_B_care_30x9x5_maxN4",
      1,
      Infinity,
    ],
    ["C: and small cells carry a label that says so", "audit_C_care_30x9x5_maxN4", 1, 4],
  ] as const)("the intervals of a large pattern; %s", async (_, name, low, labelled) => {
    const expected = reference<Intervals>(name);
    const care = reference<CareCase>("gauss_care_30x9x5_maxN4");
    expectSame(await intervals(care, expected, low, labelled), expected);
  });

  test("a large table is protected by level", { timeout: 240_000 }, async () => {
    const { registry, pattern } = careRegistry(reference("gauss_care_30x9x5_maxN4"), 4);
    await expectProtected(registry, pattern, 1.5);
  });

  test("two hidden cells in every line are not enough", async () => {
    const one = reference<{
      inner: Record<string, Record<string, number>>;
      primary: string[];
      expected: {
        before: { wb: [number, number] };
        candidates: { extra: string; wb: [number, number] }[];
      };
    }>("sdctable_4x4_exact_recovery");
    const trees: Tree[] = [{ Total: ["w", "x", "y", "z"] }, { Total: ["a", "b", "c", "d"] }];
    const cells = crossTable(
      trees,
      Object.entries(one.inner).flatMap(([row, values]) =>
        Object.entries(values).map(([column, value]) => ({ codes: [row, column], value })),
      ),
    );
    const name = (codes: readonly string[]) => codes.join("");
    const registry = registryOf(trees, cells, ({ codes }) => ({
      primary: one.primary.includes(name(codes)) ? "klein" : null,
      level: one.primary.includes(name(codes)) ? { up: 1, down: 1 } : null,
    }));
    const target = cells.findIndex(({ codes }) => name(codes) === "wb");
    const interval = async (extra: string | null): Promise<Range | null | undefined> => {
      const hidden = registry.figures.map(
        ({ primary, id }) => primary !== null || id.replace("|", "") === extra,
      );
      const ranges = registry.quantities.map((quantity, index) =>
        rangeOf(quantity, hidden[index] === true),
      );
      return (await attack({ ranges, relations: registry.relations }, { targets: [target] }))[0];
    };
    const [low, high] = one.expected.before.wb;
    expect(await interval(null)).toEqual({ low, high });
    for (const { extra, wb } of one.expected.candidates) {
      const found = await interval(extra);
      expect([found?.low, found?.high], extra).toEqual(wb);
    }
    const { pattern } = await suppress(registry, notExact);
    expect(secondaries(registry, pattern)).toBe(1);
  });

  test("a line of two single persons takes a third cell when they are known to look", async () => {
    const one = reference<{ data: Record<string, number>; maxN: number }>("sdctable_singletons");
    const build = (singles: boolean) => {
      const trees: Tree[] = [{ Total: Object.keys(one.data) }];
      const inner = Object.entries(one.data).map(([code, value]) => ({ codes: [code], value }));
      return registryOf(trees, crossTable(trees, inner), ({ codes, value }) => {
        const primary = value > 0 && value <= one.maxN;
        return {
          primary: primary ? "klein" : null,
          level: primary ? { up: 1, down: 1 } : null,
          alone: singles && primary ? codes.join("|") : null,
          fixed: codes[0] === "Total",
        };
      });
    };
    for (const [singles, expected] of [
      [false, 0],
      [true, 1],
    ] as const) {
      const registry = build(singles);
      const { pattern } = await suppress(registry, notExact);
      expect(secondaries(registry, pattern)).toBe(expected);
    }
  });

  test("money: p % rule, its levels, and a pattern that keeps them", async () => {
    const one = reference<{
      input: { provider: string; gemeente: string; segment: string; cost: number }[];
      cells: { gemeente: string; segment: string; unsafe_p15: boolean; upl_p15: number }[];
      result: ({ gemeente: string; segment: string } & Known)[];
    }>("gauss_cost_dominant_provider_p15");
    const rule = { p: 15, minContributors: 1 };
    const trees: Tree[] = [
      { Total: [...new Set(one.input.map(({ gemeente }) => gemeente))].sort() },
      { Total: [...new Set(one.input.map(({ segment }) => segment))].sort() },
    ];
    const cells = crossTable(
      trees,
      one.input.map(({ provider, gemeente, segment, cost }) => ({
        codes: [gemeente, segment],
        value: cost,
        contributor: provider,
      })),
    );
    const inner = new Map(cells.map((cell) => [cell.codes.join("|"), cell]));
    for (const { gemeente, segment, unsafe_p15, upl_p15 } of one.cells) {
      const { contributions } = inner.get(`${gemeente}|${segment}`) as CellSum;
      expect(moneyReason(contributions, rule) !== null).toBe(unsafe_p15);
      expect(moneyLevel(contributions, rule)?.up ?? 0).toBeCloseTo(upl_p15, 6);
    }
    const registry = registryOf(trees, cells, ({ contributions }) => ({
      primary: moneyReason(contributions, rule),
      level: moneyLevel(contributions, rule),
    }));
    const found = new Map(one.result.map((row) => [`${row.gemeente}|${row.segment}`, row]));
    expect(registry.figures.filter(({ primary }) => primary !== null).map(({ id }) => id)).toEqual(
      registry.figures.filter(({ id }) => found.get(id)?.primary).map(({ id }) => id),
    );
    const theirs = registry.figures.map(({ id }) => found.get(id)?.suppressed === true);
    await expectProtected(registry, theirs, 1.5);
  });

  test("money: (n,k) dominance finds the same cells", async () => {
    const one = reference<{
      input: {
        sector4: string;
        sector2: string;
        geo: string;
        eu: string;
        company: string;
        value: number;
      }[];
      result: ({ geo: string; sector4: string; value: number } & Known)[];
    }>("gauss_magnitude1_dominance");
    const tree = (pick: (row: (typeof one.input)[number]) => [string, string]): Tree => {
      const groups = new Map<string, Set<string>>();
      for (const row of one.input) {
        const [group, code] = pick(row);
        groups.set(group, (groups.get(group) ?? new Set()).add(code));
      }
      return {
        Total: [...groups.keys()],
        ...Object.fromEntries([...groups].map(([group, codes]) => [group, [...codes]])),
      };
    };
    const trees = [
      tree(({ eu, geo }) => [eu, geo]),
      tree(({ sector2, sector4 }) => [sector2, sector4]),
    ];
    const cells = crossTable(
      trees,
      one.input.map(({ geo, sector4, company, value }) => ({
        codes: [geo, sector4],
        value,
        contributor: company,
      })),
    );
    const unsafe = (contributions: number[]) =>
      dominates(contributions, 1, 80) || dominates(contributions, 2, 99);
    const found = new Map(one.result.map((row) => [`${row.geo}|${row.sector4}`, row]));
    for (const { codes, value, contributions } of cells) {
      const row = found.get(codes.join("|"));
      if (row === undefined) continue;
      expect(value).toBeCloseTo(row.value, 9);
      expect(unsafe(contributions), codes.join("|")).toBe(row.primary);
    }
    const registry = registryOf(trees, cells, ({ contributions, value }) => ({
      primary: unsafe(contributions) ? "overheersend" : null,
      level: unsafe(contributions) ? { up: 0.01 * value, down: 0.01 * value } : null,
    }));
    const { pattern } = await suppress(registry, loose);
    expect(await yieldOf(registry, pattern)).toMatchObject({ narrow: 0 });
    const known = (one: Pattern) =>
      registry.figures.filter(
        ({ id, primary }, index) => found.has(id) && primary === null && one[index],
      ).length;
    const theirs = registry.figures.map(({ id }) => found.get(id)?.suppressed === true);
    expect(known(pattern)).toBeLessThanOrEqual(1.5 * known(theirs));
  });

  test("the handbook: intervals, p % rule and rounding", async () => {
    const book = reference<{
      feasibility_example3: { bounds_nonneg: Record<string, [number, number]> };
      p_percent: { contrib: number[]; p10_unsafe: boolean; upper_protection_level_p10: number }[];
      rounding_base5: {
        input: Record<string, number[]>;
        conventional: Record<string, number[]>;
      };
    }>("handbook_examples");
    const free = { low: 0, high: Number.POSITIVE_INFINITY };
    const sum = (quantities: number[], constant: number) => ({
      terms: quantities.map((quantity) => ({ quantity, factor: 1 })),
      constant,
    });
    const found = await attack(
      {
        ranges: [free, free, free, free],
        relations: [sum([0, 1], 7), sum([2, 3], 3), sum([0, 2], 6), sum([1, 3], 4)],
      },
      { targets: [0, 1, 2, 3] },
    );
    expect(found.map((range) => [range?.low, range?.high])).toEqual(
      Object.values(book.feasibility_example3.bounds_nonneg),
    );
    for (const { contrib, p10_unsafe, upper_protection_level_p10 } of book.p_percent) {
      const rule = { p: 10, minContributors: 3 };
      expect(moneyReason(contrib, rule) !== null).toBe(p10_unsafe);
      expect(moneyLevel(contrib, rule)?.up).toBe(upper_protection_level_p10);
    }
    for (const [area, counts] of Object.entries(book.rounding_base5.input)) {
      expect(counts.map((count) => nearest(count, 5))).toEqual(
        book.rounding_base5.conventional[area],
      );
    }
  });

  test("CBS: 0 to 7 secret, the rest in fives", () => {
    const { cbs } = reference<{ cbs: [number, number | null][] }>("cbs_nhs_rounding_rule");
    for (const [count, published] of cbs) {
      expect(count < 8 ? null : nearest(count, 5)).toBe(published);
    }
  });
});
