import type { DuckDBDateValue } from "@duckdb/node-api";
import { ByteText } from "../../warehouse/byte-text.ts";
import { dayAt, dayOf } from "../calendar.ts";
import { type SimpleType, unsure } from "./simple-type.ts";

/**
 * One element of a message: its place in the tree, how often it may occur, and, while a message
 * is read, its newest value. A tree of shapes belongs to one reader and is used for one message
 * after another.
 */
export class Shape {
  readonly name: string;
  /** Type of an element with text; null for an element with children. */
  readonly type: SimpleType | null;
  readonly children: readonly Shape[];
  /** True for a block that is never kept: it must be well-formed, and that is all. */
  readonly skipped: boolean;
  /** Whose namespace: that of the message, or that of the basisschema. */
  space: "message" | "base" = "message";
  required = true;
  /** True for a block of which no schema is public: elements we do not know are passed over. */
  open = false;
  repeats = false;
  /** The line on which the newest such element began. */
  line = 0;
  /** Called when the element has been read and nothing in the file was wrong so far. */
  closed: (() => void) | null = null;
  /** Called when the element begins, whatever was wrong before. */
  opened: (() => void) | null = null;
  #leaves: Shape[] | null = null;
  #isRegular: boolean | null = null;
  #value: string | null = null;
  /** The value in bytes, whether it is those for now, and what a quick look at them gave. */
  readonly #written = new ByteText();
  #isWritten = false;
  #looked = 0;
  readonly #look: SimpleType["look"];
  readonly #holds: SimpleType["holds"];
  /** Values decoded earlier, by a number that follows from their bytes: most come again. */
  #earlier: (string | undefined)[] | null = null;

  constructor(name: string, type: SimpleType | null, children: readonly Shape[], skipped: boolean) {
    this.name = name;
    this.type = type;
    this.children = children;
    this.skipped = skipped;
    // Of their own, because types are objects of many kinds, and what those hold is found slowly.
    this.#look = type?.look;
    this.#holds = type?.holds;
  }

  /** The text of the newest such element that was read; null when it was absent. */
  get value(): string | null {
    if (this.#isWritten) {
      const { bytes, from, to } = this.#written;
      this.#value = this.#decoded(bytes, from, to);
      this.#isWritten = false;
    }
    return this.#value;
  }

  set value(text: string | null) {
    this.#isWritten = false;
    this.#value = text;
  }

  /** The same as a cell for the warehouse, to be used at once. */
  get cell(): string | ByteText | null {
    return this.#isWritten ? this.#written : this.#value;
  }

  /** Whether the value is this text. */
  is(text: string): boolean {
    if (!this.#isWritten) return this.#value === text;
    const { bytes, from, to } = this.#written;
    return isWritten(text, bytes, from, to);
  }

  /** Takes a value as bytes, if it is certainly right. They must stay as they are until `settle`. */
  take(bytes: Buffer, from: number, to: number): boolean {
    const look = this.#look;
    if (look === undefined) return false;
    const looked = look(bytes, from, to);
    if (looked === unsure) return false;
    const written = this.#written;
    // They are the same from one value to the next, and a reference is dearer to write than a number.
    if (written.bytes !== bytes) written.bytes = bytes;
    written.from = from;
    written.to = to;
    this.#looked = looked;
    this.#isWritten = true;
    return true;
  }

  /** The day in an element that was read. */
  day(): DuckDBDateValue | null {
    if (this.#isWritten && this.#holds === "day") return dayAt(this.#looked);
    const { value } = this;
    return value === null ? null : dayOf(value);
  }

  /** The whole number in an element that was read. */
  number(): number | null {
    if (this.#isWritten && this.#holds === "number") return this.#looked;
    const { value } = this;
    return value === null ? null : Number(value);
  }

  /**
   * The element begins. What is below it is forgotten, if that is not so already: of what may occur
   * only once in another element, the values went when that one began.
   */
  begin(isRoot: boolean): void {
    if (this.repeats || isRoot) this.#reset();
    this.opened?.();
  }

  #reset(): void {
    this.#leaves ??= leavesBelow(this);
    for (const leaf of this.#leaves) {
      leaf.#value = null;
      leaf.#isWritten = false;
    }
  }

  /** Decodes the values below that are still bytes: these are about to be overwritten. */
  settle(): void {
    this.#leaves ??= leavesBelow(this);
    for (const leaf of this.#leaves) void leaf.value;
  }

  #decoded(bytes: Buffer, from: number, to: number): string {
    if (to - from > longestEarlier) return bytes.toString("utf8", from, to);
    let sum = 0;
    for (let at = from; at < to; at++) sum = (Math.imul(sum, 31) + (bytes[at] as number)) | 0;
    const place = (sum ^ (sum >>> 7)) & (places - 1);
    this.#earlier ??= new Array<string | undefined>(places).fill(undefined);
    const earlier = this.#earlier[place];
    if (earlier !== undefined && isWritten(earlier, bytes, from, to)) return earlier;
    const text = bytes.toString("utf8", from, to);
    this.#earlier[place] = text;
    return text;
  }

  /**
   * Whether names alone tell how far an element got in its children: it has no two of one name, and
   * none that we do not know.
   */
  get isRegular(): boolean {
    this.#isRegular ??=
      !this.open && new Set(this.children.map(({ name }) => name)).size === this.children.length;
    return this.#isRegular;
  }

  /** Marks the element as one that may be absent. */
  optional(): this {
    this.required = false;
    return this;
  }

  /** Marks the element as one that may hold elements we do not know. */
  openWhen(open: boolean): this {
    this.open = open;
    return this;
  }

  /** Marks the element as one that may occur more than once. */
  many(): this {
    this.repeats = true;
    return this;
  }
}

function leavesBelow(shape: Shape): Shape[] {
  return shape.children.flatMap((child) =>
    child.type !== null ? [child] : child.skipped ? [] : leavesBelow(child),
  );
}

/** So many values of one element are remembered, no longer than this. */
const places = 64;
const longestEarlier = 12;

/** Whether a text is what these bytes say; never so for a text beyond ASCII. */
function isWritten(text: string, bytes: Uint8Array, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) !== bytes[from + at]) return false;
  }
  return true;
}

/** An element with text. */
export function leaf(name: string, type: SimpleType): Shape {
  return new Shape(name, type, [], false);
}

/** An element whose children stand in this order, in the namespace of the message. */
export function group(name: string, children: readonly Shape[]): Shape {
  return new Shape(name, null, children, false);
}

/** An element of a composite type (CDT_…): its children are in the namespace of the basisschema. */
export function composite(name: string, children: readonly Shape[]): Shape {
  for (const child of children) child.space = "base";
  return new Shape(name, null, children, false);
}

/** An element of which nothing is kept, and so nothing is judged (names, addresses, remarks). */
export function skipped(name: string): Shape {
  return new Shape(name, null, [], true);
}
