/**
 * Chance that repeats: the generator sfc32 (Chris Doty-Humphrey, PractRand), seeded by mixing whole
 * numbers. Every person has a stream of their own, so that one more person changes nobody else.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(...seed: number[]) {
    this.#a = mix(1, ...seed);
    this.#b = mix(2, ...seed);
    this.#c = mix(3, ...seed);
    for (let i = 0; i < 12; i += 1) this.bits();
  }

  /** 32 random bits. */
  bits(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + t) | 0;
    return t >>> 0;
  }

  /** A number in [0, 1). */
  next(): number {
    return this.bits() / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Draws one item in proportion to its weight; undefined when nothing has weight. */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T | undefined {
    let total = 0;
    for (const item of items) total += weight(item);
    if (total <= 0) return undefined;
    let left = this.next() * total;
    let last: T | undefined;
    for (const item of items) {
      const own = weight(item);
      if (own <= 0) continue;
      last = item;
      left -= own;
      if (left < 0) return item;
    }
    return last;
  }

  /** Draws a key of a table of weights. */
  key(weights: Readonly<Record<string, number>>): string {
    const drawn = this.weighted(Object.entries(weights), ([, weight]) => weight);
    if (drawn === undefined) throw new Error("a table of weights needs at least one above zero");
    return drawn[0];
  }

  /** Standard normal, by Box and Muller. */
  normal(): number {
    const u = 1 - this.next();
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * this.next());
  }

  /** Puts the items in random order, in place (Fisher and Yates). */
  shuffle<T>(items: T[]): T[] {
    for (let i = items.length - 1; i > 0; i -= 1) {
      const j = this.between(0, i);
      const swap = items[i] as T;
      items[i] = items[j] as T;
      items[j] = swap;
    }
    return items;
  }
}

/** Mixes whole numbers to 32 bits (the finaliser of MurmurHash3 over each). */
export function mix(...numbers: number[]): number {
  let hash = 0x9e3779b9;
  for (const number of numbers) {
    hash = (hash ^ (number | 0)) | 0;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash = (hash ^ (hash >>> 16)) + 0x9e3779b9;
  }
  return hash >>> 0;
}

/** A number in [0, 1) that belongs to these whole numbers, always the same. */
export function unit(...numbers: number[]): number {
  return mix(...numbers) / 4_294_967_296;
}

/** The number that a text stands for in a seed. */
export function textSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}
