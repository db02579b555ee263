import { expect, test } from "vitest";
import { attackPart } from "../../../pipeline/protect/audit/attack-part.ts";
import { audit } from "../../../pipeline/protect/audit/audit.ts";
import { type HelperKind, spread } from "../../../pipeline/protect/helper/spread.ts";
import { countLevel } from "../../../pipeline/protect/primary/count-rule.ts";
import { components } from "../../../pipeline/protect/registry/component.ts";
import { primaryPattern, type Registry } from "../../../pipeline/protect/registry/registry.ts";
import { crossTable, registryOf, type Tree } from "./cross-table.ts";

const rule = { minPersons: 8, minDenominator: 20, minAtRisk: 10, width: 5, roundTo: 5 };
const widths = { outsider: 5, insider: 2 };
const enough = 1000;

/** Tables of five by four that share nothing, with other numbers in each. */
function manyTables(count: number): Registry {
  const rows = ["a", "b", "c", "d", "e"];
  const columns = ["k", "l", "m", "n"];
  const trees: Tree[] = [{ Total: rows }, { Total: columns }];
  const whole = { quantities: [], figures: [], relations: [] } as {
    [name in keyof Registry]: Registry[name][number][];
  };
  for (let table = 0; table < count; table++) {
    const inner = rows.flatMap((row, y) =>
      columns.map((column, x) => ({
        codes: [row, column],
        value: (table * 7 + y * 11 + x * 5) % 23,
      })),
    );
    const one = registryOf(trees, crossTable(trees, inner), ({ value }) => ({
      primary: value < 8 ? "klein" : null,
      level: countLevel(value, rule),
    }));
    const from = whole.quantities.length;
    const moved = <T extends { quantity: number }>(term: T) => ({
      ...term,
      quantity: term.quantity + from,
    });
    whole.quantities.push(...one.quantities);
    whole.figures.push(
      ...one.figures.map((figure) => ({
        ...figure,
        quantities: figure.quantities.map((quantity) => quantity + from),
      })),
    );
    whole.relations.push(
      ...one.relations.map((relation) => ({ ...relation, terms: relation.terms.map(moved) })),
    );
  }
  return whole;
}

const registry = manyTables(40);
const asks = components(registry).map(
  ({ registry: part }): Parameters<typeof attackPart> => [part, primaryPattern(part), widths, {}],
);

test("an audit comes to the same with a helper and without", async () => {
  expect(asks).toHaveLength(40);
  expect(registry.quantities.length).toBeGreaterThanOrEqual(enough);
  const seen: number[] = [];
  const here = (...ask: Parameters<typeof attackPart>) => {
    seen.push(ask[0].quantities.length);
    return attackPart(...ask);
  };
  const alone = await spread("audit", asks, here, enough, 1);
  expect(seen.splice(0)).toHaveLength(40);
  expect(alone.flatMap(({ leaks }) => leaks).length).toBeGreaterThan(10);
  // Who gets a turn first is left to chance; that someone helps at all is seen when the main thread waits.
  const slow = async (...ask: Parameters<typeof attackPart>) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return here(...ask);
  };
  expect(await spread("audit", asks, slow, enough, 2)).toEqual(alone);
  expect(seen.length).toBeLessThan(40);
  const whole = await audit(registry, primaryPattern(registry), widths);
  expect(whole.leaks).toHaveLength(alone.flatMap(({ leaks }) => leaks).length);
});

test("what a helper leaves when it breaks off is solved by the main thread", async () => {
  // A helper that does not know its task stops at the first part.
  const unknown = "onbekend" as HelperKind;
  const double = async (one: number) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return 2 * one;
  };
  const numbers = Array.from({ length: 30 }, (_, index): [number] => [index]);
  expect(await spread(unknown, numbers, double, enough, 2)).toEqual(
    numbers.map(([one]) => 2 * one),
  );
});

test("a part that cannot be solved fails as it does without a helper", async () => {
  const broken = asks.map(
    ([part, , ...rest]): Parameters<typeof attackPart> => [
      { ...part, quantities: part.quantities.slice(0, -1) },
      primaryPattern(part),
      ...rest,
    ],
  );
  await expect(spread("audit", broken, attackPart, enough, 2)).rejects.toThrow(/nothing at/);
});
