import { components } from "../registry/component.ts";
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

/** What came of attacking a pattern. */
export interface AuditReport {
  /** Figures in all, hidden by a threshold, hidden for others. */
  figures: number;
  primaries: number;
  secondaries: number;
  /** Hidden numbers that were attacked. */
  attacked: number;
  /** The narrowest interval a reader gets around one of them; null when nothing is hidden. */
  narrowest: number | null;
  leaks: Leak[];
}

// What solutions may be off.
const slack = 1e-6;

/**
 * Attacks a pattern as every scenario does. A number with a level must seem to be able to lie as
 * far from the truth as the level asks; for a contributor beside it, room of `widths.insider` is
 * left; a reader of earlier releases gets no nearer than those bring him. Anything else is a leak, and so is a question without an answer.
 */
export async function audit(
  registry: Registry,
  pattern: Pattern,
  widths: Widths,
  attackers: Attackers = {},
): Promise<AuditReport> {
  const { earlier = new Map(), derived = [] } = attackers;
  const ties = derived.map(({ terms }) => terms.map(({ quantity }) => quantity));
  const primaries = registry.figures.filter(({ primary }) => primary !== null).length;
  const report: AuditReport = {
    figures: registry.figures.length,
    primaries,
    secondaries: pattern.filter((one) => one).length - primaries,
    attacked: 0,
    narrowest: null,
    leaks: [],
  };
  for (const component of components(registry, ties)) {
    const position = new Map(component.quantities.map((index, own) => [index, own]));
    const part = await attackPart(
      component.registry,
      component.figures.map((index) => pattern[index] === true),
      widths,
      {
        earlier: new Map(
          [...earlier].flatMap(([index, range]) => {
            const own = position.get(index);
            return own === undefined ? [] : [[own, range] as const];
          }),
        ),
        derived: derived
          .filter(({ terms }) => terms.some(({ quantity }) => position.has(quantity)))
          .map(({ terms, ...range }) => ({
            ...range,
            terms: terms.map(({ quantity, factor }) => ({
              quantity: position.get(quantity) ?? 0,
              factor,
            })),
          })),
      },
    );
    report.attacked += part.attacked;
    report.leaks.push(
      ...part.leaks.map((leak) => ({ ...leak, quantity: at(component.quantities, leak.quantity) })),
    );
    if (part.narrowest !== null) {
      report.narrowest = Math.min(report.narrowest ?? part.narrowest, part.narrowest);
    }
  }
  return report;
}

async function attackPart(
  registry: Registry,
  pattern: Pattern,
  widths: Widths,
  attackers: Attackers,
): Promise<Pick<AuditReport, "attacked" | "narrowest" | "leaks">> {
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
