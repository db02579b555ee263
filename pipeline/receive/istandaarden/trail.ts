import type { Spot } from "./spot.ts";
import type { Passage } from "./xml-events.ts";

/** Longer than this nothing is learnt by heart. */
export const longestTrail = 1_000;

/**
 * The tags between two texts as bytes, learnt from a document that was told tag by tag. Where the
 * same bytes stand in the same place, the same is told at once.
 *
 * They are compared eight at a time, as floating-point numbers, because that is the widest number
 * that is read without being wrapped. Bytes of tags and white space are ASCII that can be seen, so
 * no number in them is zero or none at all, and each is equal to itself only.
 */
export class Trail {
  readonly length: number;
  /** The place whose text comes next. */
  readonly to: Spot;
  readonly lines: number;
  /** What the listener does at these tags. */
  readonly passage: Passage;
  readonly #numbers: Float64Array;
  readonly #last: number;

  private constructor(bytes: Buffer, to: Spot, lines: number, passage: Passage) {
    this.length = bytes.length;
    this.to = to;
    this.lines = lines;
    this.passage = passage;
    this.#numbers = new Float64Array((bytes.length - 1) >> 3);
    for (let at = 0; at < this.#numbers.length; at++)
      this.#numbers[at] = bytes.readDoubleLE(at * 8);
    this.#last = bytes.readDoubleLE(bytes.length - 8);
  }

  /**
   * @param bytes the tags
   * @returns null when they are not such as can be learnt
   */
  static of(bytes: Buffer, to: Spot, lines: number, passage: Passage): Trail | null {
    if (bytes.length < 8 || bytes.length > longestTrail || !bytes.every(isLearnt)) return null;
    return new Trail(bytes, to, lines, passage);
  }

  /** Whether the tags stand here; there must be as many bytes, of whatever. */
  isAt(view: DataView, at: number): boolean {
    // At its end it differs soonest from others.
    if (view.getFloat64(at + this.length - 8, true) !== this.#last) return false;
    const numbers = this.#numbers;
    for (let i = 0; i < numbers.length; i++) {
      if (view.getFloat64(at + i * 8, true) !== numbers[i]) return false;
    }
    return true;
  }
}

const bang = 0x21;

/** Names, brackets and white space; a comment is never the same again. */
function isLearnt(byte: number): boolean {
  if (byte === 0x0a || byte === 0x0d || byte === 0x09) return true;
  return byte >= 0x20 && byte < 0x7f && byte !== bang;
}
