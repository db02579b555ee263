import { Failure } from "../../failure.ts";
import { at, type Registry } from "../registry/registry.ts";
import type { Widths } from "../secondary/demand.ts";
import { type Suppression, suppress } from "../secondary/suppress.ts";

/**
 * Says which table cannot be protected, and the finest coarser one that can.
 *
 * @param cuts of the plan, finest first
 */
export async function tooFine(
  registry: Registry,
  { exposed }: Suppression,
  cuts: readonly string[],
  widths: Widths,
): Promise<Failure> {
  const figure = at(registry.figures, exposed[0] ?? 0);
  const here =
    `De tabel ${figure.table} is te fijn: het verborgen getal in ${figure.id} is niet te beschermen, ` +
    "wat er ook verborgen wordt. Er is niets gepubliceerd. ";
  for (let dropped = 1; dropped < cuts.length; dropped += 1) {
    const left = cuts.slice(dropped);
    if ((await suppress(without(registry, cuts.slice(0, dropped)), widths)).exposed.length === 0) {
      return new Failure(
        "disclosure",
        `${here}Zonder de doorsnede ${cuts.slice(0, dropped).join(" en ")} kan het wel: publiceer ${left.join(", ")}.`,
      );
    }
  }
  return new Failure("disclosure", `${here}Ook grover lukt niet: laat de tabel weg.`);
}

/** The registry without the figures of some cuts: what they would show, nobody sees or looks for. */
function without(registry: Registry, cuts: readonly string[]): Registry {
  const figures = registry.figures.filter(({ cut }) => !cuts.includes(cut));
  const shown = new Set(figures.flatMap(({ quantities }) => [...quantities]));
  return {
    ...registry,
    figures,
    quantities: registry.quantities.map((quantity, index) =>
      shown.has(index) ? quantity : { ...quantity, level: null, alone: null },
    ),
  };
}
