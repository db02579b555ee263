/** What is known of a number: it lies between these, both included. */
export interface Range {
  low: number;
  high: number;
}

/**
 * How far from its true value a hidden number must be able to lie, as far as anyone can work out.
 * In the unit of the number.
 */
export interface Level {
  up: number;
  down: number;
}

/**
 * A number that one or more figures show: persons, units, euros. What an attacker looks for.
 * Figures about the same records share their quantities; so what one shows, all show.
 */
export interface Quantity {
  id: string;
  value: number;
  /** What everyone knows of it when no figure shows it: never negative, and what was published before. */
  known: Range;
  /** What a reader knows of it when a figure shows it: its rounding interval. */
  shown: Range;
  /** Set for a quantity that must be protected when hidden; null for one that is hidden for others. */
  level: Level | null;
  /** Who is behind it when that is one person or one contributor, who then knows it; else null. */
  alone: string | null;
  /** How much each contributor knows to be its own, at least. Absent where nobody stands out. */
  own?: ReadonlyMap<string, number>;
}

/** One published figure: shown whole or hidden whole. */
export interface Figure {
  id: string;
  /** The table it is in, for messages. */
  table: string;
  /** The cut it belongs to, for messages and for taking a coarser one. */
  cut: string;
  /** Indexes of its quantities. */
  quantities: readonly number[];
  /** Why it may not be shown; null when it may. */
  primary: string | null;
  /** What hiding it costs readers; more for totals and for what was published before. */
  cost: number;
  /** True for what cannot be hidden (any more): it was or will be published anyway. */
  fixed: boolean;
}

/** Σ factor × quantity = constant. Every sum a reader can make, or knows to hold. */
export interface Relation {
  terms: readonly { quantity: number; factor: number }[];
  constant: number;
}

/** Everything an edition wants to publish, with the sums that tie it together. */
export interface Registry {
  quantities: readonly Quantity[];
  figures: readonly Figure[];
  relations: readonly Relation[];
}

/** Per figure whether it is hidden, in the order of the registry. */
export type Pattern = readonly boolean[];

/** The pattern of primary suppression alone: what a threshold hides and nothing more. */
export function primaryPattern(registry: Registry): boolean[] {
  return registry.figures.map((figure) => figure.primary !== null);
}

/** Per quantity whether no shown figure shows it. */
export function hiddenQuantities(registry: Registry, pattern: Pattern): boolean[] {
  const hidden = registry.quantities.map(() => true);
  for (const [index, figure] of registry.figures.entries()) {
    if (pattern[index] === true) continue;
    for (const quantity of figure.quantities) hidden[quantity] = false;
  }
  return hidden;
}

/** What an outsider knows of a quantity before any sum. */
export function rangeOf(quantity: Quantity, hidden: boolean): Range {
  if (hidden) return quantity.known;
  return {
    low: Math.max(quantity.known.low, quantity.shown.low),
    high: Math.min(quantity.known.high, quantity.shown.high),
  };
}

/**
 * As if shown numbers were exact. Rounding leaves a reader less sure still, which the audit counts;
 * but a sum of many rounded numbers is off by little on average, so nothing is left to it alone.
 */
export function unrounded(registry: Registry): Registry {
  const quantities = registry.quantities.map((quantity) => ({
    ...quantity,
    shown: { low: quantity.value, high: quantity.value },
  }));
  return { ...registry, quantities };
}

/** An element that must be there. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`nothing at ${index}`);
  return found;
}
