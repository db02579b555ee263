import {
  at,
  hiddenQuantities,
  type Pattern,
  type Quantity,
  type Range,
  type Registry,
  rangeOf,
} from "../registry/registry.ts";
import type { Derived, Knowledge } from "./attack.ts";

/** Someone who tries to work out what is hidden. */
export interface Scenario {
  /** In Dutch, for the report. */
  name: string;
  knowledge: Knowledge;
  /** Numbers he is not after: he knows them, because they are his own. */
  own: ReadonlySet<number>;
}

/** The one who kept earlier releases. */
export const earlierName = "eerdere uitgaven";

/** What the scenarios need besides the registry. */
export interface Attackers {
  /** What earlier releases told of a quantity, shifted by what was corrected since. By its index. */
  earlier?: ReadonlyMap<number, Range>;
  /** Figures that were worked out from exact numbers: percentages, steps of a curve, tooltips. */
  derived?: readonly Derived[];
}

/**
 * Everyone we defend against.
 * - a reader, who knows that numbers are rounded, from their threshold on, and not negative;
 * - one who knows the rule for what is hidden as well (`Quantity.known`);
 * - who contributes: knows its own part, and all of a number that is about him alone;
 * - who kept earlier releases; who reckons with figures that were worked out from others.
 *
 * Each holds all sums for true, and knows by how much a total is no plain sum.
 */
export function scenarios(
  registry: Registry,
  pattern: Pattern,
  { earlier = new Map(), derived = [] }: Attackers = {},
): Scenario[] {
  const { quantities, relations } = registry;
  const hidden = hiddenQuantities(registry, pattern);
  const reader = quantities.map((quantity, index) =>
    hidden[index] ? { low: 0, high: Number.POSITIVE_INFINITY } : quantity.shown,
  );
  const informed = quantities.map((quantity, index) => rangeOf(quantity, hidden[index] === true));
  const nobody: ReadonlySet<number> = new Set();
  const found: Scenario[] = [
    { name: "lezer", knowledge: { ranges: reader, relations }, own: nobody },
    { name: "kent de regel", knowledge: { ranges: informed, relations }, own: nobody },
  ];
  for (const name of contributors(quantities)) {
    const own = new Set(quantities.flatMap(({ alone }, index) => (alone === name ? [index] : [])));
    const ranges = informed.map((range, index) => {
      const { value, own: parts } = at(quantities, index);
      if (own.has(index)) return { low: value, high: value };
      return { low: Math.max(range.low, parts?.get(name) ?? 0), high: range.high };
    });
    found.push({ name: `deelnemer ${name}`, knowledge: { ranges, relations }, own });
  }
  if (earlier.size > 0) {
    const ranges = informed.map((range, index) => meet(range, earlier.get(index)));
    found.push({ name: earlierName, knowledge: { ranges, relations }, own: nobody });
  }
  if (derived.length > 0) {
    found.push({
      name: "afgeleide cijfers",
      knowledge: { ranges: informed, relations, derived },
      own: nobody,
    });
  }
  return found;
}

function contributors(quantities: readonly Quantity[]): string[] {
  const names = new Set<string>();
  for (const { alone, own } of quantities) {
    if (alone !== null) names.add(alone);
    for (const name of own?.keys() ?? []) names.add(name);
  }
  return [...names].sort();
}

function meet(range: Range, other: Range | undefined): Range {
  if (other === undefined) return range;
  return { low: Math.max(range.low, other.low), high: Math.min(range.high, other.high) };
}
