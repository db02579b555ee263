import fc from "fast-check";
import loadModule from "highs";
import { describe, expect, test } from "vitest";
import { audit } from "../../../pipeline/protect/audit/audit.ts";
import { yieldOf } from "../../../pipeline/protect/audit/yield.ts";
import { suppressAfter } from "../../../pipeline/protect/earlier/suppress-after.ts";
import { countLevel } from "../../../pipeline/protect/primary/count-rule.ts";
import {
  type Pattern,
  primaryPattern,
  type Registry,
} from "../../../pipeline/protect/registry/registry.ts";
import { nearest, roundingRange } from "../../../pipeline/protect/rounding/rounding.ts";
import { suppress } from "../../../pipeline/protect/secondary/suppress.ts";
import { crossTable, type Inner, registryOf, type Tree } from "./cross-table.ts";

const loadHighs = loadModule as unknown as typeof loadModule.default;
const rule = { minPersons: 8, minDenominator: 20, minAtRisk: 10, width: 5 };
const widths = { outsider: 5, insider: 2 };

interface Random {
  trees: Tree[];
  inner: Inner[];
}

/** Two or three dimensions, the first with a layer in between; many small numbers and zeros. */
const tables: fc.Arbitrary<Random> = fc
  .record({
    groups: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
    columns: fc.integer({ min: 2, max: 4 }),
    layers: fc.integer({ min: 1, max: 2 }),
  })
  .chain(({ groups, columns, layers }) => {
    const rows = groups.flatMap((size, group) =>
      Array.from({ length: size }, (_, index) => `g${group}r${index}`),
    );
    const names = Array.from({ length: columns }, (_, index) => `k${index}`);
    const deep = Array.from({ length: layers }, (_, index) => `d${index}`);
    const codes = rows.flatMap((row) =>
      names.flatMap((name) => deep.map((layer) => [row, name, layer])),
    );
    const trees: Tree[] = [
      {
        Total: groups.map((_, group) => `g${group}`),
        ...Object.fromEntries(
          groups.map((_, group) => [
            `g${group}`,
            rows.filter((row) => row.startsWith(`g${group}r`)),
          ]),
        ),
      },
      { Total: names },
      { Total: deep },
    ];
    return fc
      .array(
        fc.oneof(
          { weight: 3, arbitrary: fc.integer({ min: 0, max: 12 }) },
          { weight: 2, arbitrary: fc.integer({ min: 0, max: 80 }) },
        ),
        { minLength: codes.length, maxLength: codes.length },
      )
      .map((values) => ({
        trees,
        inner: codes.map((one, index) => ({ codes: one, value: values[index] ?? 0 })),
      }));
  });

function build({ trees, inner }: Random, rounded: boolean): Registry {
  return registryOf(trees, crossTable(trees, inner), ({ value }) => ({
    primary: value < rule.minPersons ? "klein" : null,
    level: countLevel(value, rule),
    ...(rounded && value >= rule.minPersons
      ? { shown: roundingRange(nearest(value, 5), 5, rule.minPersons) }
      : {}),
  }));
}

/**
 * The attack once more, written apart from the engine: from the inner cells alone. Every published
 * cell is a sum of inner cells between two bounds; one at a time, as text, with a fresh solver.
 */
async function independent(
  { trees, inner }: Random,
  registry: Registry,
  pattern: Pattern,
  rounded: boolean,
  before: ReadonlyMap<string, [number, number]> = new Map(),
): Promise<Map<string, [number, number]>> {
  const highs = await loadHighs();
  const within = (code: string, total: string, tree: Tree): boolean =>
    code === total || (tree[total] ?? []).some((part) => within(code, part, tree));
  const expression = (id: string): string => {
    const codes = id.split("|");
    return inner
      .flatMap((cell, index) =>
        codes.every((code, d) => within(cell.codes[d] ?? "", code, trees[d] as Tree))
          ? [`x${index}`]
          : [],
      )
      .join(" + ");
  };
  const lines = registry.figures.flatMap(({ id }, index) => {
    if (pattern[index]) return [];
    const value = registry.quantities[index]?.value ?? 0;
    const shown = rounded ? Math.round(value / 5) * 5 : value;
    const low = rounded ? Math.max(rule.minPersons, shown - 2) : shown;
    return [`${expression(id)} >= ${low}`, `${expression(id)} <= ${rounded ? shown + 2 : shown}`];
  });
  for (const [id, [low, high]] of before) {
    lines.push(`${expression(id)} >= ${low}`, `${expression(id)} <= ${high}`);
  }
  const found = new Map<string, [number, number]>();
  for (const [index, { id }] of registry.figures.entries()) {
    if (!pattern[index] || registry.quantities[index]?.level === null) continue;
    const solve = (sense: string): number => {
      const text = `${sense}\n obj: ${expression(id)}\nSubject To\n${lines.map((line, n) => ` c${n}: ${line}`).join("\n")}\n r: ${inner.map((_, n) => `x${n}`).join(" + ")} <= 100000\nEnd\n`;
      const solved = highs.solve(text);
      expect(solved.Status).toBe("Optimal");
      return solved.ObjectiveValue;
    };
    found.set(id, [solve("Minimize"), solve("Maximize")]);
  }
  return found;
}

