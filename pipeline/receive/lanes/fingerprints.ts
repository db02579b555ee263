/**
 * Fingerprints of what arrived before, in memory that threads share. It tells what need not be read;
 * the ledger has the last word, because of each only the first 52 bits are kept.
 */
export class Fingerprints {
  /** Open addressing; 0 is an empty place. */
  readonly memory: Float64Array;

  constructor(memory: Float64Array) {
    this.memory = memory;
  }

  /** @param all SHA-256 in hexadecimal */
  static of(all: readonly string[]): Fingerprints {
    const bytes = Float64Array.BYTES_PER_ELEMENT * (2 * all.length + 1);
    const made = new Fingerprints(new Float64Array(new SharedArrayBuffer(bytes)));
    for (const one of all) made.memory[made.#placeOf(one)] = start(one);
    return made;
  }

  has(sha256: string): boolean {
    return this.memory[this.#placeOf(sha256)] !== 0;
  }

  /** Where a fingerprint is, or would be. */
  #placeOf(sha256: string): number {
    const { memory } = this;
    const sought = start(sha256);
    let place = sought % memory.length;
    while (memory[place] !== 0 && memory[place] !== sought) place = (place + 1) % memory.length;
    return place;
  }
}

/** As many bits as a number holds exactly, and no 0. */
function start(sha256: string): number {
  return Number.parseInt(sha256.slice(0, 13), 16) + 1;
}
