import type { ByteText } from "./byte-text.ts";
import { type BareColumn, type Cell, Words } from "./column.ts";

/** A text up to this many bytes lies in the column itself, a longer one beside it. */
const longestInline = 12;

/**
 * Texts: 16 bytes each, of which the first four are the length. Then come up to twelve bytes of
 * text and zeros, or the first four bytes and the place of a longer text: in `beside` while the chunk
 * is in the making, an address once it is `moved`. A text that is the same as the one before it
 * shares its place.
 */
export class Texts extends Words {
  readonly #bytes = Buffer.from(this.memory);
  #beside = Buffer.allocUnsafeSlow(1 << 12);
  #used = 0;
  /** The newest text that came as a string, and its row; -1 when there is none. */
  #newest = "";
  #newestRow = -1;

  constructor() {
    super(16);
  }

  /** The bytes of the texts that are not inline; empty or more than twelve. */
  get beside(): Buffer {
    return this.#beside.subarray(0, this.#used);
  }

  /** Makes addresses of the places, now that `beside` has one. @param rows how many there are */
  moved(rows: number, low: number, high: number): void {
    const { words } = this;
    for (let word = 0; word < rows * 4; word += 4) {
      if ((words[word] as number) <= longestInline) continue;
      const sum = low + (words[word + 2] as number);
      words[word + 2] = sum;
      words[word + 3] = sum > 0xffffffff ? high + 1 : high;
    }
  }

  override copy(source: BareColumn, from: number, to: number, row: number): void {
    super.copy(source, from, to, row);
    this.#newestRow = -1;
    const { words } = this;
    const end = (row + to - from) * 4;
    // Places go up with the rows, so what these rows have beside them is one piece.
    let first = -1;
    let last = 0;
    for (let word = row * 4; word < end; word += 4) {
      const length = words[word] as number;
      if (length <= longestInline) continue;
      const place = words[word + 2] as number;
      if (first === -1) first = place;
      last = place + length;
    }
    if (first === -1) return;
    this.#makeRoom(last - first);
    const shift = this.#used - first;
    this.#beside.set((source.beside as Uint8Array).subarray(first, last), this.#used);
    this.#used += last - first;
    for (let word = row * 4; word < end; word += 4) {
      if ((words[word] as number) > longestInline) (words[word + 2] as number) += shift;
    }
  }

  override truncate(rows: number): void {
    this.#newestRow = -1;
    if (rows === 0) this.#used = 0;
  }

  override clear(): void {
    super.clear();
    this.truncate(0);
  }

  override bare(rows: number): BareColumn {
    return { ...super.bare(rows), beside: Uint8Array.from(this.beside) };
  }

  protected put(row: number, cell: NonNullable<Cell>): void {
    if (typeof cell === "string") this.#putText(row, cell);
    else this.#putBytes(row, cell as ByteText);
  }

  #putText(row: number, text: string): void {
    const { words } = this;
    const word = row * 4;
    if (this.#newestRow >= 0 && text === this.#newest) {
      const from = this.#newestRow * 4;
      words[word] = words[from] as number;
      words[word + 1] = words[from + 1] as number;
      words[word + 2] = words[from + 2] as number;
      words[word + 3] = words[from + 3] as number;
      return;
    }
    this.#newest = text;
    this.#newestRow = row;
    if (!this.#isInline(row, text)) this.#putBeside(row, text);
  }

  #putBytes(row: number, { bytes, from, length }: ByteText): void {
    this.#clearRow(row, length);
    const inline = this.#bytes;
    const start = row * 16 + 4;
    if (length <= longestInline) {
      for (let at = 0; at < length; at++) inline[start + at] = bytes[from + at] as number;
      return;
    }
    this.#makeRoom(length);
    const used = this.#used;
    bytes.copy(this.#beside, used, from, from + length);
    bytes.copy(inline, start, from, from + 4);
    this.words[row * 4 + 2] = used;
    this.#used = used + length;
  }

  protected override empty(row: number): void {
    super.empty(row);
    // What stood here before must not pass for a text.
    this.words[row * 4] = 0;
  }

  /** @returns false when the text is too long, or not of one byte per character */
  #isInline(row: number, text: string): boolean {
    const { length } = text;
    if (length > longestInline) return false;
    this.#clearRow(row, length);
    const bytes = this.#bytes;
    const start = row * 16 + 4;
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0x80) return false;
      bytes[start + at] = code;
    }
    return true;
  }

  #putBeside(row: number, text: string): void {
    const { words } = this;
    this.#makeRoom(text.length * 3);
    const length = this.#beside.write(text, this.#used);
    this.#clearRow(row, length);
    const start = row * 16 + 4;
    if (length <= longestInline) {
      this.#beside.copy(this.#bytes, start, this.#used, this.#used + length);
      return;
    }
    this.#beside.copy(this.#bytes, start, this.#used, this.#used + 4);
    words[row * 4 + 2] = this.#used;
    this.#used += length;
  }

  #clearRow(row: number, length: number): void {
    const { words } = this;
    words[row * 4] = length;
    words[row * 4 + 1] = 0;
    words[row * 4 + 2] = 0;
    words[row * 4 + 3] = 0;
  }

  #makeRoom(bytes: number): void {
    const needed = this.#used + bytes;
    if (needed <= this.#beside.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#beside.length * 2));
    this.#beside.copy(larger, 0, 0, this.#used);
    this.#beside = larger;
  }
}
