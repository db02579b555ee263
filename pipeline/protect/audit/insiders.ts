import { at, type Registry } from "../registry/registry.ts";
import { knowers } from "../secondary/demand.ts";

/** What one contributor knows of the hidden numbers: how far each can fall, or that it is fixed. */
interface Insider {
  name: string;
  fixed: readonly number[];
  /** Quantity, and how much of it is of others. */
  rests: readonly (readonly [number, number])[];
}

/**
 * How much room hidden numbers have for contributors, as far as tables show that outsiders hold for
 * possible. A contributor rules a table out when it takes away what is his. Halfway between it and
 * the real table lies another possible one; so goes his room, in proportion. It spares a linear
 * program for every contributor and number.
 */
export class Insiders {
  readonly #insiders: readonly Insider[];
  readonly #values: readonly number[];
  /** Per contributor and target how far up and down. */
  readonly #room = new Map<string, { up: number; down: number }>();

  constructor(registry: Registry, hidden: readonly boolean[]) {
    this.#values = registry.quantities.map(({ value }) => value);
    const fixed = new Map<string, number[]>();
    const rests = new Map<string, [number, number][]>();
    for (const [index, quantity] of registry.quantities.entries()) {
      if (!hidden[index]) continue;
      const known = knowers(quantity, 0);
      for (const name of known) fixed.set(name, [...(fixed.get(name) ?? []), index]);
      for (const [name, part] of quantity.own ?? []) {
        if (known.includes(name)) continue;
        rests.set(name, [...(rests.get(name) ?? []), [index, quantity.value - part]]);
      }
    }
    this.#insiders = [...new Set([...fixed.keys(), ...rests.keys()])].map((name) => ({
      name,
      fixed: fixed.get(name) ?? [],
      rests: rests.get(name) ?? [],
    }));
  }

  /** Takes in a table that a reader may hold for the real one. */
  see = (target: number, numbers: (quantity: number) => number): void => {
    const by = numbers(target) - at(this.#values, target);
    if (Math.abs(by) < 1e-9) return;
    const moved = this.#values.map((value, quantity) => numbers(quantity) - value);
    for (const { name, fixed, rests } of this.#insiders) {
      if (fixed.some((quantity) => Math.abs(at(moved, quantity)) > 1e-9)) continue;
      let share = 1;
      for (const [quantity, rest] of rests) {
        const fall = -at(moved, quantity);
        if (fall > rest) share = Math.min(share, rest / fall);
      }
      const key = `${name}\u0000${target}`;
      const room = this.#room.get(key) ?? { up: 0, down: 0 };
      room.up = Math.max(room.up, share * by);
      room.down = Math.max(room.down, -share * by);
      this.#room.set(key, room);
    }
  };

  /** Room of a number for a contributor: the width of what he must hold for possible, at least. */
  roomOf(scenario: string, target: number): number {
    const name = scenario.replace(/^deelnemer /, "");
    const { up, down } = this.#room.get(`${name}\u0000${target}`) ?? { up: 0, down: 0 };
    return up + down;
  }
}
