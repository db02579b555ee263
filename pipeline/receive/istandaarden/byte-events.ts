import {
  ampersand,
  beyondAscii,
  bracket,
  carriageReturn,
  characterLength,
  classOf,
  forbidden,
  lessThan,
  lineFeed,
  ordinary,
} from "./byte-class.ts";
import { longestName, Names, rememberedNames } from "./namespaces.ts";
import { Spot } from "./spot.ts";
import { longestTrail, Trail } from "./trail.ts";
import type { ByteListener } from "./xml-events.ts";

/** Thrown when a document is not plain; says nothing about whether it is sound. */
export class NotPlain extends Error {}

const notPlain = new NotPlain();

/** Bytes held at a time. A tag, a text or a comment must fit in half of it. */
const room = 256 * 1024;

const declaration =
  /^<\?xml version=(?:"1\.0"|'1\.0')(?: encoding=(?:"[Uu][Tt][Ff]-8"|'[Uu][Tt][Ff]-8'))?(?: standalone=(?:"yes"|"no"|'yes'|'no'))?[ \t\n]*\?>/;
const longestDeclaration = 200;

const slash = 0x2f;
const greater = 0x3e;
const bang = 0x21;
const hyphen = 0x2d;

const meaning: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};
const references = Object.keys(meaning).map((written) => Buffer.from(written));
const longestReference = 6;

/** Turns the bytes of a plain document into events. */
export interface PlainEvents {
  /** Begins a document. */
  begin(listener: ByteListener): void;
  /**
   * Tells what the next piece of the document completes.
   *
   * @throws NotPlain
   */
  write(piece: Uint8Array): void;
  /**
   * Ends the document.
   *
   * @throws NotPlain, also when it is not complete
   */
  end(): void;
}

/** Where in a document we are. */
type Place = "start" | "before" | "inside" | "after";

/**
 * Tells a document, byte by byte, to a listener, if it is plain: UTF-8, namespaces declared in the
 * first tag, no other attributes, text in elements without children only, and for the rest nothing
 * but tags, comments between elements and the five references of XML. Nearly all messages are. A
 * plain document is told exactly as the strict parser would, many times faster; of any other it
 * says so, at once or halfway, and then the strict parser must tell it from the start.
 *
 * Memory does not grow with the document: of the bytes that came in, those are kept that do not
 * make a whole tag or text yet. Names are never decoded but compared with the element that came in
 * this place before.
 */
export class ByteEvents implements PlainEvents {
  readonly #bytes = Buffer.alloc(room + Math.max(longestName + 4, longestTrail));
  readonly #view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length);
  #listener: ByteListener | null = null;
  /** Bytes that came in; a zero follows them, so that nothing reads past them. */
  #end = 0;
  /** Where the first of them begins that is not told yet. */
  #at = 0;
  #place: Place = "start";
  #line = 1;
  #names: Names | null = null;
  /** The places in documents by their first tags, and what this listener does at them. */
  readonly #roots = new Map<Names, Spot>();
  /** The element that is open, and the one in it that was closed last. */
  #here: Spot | null = null;
  #before: Spot | null = null;
  /** The place after whose text a trail is being learnt, and where that began. */
  #learner: Spot | null = null;
  #learntFrom = 0;
  #learntLine = 0;
  /** What the last look at a text found. */
  #newlines = 0;
  #hasReference = false;
  #hasReturn = false;
  #selfClosing = false;