describe("random hierarchical tables", () => {
  test.each([
    ["published exactly", false, 25],
    ["published in fives", true, 25],
  ])(
    "no hidden number is known better than its level: %s",
    { timeout: 120_000 },
    async (_, rounded, numRuns) => {
      let attacked = 0;
      await fc.assert(
        fc.asyncProperty(tables, async (random) => {
          const registry = build(random, rounded);
          const { pattern, exposed } = await suppress(registry, widths);
          expect(exposed).toEqual([]);
          for (const [id, [low, high]] of await independent(random, registry, pattern, rounded)) {
            const quantity = registry.quantities.find((one) => one.id === id);
            const { value = 0, level } = quantity ?? {};
            expect(low, id).toBeLessThanOrEqual(value - (level?.down ?? 0) + 1e-5);
            expect(high, id).toBeGreaterThanOrEqual(value + (level?.up ?? 0) - 1e-5);
            attacked += 1;
          }
        }),
        { numRuns, seed: 20260101, endOnFailure: true },
      );
      // The proof says something only when there was something to find.
      expect(attacked).toBeGreaterThan(100);
    },
  );

  test("a reader who kept an earlier release gets no nearer than that release brought him", {
    timeout: 120_000,
  }, async () => {
    let [attacked, narrower] = [0, 0];
    const moves = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 72, maxLength: 72 });
    await fc.assert(
      fc.asyncProperty(tables, moves, async (random, steps) => {
        const first = build(random, true);
        const shownFirst = (await suppress(first, widths)).pattern.map((hidden) => !hidden);
        const moved = {
          ...random,
          inner: random.inner.map(({ codes, value }, index) => ({
            codes,
            value: Math.max(0, value + (value > 12 ? (steps[index] ?? 0) : 0)),
          })),
        };
        const second = build(moved, true);
        // What release 1 showed, by as much as it changed since.
        const ranges = new Map<number, { low: number; high: number }>();
        const before = new Map<string, [number, number]>();
        for (const [index, { id, value, level }] of second.quantities.entries()) {
          const then = first.quantities[index]?.value ?? 0;
          if (!shownFirst[index] || (level !== null && value !== then)) continue;
          const middle = 5 * Math.round(then / 5) + value - then;
          ranges.set(index, { low: middle - 2, high: middle + 2 });
          before.set(id, [middle - 2, middle + 2]);
        }
        const { pattern, exposed } = await suppressAfter(
          second,
          {
            ranges,
            stays: new Set(),
            given: [],
            current: shownFirst.map((shown) => (shown ? "shown" : "hidden")),
            repeats: shownFirst.map(() => false),
          },
          widths,
        );
        expect(exposed).toEqual([]);
        expect((await audit(second, pattern, widths, { earlier: ranges })).leaks).toEqual([]);
        const nothing = pattern.map(() => true);
        const alone = await independent(moved, second, nothing, true, before);
        for (const [id, [low, high]] of await independent(moved, second, pattern, true, before)) {
          const { value = 0, level } = second.quantities.find((one) => one.id === id) ?? {};
          const [least = 0, most = 0] = alone.get(id) ?? [];
          if (least > value - (level?.down ?? 0) || most < value + (level?.up ?? 0)) narrower += 1;
          expect(low, id).toBeLessThanOrEqual(Math.max(value - (level?.down ?? 0), least) + 1e-5);
          expect(high, id).toBeGreaterThanOrEqual(Math.min(value + (level?.up ?? 0), most) - 1e-5);
          attacked += 1;
        }
      }),
      { numRuns: 15, seed: 20260103, endOnFailure: true },
    );
    expect(attacked).toBeGreaterThan(60);
    // Now and then an earlier release alone tells more than we would.
    expect(narrower).toBeLessThan(attacked / 4);
  });

  test("a threshold alone gives numbers away in the same tables; our own audit sees it", async () => {
    let [naive, ours, leaks] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(tables, async (random) => {
        const registry = build(random, false);
        const { pattern } = await suppress(registry, widths);
        naive += (await yieldOf(registry, primaryPattern(registry))).exact;
        ours += (await yieldOf(registry, pattern)).exact;
        leaks += (await audit(registry, primaryPattern(registry), widths)).leaks.length;
        expect((await audit(registry, pattern, widths)).leaks).toEqual([]);
      }),
      { numRuns: 15, seed: 20260102, endOnFailure: true },
    );
    expect(naive).toBeGreaterThan(20);
    expect(leaks).toBeGreaterThan(naive);
    expect(ours).toBe(0);
  });

  test("the same table gives the same pattern", async () => {
    const [random] = fc.sample(tables, { numRuns: 1, seed: 7 }) as [Random];
    const registry = build(random, true);
    expect(await suppress(registry, widths)).toEqual(await suppress(registry, widths));
  });

  test("nothing small: nothing hidden", async () => {
    const trees: Tree[] = [{ Total: ["a", "b"] }, { Total: ["x", "y"] }];
    const inner = ["a", "b"].flatMap((row) =>
      ["x", "y"].map((column) => ({ codes: [row, column], value: 40 })),
    );
    const registry = registryOf(trees, crossTable(trees, inner), () => ({
      primary: null,
      level: null,
    }));
    expect((await suppress(registry, widths)).pattern).not.toContain(true);
  });

  test("what cannot be protected is said, not published", async () => {
    const trees: Tree[] = [{ Total: ["a", "b"] }];
    const inner = [
      { codes: ["a"], value: 3 },
      { codes: ["b"], value: 60 },
    ];
    const registry = registryOf(trees, crossTable(trees, inner), ({ value }) => ({
      primary: value < 8 ? "klein" : null,
      level: countLevel(value, rule),
      // Everything else is out already.
      fixed: value >= 8,
    }));
    const { exposed } = await suppress(registry, widths);
    expect(exposed.map((index) => registry.figures[index]?.id)).toEqual(["a"]);
  });
});
