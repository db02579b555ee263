import { at, type Registry } from "./registry.ts";

/** A part of a registry that shares no figure and no sum with the rest, by old index. */
export interface Component {
  registry: Registry;
  /** Per quantity and per figure of the component its index in the whole. */
  quantities: readonly number[];
  figures: readonly number[];
}

/**
 * Splits a registry into connected components: what is hidden in one tells nothing of another.
 * In the order of their first quantity.
 *
 * @param ties quantities that are tied by something else than a sum of the registry
 */
export function components(
  registry: Registry,
  ties: readonly (readonly number[])[] = [],
): Component[] {
  const leader = registry.quantities.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (at(leader, root) !== root) root = at(leader, root);
    for (let step = index; step !== root; ) {
      const next = at(leader, step);
      leader[step] = root;
      step = next;
    }
    return root;
  };
  const join = (members: readonly number[]): void => {
    const [first, ...rest] = members.map(find);
    if (first === undefined) return;
    const root = Math.min(first, ...rest);
    for (const member of [first, ...rest]) leader[member] = root;
  };
  for (const { terms } of registry.relations) join(terms.map(({ quantity }) => quantity));
  for (const { quantities } of registry.figures) join(quantities);
  for (const tied of ties) join(tied);

  const parts = new Map<number, { quantities: number[]; figures: number[]; relations: number[] }>();
  const position = new Map<number, number>();
  for (const index of registry.quantities.keys()) {
    const part = parts.get(find(index)) ?? { quantities: [], figures: [], relations: [] };
    position.set(index, part.quantities.length);
    part.quantities.push(index);
    parts.set(find(index), part);
  }
  for (const [index, { quantities }] of registry.figures.entries()) {
    if (quantities[0] !== undefined) parts.get(find(quantities[0]))?.figures.push(index);
  }
  for (const [index, { terms }] of registry.relations.entries()) {
    if (terms[0] !== undefined) parts.get(find(terms[0].quantity))?.relations.push(index);
  }
  const moved = (index: number): number => position.get(index) ?? 0;
  return [...parts.values()].map(({ quantities, figures, relations }) => ({
    quantities,
    figures,
    registry: {
      quantities: quantities.map((index) => at(registry.quantities, index)),
      figures: figures.map((index) => {
        const figure = at(registry.figures, index);
        return { ...figure, quantities: figure.quantities.map(moved) };
      }),
      relations: relations.map((index) => {
        const { terms, constant } = at(registry.relations, index);
        return {
          constant,
          terms: terms.map(({ quantity, factor }) => ({ quantity: moved(quantity), factor })),
        };
      }),
    },
  }));
}
