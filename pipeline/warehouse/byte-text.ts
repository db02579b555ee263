const nothing = Buffer.alloc(0);

/**
 * A text as it stands in bytes, without a string being made of it. It holds as long as those bytes
 * stay as they are: who keeps it longer than that takes its string.
 */
export class ByteText {
  /** UTF-8. */
  bytes: Buffer = nothing;
  from = 0;
  to = 0;

  get length(): number {
    return this.to - this.from;
  }

  toString(): string {
    return this.bytes.toString("utf8", this.from, this.to);
  }
}
