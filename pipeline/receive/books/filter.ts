/**
 * Which texts were seen before, as a Bloom filter: three bytes for each, however long it is. It says
 * "no" for certain, and "perhaps" also to one in some 10,000 texts that were not seen.
 *
 * A filter that is full is followed by one of twice the size.
 */
export class Filter {
  readonly #parts: Part[] = [];

  /** @param expected so many are added at least */
  constructor(expected: number) {
    this.#parts.push(new Part(Math.max(expected, smallest)));
  }

  /** Bytes of memory it takes. */
  get bytes(): number {
    return this.#parts.reduce((sum, { words }) => sum + words.byteLength, 0);
  }

  /** @param first 32 bits of a hash of the text @param second 32 other bits of it */
  add(first: number, second: number): void {
    let part = this.#parts.at(-1) as Part;
    if (part.room === 0) {
      part = new Part(2 * part.capacity);
      this.#parts.push(part);
    }
    part.add(first, second);
  }

  mayHave(first: number, second: number): boolean {
    return this.#parts.some((part) => part.mayHave(first, second));
  }
}

const smallest = 1 << 16;
const bitsEach = 24;
const probes = 8;

class Part {
  readonly capacity: number;
  readonly words: Uint32Array;
  room: number;
  readonly #mask: number;

  constructor(atLeast: number) {
    // A power of two, so that a place is found without dividing.
    const bits = 2 ** Math.min(31, Math.ceil(Math.log2(atLeast * bitsEach)));
    this.capacity = Math.floor(bits / bitsEach);
    this.room = this.capacity;
    this.words = new Uint32Array(bits / 32);
    this.#mask = bits - 1;
  }

  add(first: number, second: number): void {
    this.room -= 1;
    for (let nth = 0; nth < probes; nth++) {
      const bit = this.#bit(first, second, nth);
      this.words[bit >>> 5] = (this.words[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  mayHave(first: number, second: number): boolean {
    for (let nth = 0; nth < probes; nth++) {
      const bit = this.#bit(first, second, nth);
      if (((this.words[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  /** Double hashing: an odd step meets every place. */
  #bit(first: number, second: number, nth: number): number {
    return ((first + Math.imul(nth, second | 1)) >>> 0) & this.#mask;
  }
}