  begin(listener: ByteListener): void {
    if (listener !== this.#listener) this.#roots.clear();
    this.#listener = listener;
    this.#end = 0;
    this.#at = 0;
    this.#place = "start";
    this.#line = 1;
    this.#names = null;
    this.#here = null;
    this.#before = null;
    this.#learner = null;
  }

  write(piece: Uint8Array): void {
    for (let from = 0; from < piece.length; ) {
      const rest = this.#end - this.#at;
      if (rest > room / 2) throw notPlain;
      if (this.#here !== null) this.#listener?.settle();
      this.#learner = null;
      this.#bytes.copyWithin(0, this.#at, this.#end);
      const to = Math.min(piece.length, from + room - rest);
      this.#bytes.set(from === 0 && to === piece.length ? piece : piece.subarray(from, to), rest);
      this.#at = 0;
      this.#end = rest + to - from;
      this.#bytes[this.#end] = 0;
      from = to;
      this.#tell(false);
    }
  }

  end(): void {
    // The beginning waits for what a declaration or byte order mark may need.
    if (this.#place === "start") this.#tell(true);
    if (this.#place !== "after" || this.#at < this.#end) throw notPlain;
  }

  #tell(isLast: boolean): void {
    if (this.#place === "start" && !this.#begun(isLast)) return;
    if (this.#place === "before" && !this.#rooted()) return;
    if (this.#place === "inside") this.#inside();
    if (this.#place === "after") this.#between();
  }

  /** Passes a byte order mark and the XML declaration. @returns false when more must come in */
  #begun(isLast: boolean): boolean {
    if (this.#end < longestDeclaration && !isLast) return false;
    const bytes = this.#bytes;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.#at = 3;
    const upTo = Math.min(this.#end, this.#at + longestDeclaration);
    const found = declaration.exec(bytes.toString("latin1", this.#at, upTo))?.[0] ?? "";
    for (let i = 0; i < found.length; i++) if (found.charCodeAt(i) === 10) this.#line += 1;
    this.#at += found.length;
    this.#place = "before";
    return true;
  }

  /** Reads the first tag. @returns false when more must come in */
  #rooted(): boolean {
    const bytes = this.#bytes;
    if (!this.#between()) return false;
    let to = this.#at + 1;
    let newlines = 0;
    for (; bytes[to] !== greater; to++) {
      const kind = classOf[bytes[to] as number];
      if (kind === lineFeed) newlines += 1;
      else if (kind === carriageReturn && (to + 1 >= this.#end || bytes[to + 1] === 0x0a)) continue;
      else if (kind === forbidden && to >= this.#end) return false;
      else if (kind !== ordinary && kind !== bracket) throw notPlain;
    }
    this.#names = Names.below(bytes.toString("latin1", this.#at + 1, to));
    if (this.#names === null) throw notPlain;
    const { root } = this.#names;
    this.#line += newlines;
    this.#at = to + 1;
    this.#place = "inside";
    this.#here = this.#rootOf(this.#names);
    this.#listener?.open(root.uri, root.local, this.#line, null);
    return true;
  }

  #rootOf(names: Names): Spot {
    const known = this.#roots.get(names);
    if (known !== undefined) return known;
    if (this.#roots.size >= rememberedNames) this.#roots.clear();
    const made = new Spot(names.root, null);
    this.#roots.set(names, made);
    return made;
  }

  /**
   * Passes white space and comments outside the first element.
   *
   * @returns whether a tag begins; otherwise all that came in is passed, but for what more must
   *   come in to judge
   */
  #between(): boolean {
    for (;;) {
      const to = this.#blank(this.#at);
      if (to === -1) return false;
      this.#line += this.#newlines;
      this.#at = to;
      if (to >= this.#end) return false;
      if (this.#bytes[to] !== 0x3c) throw notPlain;
      if (to + 1 >= this.#end) return false;
      if (this.#bytes[to + 1] === bang) {
        const end = this.#comment(to);
        if (end === -1) return false;
        this.#line += this.#newlines;
        this.#at = end;
      } else if (this.#place === "after") throw notPlain;
      else return true;
    }
  }

  /** Tells elements, until more must come in or the first one closes. */
  #inside(): void {
    const bytes = this.#bytes;
    const view = this.#view;
    const end = this.#end;
    const listener = this.#listener as ByteListener;
    let at = this.#at;
    let line = this.#line;
    let here = this.#here as Spot;
    let before = this.#before;
    for (;;) {
      // White space and text up to the next tag.
      let to = at;
      let newlines = 0;
      let isPlain = true;
      const isOpen = before === null;
      if (isOpen) {
        while (classOf[bytes[to] as number] === ordinary) to += 1;
        if (bytes[to] === 0x3c) {
          const trail = trailAt(here.trails, view, to);
          if (trail !== null) {
            if (this.#learner !== null) this.#learnt(here, at, line);
            trail.passage.pass(bytes, at, to, line);
            at = to + trail.length;
            line += trail.lines;
            here = trail.to;
            continue;
          }
        } else {
          to = this.#text(to);
          if (to === -1) break;
          newlines = this.#newlines;
          isPlain = !this.#hasReference && !this.#hasReturn;
        }
      } else if (bytes[to] !== 0x3c) {
        to = this.#blank(to);
        if (to === -1 || to >= end) break;
        if (bytes[to] !== 0x3c) throw notPlain;
        newlines = this.#newlines;
      }
      if (to + 1 >= end) break;
      const second = bytes[to + 1] as number;
      if (second === slash) {
        if (!here.name.end.isAt(view, to)) {
          if (this.#isCutOff(to)) break;
          throw notPlain;
        }
        if (isOpen) {
          this.#learnt(here, at, line);
          this.#learn(here, to, line + newlines);
          if (to > at) {
            if (isPlain) listener.bytes(bytes, at, to);
            else if (this.#hasReturn) throw notPlain;
            else listener.text(unescaped(bytes.toString("utf8", at, to)));
          }
        }
        line += newlines;
        at = to + here.name.end.length;
        listener.close(line);
        if (here.above === null) {
          this.#place = "after";
          break;
        }
        before = here;
        here = here.above;
        continue;
      }
      // Text beside elements is for the strict parser.
      if (isOpen && to > at && !isBlank(bytes, at, to)) throw notPlain;
      if (second === bang) {
        // A comment may be in the midst of a value.
        if (isOpen) throw notPlain;
        const after = this.#comment(to);
        if (after === -1) break;
        line += newlines + this.#newlines;
        at = after;
        continue;
      }
      let next = before === null ? here.child : before.sibling;
      this.#selfClosing = false;
      if (next === null || !next.name.start.isAt(view, to)) {
        const found = this.#named(to, here);
        if (found === null) break;
        next = found;
        if (before === null) here.child = next;
        else before.sibling = next;
      }
      line += newlines;
      listener.open(next.name.uri, next.name.local, line, null);
      at = to + next.name.start.length;
      if (this.#selfClosing) {
        at += 1;
        listener.close(line);
        before = next;
      } else {
        here = next;
        before = null;
      }
    }
    this.#at = at;
    this.#line = line;
    this.#here = here;
    this.#before = before;
  }

  /** Ends the trail that led to a text here. */
  #learnt(here: Spot, from: number, line: number): void {
    const learner = this.#learner;
    if (learner === null) return;
    this.#learner = null;
    const passage = (this.#listener as ByteListener).noted();
    if (passage === null) return;
    const tags = this.#bytes.subarray(this.#learntFrom, from);
    const trail = Trail.of(tags, here, line - this.#learntLine, passage);
    if (trail !== null) learner.learn(trail);
  }

  /** Begins the trail that follows a text here. */
  #learn(here: Spot, from: number, line: number): void {
    if (!here.isCurious) return;
    this.#learner = here;
    this.#learntFrom = from;
    this.#learntLine = line;
    (this.#listener as ByteListener).note(line);
  }

  /** The place of a tag that was not expected here; null when more must come in. */
  #named(from: number, here: Spot): Spot | null {
    const bytes = this.#bytes;
    let to = from + 1;
    while (bytes[to] !== greater && bytes[to] !== slash) {
      // Space, and so attributes, are for the strict parser.
      if ((bytes[to] as number) <= 0x20 || (bytes[to] as number) >= 0x80) {
        if (to >= this.#end) return null;
        throw notPlain;
      }
      to += 1;
    }
    if (bytes[to] === slash) {
      if (to + 1 >= this.#end) return null;
      if (bytes[to + 1] !== greater) throw notPlain;
      this.#selfClosing = true;
    }
    const name = (this.#names as Names).find(bytes.toString("latin1", from + 1, to));
    const found = name === null ? null : here.below(name);
    if (found === null) throw notPlain;
    return found;
  }

  /** Whether a tag that begins here is not complete yet. */
  #isCutOff(from: number): boolean {
    const bytes = this.#bytes;
    let at = from;
    while (bytes[at] !== greater && bytes[at] !== 0) at += 1;
    return at >= this.#end;
  }

  /**
   * Passes white space; `#newlines` tells how many lines.
   *
   * @returns where it ends, or -1 when more must come in to know
   */
  #blank(from: number): number {
    const bytes = this.#bytes;
    let at = from;
    this.#newlines = 0;
    for (;;) {
      const byte = bytes[at] as number;
      if (byte === 0x0a) this.#newlines += 1;
      else if (byte === 0x0d) {
        // The line end of an old Mac counts as a line as well.
        if (at + 1 >= this.#end) return -1;
        if (bytes[at + 1] !== 0x0a) throw notPlain;
      } else if (byte !== 0x20 && byte !== 0x09) return at;
      at += 1;
    }
  }

  /**
   * Looks at text with something unusual in it, from there on.
   *
   * @returns where the next tag begins, or -1 when more must come in to know
   */
  #text(from: number): number {
    const bytes = this.#bytes;
    let at = from;
    this.#newlines = 0;
    this.#hasReference = false;
    this.#hasReturn = false;
    for (;;) {
      switch (classOf[bytes[at] as number]) {
        case ordinary:
          at += 1;
          break;
        case lessThan:
          return at;
        case lineFeed:
          this.#newlines += 1;
          at += 1;
          break;
        case carriageReturn:
          if (at + 1 >= this.#end) return -1;
          if (bytes[at + 1] !== 0x0a) throw notPlain;
          this.#hasReturn = true;
          at += 1;
          break;
        case ampersand: {
          const length = referenceLength(bytes, at);
          if (length === 0) {
            if (at + longestReference > this.#end) return -1;
            throw notPlain;
          }
          this.#hasReference = true;
          at += length;
          break;
        }
        case bracket:
          if (bytes[at + 1] === 0x5d && bytes[at + 2] === greater) throw notPlain;
          at += 1;
          break;
        case beyondAscii: {
          const length = characterLength(bytes, at);
          if (length === 0) {
            if (at + 4 > this.#end) return -1;
            throw notPlain;
          }
          at += length;
          break;
        }
        default:
          if (at >= this.#end) return -1;
          throw notPlain;
      }
    }
  }

  /**
   * Passes a comment; `#newlines` tells how many lines.
   *
   * @returns where it ends, or -1 when more must come in to know
   */
  #comment(from: number): number {
    const bytes = this.#bytes;
    if (from + 4 > this.#end) return -1;
    if (bytes[from + 2] !== hyphen || bytes[from + 3] !== hyphen) throw notPlain;
    this.#newlines = 0;
    for (let at = from + 4; ; ) {
      const byte = bytes[at] as number;
      const kind = classOf[byte];
      if (byte === hyphen && bytes[at + 1] === hyphen) {
        if (at + 2 >= this.#end) return -1;
        if (bytes[at + 2] !== greater) throw notPlain;
        return at + 3;
      }
      if (kind === lineFeed) this.#newlines += 1;
      else if (kind === carriageReturn) {
        if (at + 1 >= this.#end) return -1;
        if (bytes[at + 1] !== 0x0a) throw notPlain;
      } else if (kind === forbidden) {
        if (at >= this.#end) return -1;
        throw notPlain;
      } else if (kind === beyondAscii) {
        const length = characterLength(bytes, at);
        if (length === 0) {
          if (at + 4 > this.#end) return -1;
          throw notPlain;
        }
        at += length;
        continue;
      }
      at += 1;
    }
  }
}

/** Which of these trails stands here. */
function trailAt(trails: readonly Trail[], view: DataView, at: number): Trail | null {
  for (let i = 0; i < trails.length; i++) {
    const trail = trails[i] as Trail;
    if (trail.isAt(view, at)) return trail;
  }
  return null;
}

/** The zero behind the last byte is in no name, so nothing reads past it. */
function matches(bytes: Uint8Array, at: number, expected: Uint8Array): boolean {
  for (let i = expected.length - 1; i >= 0; i--) {
    if (bytes[at + i] !== expected[i]) return false;
  }
  return true;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] as number) > 0x20) return false;
  return true;
}

function referenceLength(bytes: Uint8Array, at: number): number {
  for (const written of references) if (matches(bytes, at, written)) return written.length;
  return 0;
}

function unescaped(text: string): string {
  return text.replace(/&[a-z]+;/g, (reference) => meaning[reference] ?? reference);
}
