import { components } from "../registry/component.ts";
import {
  at,
  hiddenQuantities,
  type Pattern,
  type Registry,
  rangeOf,
} from "../registry/registry.ts";
import { attack } from "./attack.ts";

/** What a pattern leaves for readers, and what it gives away. */
export interface Yield {
  /** Share of all figures that are shown. */
  shown: number;
  /** Share of the sum of all first numbers (the counts) that is shown. */
  kept: number;
  /** Hidden numbers that ask protection and are known exactly all the same. */
  exact: number;
  /** The same known to within less than their level asks. */
  narrow: number;
}

/** Measures a pattern, so that it can be held beside one that hides by a threshold alone. */
export async function yieldOf(registry: Registry, pattern: Pattern): Promise<Yield> {
  const { quantities, figures } = registry;
  let [exact, narrow, shown, kept, all] = [0, 0, 0, 0, 0];
  for (const component of components(registry)) {
    const own = component.figures.map((index) => pattern[index] === true);
    const found = await recovered(component.registry, own);
    exact += found.exact;
    narrow += found.narrow;
  }
  for (const [index, figure] of figures.entries()) {
    const count = Math.abs(quantities[figure.quantities[0] ?? 0]?.value ?? 0);
    all += count;
    if (pattern[index]) continue;
    shown += 1;
    kept += count;
  }
  return {
    shown: figures.length === 0 ? 1 : shown / figures.length,
    kept: all === 0 ? 1 : kept / all,
    exact,
    narrow,
  };
}

/** How many hidden numbers an outsider knows exactly, and better than their level allows. */
async function recovered(
  registry: Registry,
  pattern: Pattern,
): Promise<Pick<Yield, "exact" | "narrow">> {
  const { quantities, relations } = registry;
  const hidden = hiddenQuantities(registry, pattern);
  const targets = quantities.flatMap(({ level }, index) =>
    level !== null && hidden[index] ? [index] : [],
  );
  const ranges = quantities.map((quantity, index) => rangeOf(quantity, hidden[index] === true));
  const found = await attack({ ranges, relations }, { targets });
  let [exact, narrow] = [0, 0];
  for (const [index, range] of found.entries()) {
    const { value, level } = at(quantities, at(targets, index));
    if (range === null || range.high - range.low < 1 - 1e-6) exact += 1;
    if (
      range === null ||
      range.low > value - (level?.down ?? 0) + 1e-6 ||
      range.high < value + (level?.up ?? 0) - 1e-6
    ) {
      narrow += 1;
    }
  }
  return { exact, narrow };
}
