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
  /** How much of which numbers is his; absent for who has none. */
  parts?: ReadonlyMap<number, number>;
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
  for (const [name, parts] of contributors(quantities)) {
    const own = new Set(
      [...parts].flatMap(([index, part]) => (part >= at(quantities, index).value ? [index] : [])),
    );
    found.push({
      name: `deelnemer ${name}`,
      own,
      parts,
      // Made when asked for: most contributors are ruled out before.
      get knowledge() {
        const ranges = [...informed];
        for (const [index, part] of parts) {
          const { value } = at(quantities, index);
          const { low, high } = at(informed, index);
          ranges[index] = own.has(index)
            ? { low: value, high: value }
            : { low: Math.max(low, part), high };
        }
        return { ranges, relations };
      },
    });
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

/** Per contributor, in order of name, how much of which quantities is its own. */
function contributors(quantities: readonly Quantity[]): [string, ReadonlyMap<number, number>][] {
  const found = new Map<string, Map<number, number>>();
  const add = (name: string, index: number, part: number): void => {
    const parts = found.get(name) ?? new Map<number, number>();
    found.set(name, parts.set(index, Math.max(part, parts.get(index) ?? 0)));
  };
  for (const [index, { alone, own, value }] of quantities.entries()) {
    if (alone !== null) add(alone, index, value);
    for (const [name, part] of own ?? []) add(name, index, part);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function meet(range: Range, other: Range | undefined): Range {
  if (other === undefined) return range;
  return { low: Math.max(range.low, other.low), high: Math.min(range.high, other.high) };
}
