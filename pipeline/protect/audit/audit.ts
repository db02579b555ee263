import { spread } from "../helper/spread.ts";
import { components } from "../registry/component.ts";
import { at, type Pattern, type Registry } from "../registry/registry.ts";
import type { Widths } from "../secondary/demand.ts";
import { attackPart, type Leak } from "./attack-part.ts";
import type { Attackers } from "./scenario.ts";

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
  const { derived = [] } = attackers;
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
  const parts = components(registry, ties);
  const found = await spread(
    "audit",
    parts.map(
      ({ registry: part, figures, quantities }): Parameters<typeof attackPart> => [
        part,
        figures.map((index) => pattern[index] === true),
        widths,
        attackersOf(quantities, attackers),
      ],
    ),
    attackPart,
    registry.quantities.length,
  );
  for (const [index, { attacked, narrowest, leaks }] of found.entries()) {
    const { quantities } = at(parts, index);
    report.attacked += attacked;
    report.leaks.push(
      ...leaks.map((leak) => ({ ...leak, quantity: at(quantities, leak.quantity) })),
    );
    if (narrowest !== null) report.narrowest = Math.min(report.narrowest ?? narrowest, narrowest);
  }
  return report;
}

/** What the attackers of a part know besides it. @param quantities of the part, by old index */
function attackersOf(
  quantities: readonly number[],
  { earlier = new Map(), derived = [] }: Attackers,
): Attackers {
  const position = new Map(quantities.map((index, own) => [index, own]));
  return {
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
  };
}
