/** A lane may be ahead of the main thread by so many bytes. */
const mostAhead = 16 * 1024 * 1024;

/**
 * Whose turn it is, in memory that threads share: the next file of the inbox that a lane may take,
 * and how far each lane is ahead of what the main thread has booked.
 */
export class Turns {
  readonly memory: Int32Array;

  constructor(memory: Int32Array) {
    this.memory = memory;
  }

  static among(lanes: number): Turns {
    return new Turns(new Int32Array(new SharedArrayBuffer((1 + lanes) * 4)));
  }

  /** Takes the next file; no other lane gets it. */
  next(): number {
    return Atomics.add(this.memory, 0, 1);
  }

  /** Waits, without doing anything else, until a lane may send more; then counts it as sent. */
  ask(lane: number, bytes: number): void {
    for (;;) {
      const ahead = Atomics.load(this.memory, 1 + lane);
      if (ahead < mostAhead) break;
      Atomics.wait(this.memory, 1 + lane, ahead);
    }
    Atomics.add(this.memory, 1 + lane, bytes);
  }

  /** What a lane sent has been taken in hand. */
  release(lane: number, bytes: number): void {
    Atomics.sub(this.memory, 1 + lane, bytes);
    Atomics.notify(this.memory, 1 + lane);
  }
}
