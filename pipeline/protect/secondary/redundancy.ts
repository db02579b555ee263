import { at, hiddenQuantities, type Registry } from "../registry/registry.ts";
import { type Demand, offer, open } from "./demand.ts";
import { type Deviation, type DeviationModel, speck } from "./deviation.ts";

/**
 * Shows again what was hidden for others and is not needed, dearest first. Only the demands whose
 * witnesses lean on a figure are asked again without it, those in one sum with it first: they are
 * the likeliest to need it.
 */
export function release(registry: Registry, model: DeviationModel, given: readonly Demand[]): void {
  const candidates = registry.figures
    .map((figure, index) => ({ index, figure }))
    .filter(({ index, figure }) => figure.primary === null && model.isHidden(index))
    .sort((a, b) => b.figure.cost - a.figure.cost || a.index - b.index);
  const beside = neighbours(registry);
  for (const { index, figure } of candidates) {
    model.setHidden(index, false);
    const near = new Set(figure.quantities.flatMap((quantity) => [...at(beside, quantity)]));
    const ordered = [
      ...given.filter(({ target }) => near.has(target)),
      ...given.filter(({ target }) => !near.has(target)),
    ];
    if (!holds(registry, model, ordered)) model.setHidden(index, true);
  }
}

/** Whether all demands can be met as things are; if so their witnesses are renewed. */
function holds(registry: Registry, model: DeviationModel, given: readonly Demand[]): boolean {
  const pattern = registry.figures.map((_, figure) => model.isHidden(figure));
  const hidden = hiddenQuantities(registry, pattern);
  const seen = (deviation: Deviation | null): boolean =>
    deviation !== null && model.needed(deviation).length > 0;
  const renewed: { demand: Demand; trial: Demand }[] = [];
  const fresh: Deviation[] = [];
  for (const demand of given) {
    if (!at(hidden, demand.target)) continue;
    const [above, below] = [seen(demand.above), seen(demand.below)];
    if (!above && !below) continue;
    const trial: Demand = {
      ...demand,
      above: above ? null : demand.above,
      below: below ? null : demand.below,
    };
    for (const deviation of fresh) offer(trial, deviation);
    for (const by of open(trial).flat()) {
      const found = model.farthest(trial.target, by > 0 ? 1 : -1, trial.pinned);
      if (found === null) return false;
      offer(trial, found);
      fresh.push(found);
      // With a level, this way had to bring it.
      if (trial.up !== null && (found.get(trial.target) ?? 0) / by < 1 - speck) return false;
    }
    if (open(trial).length > 0) return false;
    renewed.push({ demand, trial });
  }
  for (const { demand, trial } of renewed) Object.assign(demand, trial);
  return true;
}

/** Per quantity those that are in a sum with it, itself included. */
function neighbours(registry: Registry): Set<number>[] {
  const found = registry.quantities.map((_, index) => new Set([index]));
  for (const { terms } of registry.relations) {
    for (const { quantity } of terms) {
      for (const other of terms) at(found, quantity).add(other.quantity);
    }
  }
  return found;
}
