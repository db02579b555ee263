import {
  at,
  hiddenQuantities,
  type Pattern,
  type Range,
  type Registry,
} from "../registry/registry.ts";
import type { Widths } from "../secondary/demand.ts";
import { attack } from "./attack.ts";
import { Insiders } from "./insiders.ts";
import { type Attackers, earlierName, type Scenario, scenarios } from "./scenario.ts";

/** A hidden number that someone can work out too well. */
export interface Leak {
  scenario: string;
  /** Index of the quantity. */
  quantity: number;
  /** What he can be sure of; null when the solver gave no answer, which counts as a leak. */
  range: Range | null;
}

/** What came of attacking a part of a registry; its quantities by their index in the part. */
export interface PartReport {
  attacked: number;
  narrowest: number | null;
  leaks: Leak[];
}

// What solutions may be off.
const slack = 1e-6;

/** Attacks a part that shares nothing with the rest, as `audit` tells. */
export async function attackPart(
  registry: Registry,
  pattern: Pattern,
  widths: Widths,
  attackers: Attackers,
): Promise<PartReport> {
  const hidden = hiddenQuantities(registry, pattern);
  const secret = registry.quantities.flatMap(({ level }, index) =>
    level !== null && hidden[index] ? [index] : [],
  );
  if (secret.length === 0) return { attacked: 0, narrowest: null, leaks: [] };
  const leaks: Leak[] = [];
  let narrowest: number | null = null;
  const insiders = new Insiders(registry, hidden);
  const nothing = registry.figures.map(() => true);
  const before = new Map(
    scenarios(registry, nothing, attackers).map((scenario) => [scenario.name, scenario]),
  );
  for (const scenario of scenarios(registry, pattern, attackers)) {
    const inside = isInside(scenario);
    const goal = (quantity: number): Range => {
      const { value, level } = at(registry.quantities, quantity);
      return { low: value - (level?.down ?? 0), high: value + (level?.up ?? 0) };
    };
    // All the room that is asked for a contributor, on one side or on both.
    const near = (quantity: number): Range => {
      const { value } = at(registry.quantities, quantity);
      const { low, high } = goal(quantity);
      return {
        low: Math.max(low, value - widths.insider),
        high: Math.min(high, value + widths.insider),
      };
    };
    const left = (quantity: number): boolean => {
      const { low, high } = goal(quantity);
      const asked = Math.min(widths.insider, high - low) - slack;
      return insiders.roomOf(scenario.name, quantity) < asked;
    };
    const targets = inside ? beside(registry, scenario, secret).filter(left) : secret;
    if (targets.length === 0) continue;
    // The one who knows the rule is the sharpest outsider: his intervals are worked out in full.
    const full = inside || scenario.name === "kent de regel";
    const found = await attack(scenario.knowledge, {
      targets,
      ...(full && !inside ? {} : { enough: inside ? near : goal }),
      ...(full && !inside ? { table: insiders.see } : {}),
    });
    for (const [index, quantity] of targets.entries()) {
      const range = found[index] ?? null;
      const width = range === null ? 0 : range.high - range.low;
      if (full && !inside && (narrowest === null || width < narrowest)) narrowest = width;
      const { low, high } = goal(quantity);
      const safe = inside
        ? width >= Math.min(widths.insider, high - low) - slack
        : range !== null && range.low <= low + slack && range.high >= high - slack;
      const already = before.get(scenario.name);
      if (safe || (inside && (await knewAlready(already, quantity, width)))) continue;
      if (scenario.name === earlierName && (await toldBefore(already, quantity, range, goal))) {
        continue;
      }
      leaks.push({ scenario: scenario.name, quantity, range });
    }
  }
  return { attacked: secret.length, narrowest, leaks };
}

/**
 * Whether a contributor knows a number this well from his own alone, when nothing is shown at all:
 * then it is not the pattern that tells him.
 */
async function knewAlready(
  scenario: Scenario | undefined,
  quantity: number,
  width: number,
): Promise<boolean> {
  if (scenario === undefined) return false;
  const [range] = await attack(scenario.knowledge, { targets: [quantity] });
  return range !== null && range !== undefined && range.high - range.low <= width + slack;
}

/** Whether earlier releases had told as much of a number by themselves: what is out, is out. */
async function toldBefore(
  scenario: Scenario | undefined,
  quantity: number,
  range: Range | null,
  goal: (quantity: number) => Range,
): Promise<boolean> {
  if (scenario === undefined || range === null) return false;
  const [told] = await attack(scenario.knowledge, { targets: [quantity] });
  if (told === null || told === undefined) return false;
  const { low, high } = goal(quantity);
  return (
    range.low <= Math.max(low, told.low) + slack && range.high >= Math.min(high, told.high) - slack
  );
}

function isInside({ name }: Scenario): boolean {
  return name.startsWith("deelnemer ");
}

/** Of the secret numbers those in one sum with what a contributor knows; further off is less known. */
function beside(
  registry: Registry,
  { own, parts = new Map() }: Scenario,
  secret: readonly number[],
): number[] {
  const near = new Set<number>();
  for (const { terms } of registry.relations) {
    if (!terms.some(({ quantity }) => parts.has(quantity))) continue;
    for (const { quantity } of terms) near.add(quantity);
  }
  return secret.filter((quantity) => near.has(quantity) && !own.has(quantity));
}
