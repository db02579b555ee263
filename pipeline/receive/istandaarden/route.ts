import type { Shape } from "./shape.ts";
import type { Passage } from "./xml-events.ts";

/** An element that opens or closes, so many lines after the text before it. */
export interface Move {
  shape: Shape;
  opens: boolean;
  lines: number;
}

/** How things are with a reader: which elements are open, and how far each of them got. */
export interface Whereabouts {
  readonly open: readonly Shape[];
  /** Of each open element the child it is at, and how many there were of that one. */
  readonly at: readonly number[];
  readonly count: readonly number[];
  /** Depth inside a skipped block; 0 when outside one. */
  readonly skipping: number;
}

/** Who goes the ways that were noted. */
export interface Walker {
  follow(route: Route, source: Buffer, from: number, to: number, line: number): void;
}

/** What a reader does from one text in a message up to the next. */
export class Route implements Passage {
  readonly #walker: Walker;
  /** The element of the text; null when that is of no use. */
  readonly leaf: Shape | null;
  /** What opens and closes after it, as far as that has any effect. */
  readonly moves: readonly Move[];
  /** The element that opens last, when all it needs is its line. */
  readonly next: Shape | null;
  /** How far down the newest tag is. */
  readonly lines: number;
  /** How things are at its end. */
  readonly end: Whereabouts;

  constructor(
    walker: Walker,
    leaf: Shape | null,
    moves: readonly Move[],
    lines: number,
    end: Whereabouts,
  ) {
    this.#walker = walker;
    this.leaf = leaf;
    const last = moves.at(-1)?.shape;
    this.next = last?.type != null && last.opened === null ? last : null;
    this.moves = this.next === null ? moves : moves.slice(0, -1);
    this.lines = lines;
    this.end = end;
  }

  pass(source: Buffer, from: number, to: number, line: number): void {
    this.#walker.follow(this, source, from, to, line);
  }
}

/** Notes of what a reader does after a text. */
export class Notes {
  readonly #leaf: Shape | null;
  readonly #line: number;
  readonly #moves: Move[] = [];
  #isLeafClosed: boolean;
  #isSame = true;

  private constructor(leaf: Shape | null, line: number) {
    this.#leaf = leaf;
    this.#isLeafClosed = leaf === null;
    this.#line = line;
  }

  /**
   * Begins notes after a text.
   *
   * What a reader does at the same tags in the same place is the same each time, because those tell
   * which elements are open and how far each of them got. That is not so in a block that is not
   * regular.
   *
   * @param open the elements that are open, the one with the text last
   * @returns null where it may be different another time
   */
  static after(open: readonly Shape[], skipping: number, line: number): Notes | null {
    const last = open.at(-1);
    if (last === undefined || !open.every((shape) => shape.isRegular)) return null;
    if (skipping === 0 && last.type === null) return null;
    return new Notes(skipping > 0 ? null : last, line);
  }

  opened(shape: Shape, line: number): void {
    if (!shape.isRegular) this.#isSame = false;
    this.#moves.push({ shape, opens: true, lines: line - this.#line });
  }

  closed(shape: Shape, line: number): void {
    if (!this.#isLeafClosed) this.#isLeafClosed = true;
    // An empty tag: its value is judged each time.
    else if (shape.type !== null) this.#isSame = false;
    else if (shape.closed !== null) {
      this.#moves.push({ shape, opens: false, lines: line - this.#line });
    }
  }

  /**
   * What was noted.
   *
   * @param line that of the newest tag
   * @returns null when it may be different another time
   */
  route(walker: Walker, line: number, end: Whereabouts): Route | null {
    if (!this.#isSame) return null;
    return new Route(walker, this.#leaf, this.#moves, line - this.#line, end);
  }
}
