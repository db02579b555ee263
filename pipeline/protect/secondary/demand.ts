import {
  at,
  hiddenQuantities,
  type Pattern,
  type Quantity,
  type Registry,
} from "../registry/registry.ts";
import { type Deviation, speck } from "./deviation.ts";

/** How wide the interval of a hidden number must be. In the unit of the number. */
export interface Widths {
  /** Of any hidden number. */
  outsider: number;
  /** Of a number to protect, for one who knows another hidden number because it is about him. */
  insider: number;
}

/**
 * What one hidden number asks of the pattern: that other tables exist in which it lies elsewhere.
 * Holds the witnesses: the tables that prove it.
 */
export interface Demand {
  target: number;
  /** How far it must be able to lie up and down; null: together `width`, in whatever direction. */
  up: number | null;
  down: number | null;
  width: number;
  /** What the attacker knows besides: these do not move in a witness. */
  pinned: readonly number[];
  above: Deviation | null;
  below: Deviation | null;
}

/** How far a witness takes the target; 0 without one. */
export function reach(demand: Demand, side: "above" | "below"): number {
  return Math.abs(demand[side]?.get(demand.target) ?? 0);
}

/** What is still asked, as deviations to try in turn: the first that can be had will do. */
export function open(demand: Demand): number[][] {
  const [above, below] = [reach(demand, "above"), reach(demand, "below")];
  if (demand.up === null || demand.down === null) {
    const short = demand.width - above - below;
    if (short <= speck) return [];
    return [[above + short, -(below + short)]];
  }
  const asked: number[][] = [];
  if (demand.up > above + speck) asked.push([demand.up]);
  if (demand.down > below + speck) asked.push([-demand.down]);
  return asked;
}

/** Takes over a deviation that proves more than the demand had. */
export function offer(demand: Demand, deviation: Deviation): void {
  const by = deviation.get(demand.target) ?? 0;
  if (by === 0 || demand.pinned.some((quantity) => deviation.has(quantity))) return;
  const side = by > 0 ? "above" : "below";
  if (Math.abs(by) > reach(demand, side) + speck) demand[side] = deviation;
}

/**
 * What the hidden numbers of a pattern ask.
 * - One with a level: to be able to lie that far, both ways.
 * - Any other: room of `widths.outsider` in all.
 * - One with a level beside hidden numbers that are about one person or contributor: room of
 *   `widths.insider` for whom those are about (the singletons of the literature). Beside means in
 *   one sum; who is further off has more unknowns between.
 */
export function demands(registry: Registry, pattern: Pattern, widths: Widths): Demand[] {
  const hidden = hiddenQuantities(registry, pattern);
  const found: Demand[] = [];
  const add = (target: number, level: { up: number; down: number } | null, width: number) =>
    found.push({
      target,
      up: level?.up ?? null,
      down: level?.down ?? null,
      width,
      pinned: [],
      above: null,
      below: null,
    });
  const inFigures = new Set(registry.figures.flatMap(({ quantities }) => [...quantities]));
  for (const [index, { level }] of registry.quantities.entries()) {
    if (!hidden[index]) continue;
    // What no figure would ever show, and is no secret, may follow from others.
    if (level !== null || inFigures.has(index)) add(index, level, widths.outsider);
  }
  for (const [target, pinned] of insiders(registry, hidden, widths.insider)) {
    for (const known of pinned) {
      add(target, null, widths.insider);
      Object.assign(at(found, found.length - 1), { pinned: known });
    }
  }
  return found;
}

/** Who knows a number: who is alone in it, and contributors who leave no more than `rest` to others. */
export function knowers({ value, alone, own }: Quantity, rest: number): string[] {
  const names = alone === null ? [] : [alone];
  for (const [name, part] of own ?? []) if (value - part <= rest) names.push(name);
  return names;
}

/** Per hidden number with a level: what each insider beside it knows. */
function insiders(
  registry: Registry,
  hidden: readonly boolean[],
  leastRest: number,
): Map<number, number[][]> {
  const known = new Map<string, number[]>();
  const names = registry.quantities.map((quantity) => knowers(quantity, leastRest));
  for (const [index, some] of names.entries()) {
    if (!hidden[index]) continue;
    for (const name of some) known.set(name, [...(known.get(name) ?? []), index]);
  }
  const beside = new Map<number, Set<string>>();
  if (known.size === 0) return new Map();
  for (const { terms } of registry.relations) {
    const members = terms.map(({ quantity }) => quantity).filter((index) => hidden[index]);
    for (const target of members) {
      const own = at(registry.quantities, target);
      if (own.level === null) continue;
      for (const name of members.flatMap((member) => at(names, member))) {
        if (knowers(own, 0).includes(name)) continue;
        beside.set(target, (beside.get(target) ?? new Set()).add(name));
      }
    }
  }
  return new Map(
    [...beside].map(([target, names]) => [
      target,
      [...names].sort().map((name) => (known.get(name) ?? []).filter((one) => one !== target)),
    ]),
  );
}
