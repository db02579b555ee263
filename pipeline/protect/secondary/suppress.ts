import { components } from "../registry/component.ts";
import { at, primaryPattern, type Registry } from "../registry/registry.ts";
import { type Demand, demands, offer, open, type Widths } from "./demand.ts";
import { type Deviation, type DeviationModel, withDeviations } from "./deviation.ts";
import { release } from "./redundancy.ts";

/** A pattern, or what stands in its way. */
export interface Suppression {
  /** Per figure whether it is hidden. */
  pattern: boolean[];
  /** Figures whose numbers cannot be protected, whatever else is hidden; none when all is well. */
  exposed: number[];
}

/**
 * Secondary suppression: hides further figures until every hidden number can lie as far from its
 * true value as its level asks, as far as anyone can work out from all that is shown.
 *
 * A heuristic of linear programs: for each hidden number and either direction the cheapest other
 * table that looks the same; what must be hidden for that, is hidden. Then whatever turns out not
 * to be needed is shown again. The result depends on the registry alone. Protected it is by
 * construction; smallest it need not be.
 */
export async function suppress(registry: Registry, widths: Widths): Promise<Suppression> {
  const pattern = primaryPattern(registry);
  const exposed: number[] = [];
  for (const component of components(registry)) {
    const primary = primaryPattern(component.registry);
    if (!primary.includes(true)) continue;
    const part = await withDeviations(component.registry, primary, (model) =>
      suppressComponent(component.registry, widths, model),
    );
    for (const [index, hidden] of part.pattern.entries()) {
      pattern[at(component.figures, index)] = hidden;
    }
    exposed.push(...part.exposed.map((index) => at(component.figures, index)));
  }
  return { pattern, exposed: exposed.sort((a, b) => a - b) };
}

function suppressComponent(registry: Registry, widths: Widths, model: DeviationModel): Suppression {
  const exposed = new Set<number>();
  const given = new Map<string, Demand>();
  const byTarget = new Map<number, Demand[]>();
  const pattern = (): boolean[] => registry.figures.map((_, index) => model.isHidden(index));
  const learn = (deviation: Deviation): void => {
    for (const figure of model.needed(deviation)) model.setHidden(figure, true);
    for (const quantity of deviation.keys()) {
      for (const demand of byTarget.get(quantity) ?? []) offer(demand, deviation);
    }
  };
  for (;;) {
    // What was hidden for others asks for room itself.
    const fresh = demands(registry, pattern(), widths).filter(
      (demand) => !given.has(nameOf(demand)),
    );
    if (fresh.length === 0) break;
    for (const demand of fresh) {
      given.set(nameOf(demand), demand);
      byTarget.set(demand.target, [...(byTarget.get(demand.target) ?? []), demand]);
    }
    for (const demand of hardestFirst(registry, fresh)) {
      // First what the pattern offers as it is: a quick question.
      for (const by of open(demand).flat()) {
        const deviation = model.farthest(demand.target, by > 0 ? 1 : -1, demand.pinned);
        if (deviation !== null) learn(deviation);
      }
      for (const ways of open(demand)) {
        const deviation = cheapest(model, demand, ways);
        if (deviation !== null) learn(deviation);
        else if (demand.up !== null) expose(registry, demand.target, exposed);
      }
    }
  }
  release(registry, model, [...given.values()]);
  return { pattern: pattern(), exposed: [...exposed] };
}

function cheapest(
  model: DeviationModel,
  { target, pinned }: Demand,
  ways: readonly number[],
): Deviation | null {
  for (const by of ways) {
    const deviation = model.cheapest(target, by, pinned);
    if (deviation !== null) return deviation;
  }
  return null;
}

function expose(registry: Registry, quantity: number, exposed: Set<number>): void {
  for (const [index, { quantities }] of registry.figures.entries()) {
    if (quantities.includes(quantity)) exposed.add(index);
  }
}

/** Who asks most first: the rest is often served by what that takes. */
function hardestFirst(registry: Registry, list: readonly Demand[]): Demand[] {
  const ask = (demand: Demand): number => (demand.up ?? 0) + (demand.down ?? 0);
  return [...list].sort(
    (a, b) =>
      ask(b) - ask(a) ||
      at(registry.quantities, b.target).value - at(registry.quantities, a.target).value ||
      a.target - b.target,
  );
}

function nameOf({ target, pinned }: Demand): string {
  return `${target}:${pinned.join(",")}`;
}
