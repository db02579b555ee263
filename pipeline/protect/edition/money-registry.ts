import type { MoneyRule } from "../primary/dominance.ts";
import { moneyLevel, moneyReason } from "../primary/dominance.ts";
import { margins } from "../registry/margin.ts";
import type { Figure, Quantity, Registry, Relation } from "../registry/registry.ts";
import { type Amounts, amountName, whole } from "./amount.ts";
import type { PublicCell, PublicRule } from "./public-cell.ts";

/** The registry of amounts of money, with for every figure the cell it is. */
export interface MoneyRegistry {
  registry: Registry;
  cells: PublicCell[];
}

// Sums of thousands of euros and cents, added up in another order.
const speck = 0.01;

// What hiding a figure costs readers, as for counts.
const cutCosts: Record<string, number> = { municipality: 8, domain: 32, region: 512 };

/** The step to which a figure of money is rounded, in euros; null when it is no figure we publish. */
export function moneyStep({ kind, unit }: PublicCell): number | null {
  if (unit !== "euro") return null;
  if (kind === "ratio") return 100;
  return kind === "rate" ? 10 : null;
}

/**
 * Every public figure of money as a cell over one amount: the cost of help in a year, of all or one
 * municipality and all or one domain. The amounts of municipality × domain are in it though no figure
 * shows them: they must not follow from those that are shown. So amounts that two indicators rest on
 * are one.
 *
 * A figure shows its amount as well as its rounding allows a reader who knows what it is divided by.
 * A figure that rests on another amount is no part of it, and is not published.
 */
export function moneyRegistry(
  cells: readonly PublicCell[],
  amounts: Amounts,
  money: MoneyRule,
  rule: PublicRule,
): MoneyRegistry {
  const names = [...amounts.keys()];
  const position = new Map(names.map((name, index) => [name, index]));
  const quantities: Quantity[] = names.map((name) => {
    const own = amounts.get(name) ?? new Map<string, number>();
    const parts = [...own.values()];
    const value = parts.reduce((sum, part) => sum + part, 0);
    return {
      id: `kosten ${name}`,
      value,
      known: { low: 0, high: Number.POSITIVE_INFINITY },
      shown: { low: value, high: value },
      level: moneyLevel(parts, money),
      alone: null,
      own,
    };
  });
  const result: MoneyRegistry = {
    registry: { quantities, figures: [], relations: relationsOf(names, quantities) },
    cells: [],
  };
  const figures: Figure[] = [];
  for (const cell of cells) {
    const step = moneyStep(cell);
    if (cell.blank || step === null || cell.estimate === null) continue;
    const index = position.get(nameOf(cell));
    const quantity = index === undefined ? undefined : quantities[index];
    if (index === undefined || quantity === undefined) continue;
    if (Math.abs(cell.numerator / 1000 - quantity.value) > speck) continue;
    const half = ((step / 2) * cell.denominator) / 1000;
    quantity.shown = widest(quantity, half);
    const few = cell.persons === true && cell.clients < Math.max(rule.minPersons, rule.minAtRisk);
    const parts = [...(quantity.own?.values() ?? [])];
    figures.push({
      id: `${cell.indicator} ${cell.period} ${cell.municipality ?? whole} ${cell.domain ?? whole}`,
      table: `${cell.indicator} ${cell.period}`,
      cut: cell.cut,
      quantities: [index],
      primary: few ? "kleine groep" : moneyReason(parts, money),
      cost: (cutCosts[cell.cut] ?? 1) * (1 + Math.log2(1 + quantity.value)),
      fixed: false,
    });
    result.cells.push(cell);
  }
  return { ...result, registry: { ...result.registry, figures } };
}

/** The cost per young resident is of youth care alone. */
function nameOf({ kind, period, municipality, domain }: PublicCell): string {
  const about = domain ?? (kind === "rate" ? "jeugd" : whole);
  return amountName(period, municipality ?? whole, about);
}

/** Rounded twice, once over more and once over fewer: the sharper one tells. */
function widest({ value, shown }: Quantity, half: number): Quantity["shown"] {
  const told = shown.high > shown.low ? (shown.high - shown.low) / 2 : Number.POSITIVE_INFINITY;
  const room = Math.min(told, half);
  return { low: Math.max(0, value - room), high: value + room };
}

function relationsOf(names: readonly string[], quantities: readonly Quantity[]): Relation[] {
  const codes = names.map((name) => name.split(" "));
  const dimension = (at: number) => ({
    name: String(at),
    totals: new Map([
      [whole, [...new Set(codes.map((one) => one[at] ?? whole))].filter((code) => code !== whole)],
    ]),
  });
  const years = { name: "year", totals: new Map<string, string[]>() };
  return margins([years, dimension(1), dimension(2)], codes).map(({ total, parts }) => ({
    terms: [
      { quantity: total, factor: 1 },
      ...parts.map((part) => ({ quantity: part, factor: -1 })),
    ],
    // What adding up in binary leaves.
    constant: parts.reduce(
      (rest, part) => rest - (quantities[part]?.value ?? 0),
      quantities[total]?.value ?? 0,
    ),
  }));
}
