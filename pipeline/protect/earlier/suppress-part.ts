import { attack } from "../audit/attack.ts";
import { audit } from "../audit/audit.ts";
import type { Component } from "../registry/component.ts";
import { at, type Range, type Registry, rangeOf, unrounded } from "../registry/registry.ts";
import type { Widths } from "../secondary/demand.ts";
import { type Suppression, suppress } from "../secondary/suppress.ts";
import type { Earlier } from "./earlier.ts";

// What was shown last time is dear to hide, what was hidden is cheap: patterns change little then.
const shownBefore = 16;
const hiddenBefore = 1 / 16;

/** Secondary suppression of a part that shares nothing with the rest, as `suppressAfter` tells. */
export async function suppressPart(
  { registry, figures, quantities }: Component,
  earlier: Earlier,
  widths: Widths,
): Promise<Suppression> {
  const ranges = new Map(
    quantities.flatMap((quantity, index): [number, Range][] => {
      const range = earlier.ranges.get(quantity);
      return range === undefined ? [] : [[index, range]];
    }),
  );
  if (figures.every((figure) => earlier.repeats[figure] === true)) {
    const pattern = figures.map((figure) => earlier.current[figure] === "hidden");
    const small = registry.figures.some(
      ({ primary }, index) => primary !== null && !pattern[index],
    );
    const { leaks } = await audit(registry, pattern, widths, { earlier: ranges });
    if (!small && leaks.length === 0) return { pattern, exposed: [] };
  }
  const exact = unrounded({
    ...registry,
    figures: registry.figures.map((figure, index) => {
      const before = earlier.current[figures[index] ?? -1];
      const factor = before === "shown" ? shownBefore : before === "hidden" ? hiddenBefore : 1;
      return { ...figure, cost: figure.cost * factor };
    }),
  });
  if (ranges.size === 0) return suppress(exact, widths);
  const { pattern } = await suppress(await narrowed(exact, ranges), widths);
  return suppress(
    {
      ...exact,
      figures: exact.figures.map((figure, index) =>
        pattern[index] ? { ...figure, primary: figure.primary ?? "eerdere uitgaven" } : figure,
      ),
    },
    widths,
  );
}

/**
 * The registry of a reader who kept earlier releases. What those give away by themselves is out;
 * levels ask no more than they have left.
 */
async function narrowed(registry: Registry, ranges: ReadonlyMap<number, Range>): Promise<Registry> {
  const quantities = registry.quantities.map((quantity, index) => {
    const range = ranges.get(index);
    if (range === undefined) return quantity;
    const { low, high } = quantity.known;
    return {
      ...quantity,
      known: { low: Math.max(low, range.low), high: Math.min(high, range.high) },
    };
  });
  const targets = quantities.flatMap(({ level }, index) => (level === null ? [] : [index]));
  const left = await attack(
    {
      ranges: quantities.map((quantity) => rangeOf(quantity, true)),
      relations: registry.relations,
    },
    { targets },
  );
  for (const [position, index] of targets.entries()) {
    const quantity = at(quantities, index);
    const { value, level } = quantity;
    const { low, high } = left[position] ?? { low: value, high: value };
    if (level === null) continue;
    quantities[index] = {
      ...quantity,
      level: {
        up: Math.max(0, Math.min(level.up, high - value)),
        down: Math.max(0, Math.min(level.down, value - low)),
      },
    };
  }
  return { ...registry, quantities };
}
