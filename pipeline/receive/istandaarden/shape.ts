import type { SimpleType } from "./simple-type.ts";

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
  /** The text of the newest such element that was read; null when it was absent. */
  value: string | null = null;
  /** The line on which the newest such element began. */
  line = 0;
  /** Called when the element has been read and nothing in the file was wrong so far. */
  closed: (() => void) | null = null;
  /** Called when the element begins, whatever was wrong before. */
  opened: (() => void) | null = null;
  #leaves: Shape[] | null = null;

  constructor(name: string, type: SimpleType | null, children: readonly Shape[], skipped: boolean) {
    this.name = name;
    this.type = type;
    this.children = children;
    this.skipped = skipped;
  }

  /** Forgets the values below: the element begins anew. */
  reset(): void {
    this.#leaves ??= leavesBelow(this);
    for (const leaf of this.#leaves) leaf.value = null;
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
