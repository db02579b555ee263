import { spread } from "../helper/spread.ts";
import { components } from "../registry/component.ts";
import { at, type Registry } from "../registry/registry.ts";
import type { Widths } from "../secondary/demand.ts";
import type { Suppression } from "../secondary/suppress.ts";
import type { Earlier } from "./earlier.ts";
import { suppressPart } from "./suppress-part.ts";

/**
 * Secondary suppression for readers who kept earlier releases.
 *
 * Tables that would say again what the current release says, keep its pattern when that still
 * protects: so the same data give the same release, however often it is made. Others get a pattern
 * that holds against what was published before, and then one that holds against a reader without:
 * hiding more never tells more.
 */
export async function suppressAfter(
  registry: Registry,
  earlier: Earlier,
  widths: Widths,
): Promise<Suppression> {
  const pattern = registry.figures.map(({ primary }) => primary !== null);
  const exposed: number[] = [];
  const parts = components(registry);
  const found = await spread(
    "suppress",
    parts.map((part): Parameters<typeof suppressPart> => [part, earlier, widths]),
    suppressPart,
    registry.quantities.length,
  );
  for (const [place, part] of found.entries()) {
    const { figures } = at(parts, place);
    for (const [index, hidden] of part.pattern.entries()) pattern[at(figures, index)] = hidden;
    exposed.push(...part.exposed.map((index) => at(figures, index)));
  }
  return { pattern, exposed: exposed.sort((a, b) => a - b) };
}
