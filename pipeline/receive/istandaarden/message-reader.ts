import { quotable } from "../bsn.ts";
import { ByteEvents, NotPlain, type PlainEvents } from "./byte-events.ts";
import { treeOf } from "./catalogue.ts";
import type { Desk } from "./desk.ts";
import { type Move, Notes, type Route } from "./route.ts";
import { type Shape, skipped } from "./shape.ts";
import { type MessageKind, messageKind } from "./standard.ts";
import { type ByteListener, type Passage, type XmlEvents, XmlProblem } from "./xml-events.ts";

/** Deeper than this no message goes, not even inside a block that is skipped. */
const deepest = 64;
/** After so many breaks of the schema the rest of the file tells little more. */
const enough = 25;

/** An element that no tree names, in a block that may hold more than we know. */
const passedOver = skipped("…");

/** Thrown to stop reading a file whose refusal has been noted. */
class Stop extends Error {}

/**
 * Reads a message of any kind, against the tree its module declares: order, number and namespace
 * of elements, and the form of their values. A break of the schema refuses the file whole.
 */
export class MessageReader implements ByteListener {
  readonly #desk: Desk;
  readonly #events: XmlEvents;
  readonly #quick: PlainEvents;
  /** Trees are made once per kind of message and release. */
  readonly #trees = new Map<string, { kind: MessageKind; tree: Shape }>();

  #kind: MessageKind | null = null;
  #breaks = 0;
  /** Depth inside a skipped block; 0 when outside one. */
  #skipping = 0;
  /** The open elements, with for each the child we are at and how many of it there were. */
  #depth = 0;
  readonly #open: Shape[] = [];
  readonly #at: number[] = [];
  readonly #count: number[] = [];
  #text = "";
  /** The text as bytes, when that is how it came. */
  #bytes: Buffer | null = null;
  #from = 0;
  #to = 0;
  /** The line of the newest tag. */
  #line = 0;
  /** What is done since a text, while that is to be remembered. */
  #notes: Notes | null = null;
  /** The route that led to the open element, when the lists above do not tell yet which that is. */
  #ahead: Route | null = null;

  /**
   * @param events any XML there is
   * @param quick plain XML, tried first
   */
  constructor(desk: Desk, events: XmlEvents, quick: PlainEvents = new ByteEvents()) {
    this.#desk = desk;
    this.#events = events;
    this.#quick = quick;
  }

  /**
   * Reads one message onto the draft at the desk. Only a fault of ours is thrown.
   *
   * @param content the document, or what gives it in pieces, each time from the start
   */
  async read(content: Uint8Array | (() => Promise<AsyncIterable<Uint8Array>>)): Promise<void> {
    try {
      if (content instanceof Uint8Array) {
        if (this.#isTold(() => this.#whole(content))) return;
        await this.#desk.restart();
        this.#begin();
        this.#events.whole(content, this);
      } else {
        const pieces = await content();
        if (await this.#isStreamed(pieces)) return;
        await this.#desk.restart();
        this.#begin();
        await this.#events.stream(await content(), this);
      }
    } catch (error) {
      if (error instanceof XmlProblem) {
        this.#desk.draft.scrap(error.line, "XML", error.message);
      } else if (!(error instanceof Stop)) throw error;
    }
  }

  #whole(content: Uint8Array): void {
    this.#begin();
    this.#quick.begin(this);
    this.#quick.write(content);
    this.#quick.end();
  }

  async #isStreamed(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
    this.#begin();
    this.#quick.begin(this);
    for await (const piece of pieces) {
      if (!this.#isTold(() => this.#quick.write(piece))) return false;
    }
    return this.#isTold(() => this.#quick.end());
  }

  /** @returns false when the document is not plain; then it has been read in part, or not at all */
  #isTold(tell: () => void): boolean {
    try {
      tell();
      return true;
    } catch (error) {
      // A file that is refused is judged by the strict parser: it may be no XML further on.
      if (error instanceof NotPlain || error instanceof Stop || error instanceof XmlProblem) {
        return false;
      }
      throw error;
    }
  }

  #begin(): void {
    this.#kind = null;
    this.#breaks = 0;
    this.#skipping = 0;
    this.#depth = 0;
    this.#text = "";
    this.#bytes = null;
    this.#notes = null;
    this.#ahead = null;
  }

  open(uri: string, local: string, line: number, foreign: string | null): void {
    if (this.#ahead !== null) this.#catchUp(this.#ahead);
    if (this.#skipping > 0) {
      this.#skipping += 1;
      if (this.#skipping > deepest) {
        throw new XmlProblem(
          line,
          `De elementen zijn dieper genest dan ${deepest} niveaus. Dat komt in een bericht niet voor; controleer het bestand.`,
        );
      }
      return;
    }
    const shape = this.#depth === 0 ? this.#root(uri, local, line) : this.#next(uri, local, line);
    if (foreign !== null) {
      this.#break(
        line,
        pathOf(this.#parent(), shape),
        `Element ${shape.name} heeft een attribuut dat de standaard niet kent.`,
      );
    }
    shape.line = line;
    this.#line = line;
    this.#open[this.#depth] = shape;
    this.#at[this.#depth] = 0;
    this.#count[this.#depth] = 0;
    this.#depth += 1;
    this.#text = "";
    if (shape.skipped) this.#skipping = 1;
    shape.begin(this.#depth === 1);
    this.#notes?.opened(shape, line);
  }

  text(text: string): void {
    if (this.#ahead !== null) this.#catchUp(this.#ahead);
    if (this.#skipping > 0 || this.#depth === 0) return;
    const shape = this.#open[this.#depth - 1] as Shape;
    if (shape.type !== null) this.#text = this.#text === "" ? text : this.#text + text;
    else if (!isBlank(text)) {
      this.#break(
        this.#line,
        pathOf(this.#depth > 1 ? this.#open[this.#depth - 2] : undefined, shape),
        `In ${shape.name} staat tekst tussen de elementen. Haal die tekst weg.`,
      );
    }
  }

  bytes(source: Buffer, from: number, to: number): void {
    if (this.#ahead !== null) this.#catchUp(this.#ahead);
    if (this.#skipping > 0) return;
    const shape = this.#open[this.#depth - 1] as Shape;
    if (shape.type === null) {
      this.text(source.toString("utf8", from, to));
      return;
    }
    this.#bytes = source;
    this.#from = from;
    this.#to = to;
  }

  settle(): void {
    if (this.#depth > 0) (this.#open[0] as Shape).settle();
  }

  note(line: number): void {
    if (this.#ahead !== null) this.#catchUp(this.#ahead);
    const open = this.#open.slice(0, this.#depth);
    this.#notes = Notes.after(open, this.#skipping, line);
  }

  noted(): Passage | null {
    const notes = this.#notes;
    this.#notes = null;
    const depth = this.#depth;
    return (
      notes?.route(this, this.#line, {
        open: this.#open.slice(0, depth),
        at: this.#at.slice(0, depth),
        count: this.#count.slice(0, depth),
        skipping: this.#skipping,
      }) ?? null
    );
  }

  /** Does at once what was done before between two texts. */
  follow(route: Route, source: Buffer, from: number, to: number, line: number): void {
    const { leaf } = route;
    const { draft } = this.#desk;
    if (leaf !== null) {
      if (!leaf.take(source, from, to)) {
        if (this.#ahead !== null) this.#catchUp(this.#ahead);
        this.#line = line;
        this.#depth -= 1;
        this.#text = source.toString("utf8", from, to);
        this.#judge(leaf);
      }
      if (leaf.closed !== null && !draft.refused) leaf.closed();
    }
    const { moves } = route;
    for (let at = 0; at < moves.length; at++) {
      const { shape, opens, lines } = moves[at] as Move;
      if (opens) {
        shape.line = line + lines;
        shape.begin(false);
      } else if (shape.closed !== null && !draft.refused) shape.closed();
    }
    this.#line = line + route.lines;
    if (route.next !== null) route.next.line = this.#line;
    this.#ahead = route;
  }

  /** Brings the lists of what is open up to where a route led. */
  #catchUp(route: Route): void {
    this.#ahead = null;
    const { open, at, count, skipping } = route.end;
    this.#depth = open.length;
    this.#skipping = skipping;
    this.#text = "";
    for (let depth = 0; depth < open.length; depth++) {
      this.#open[depth] = open[depth] as Shape;
      this.#at[depth] = at[depth] as number;
      this.#count[depth] = count[depth] as number;
    }
  }

  close(line: number): void {
    if (this.#ahead !== null) this.#catchUp(this.#ahead);
    this.#line = line;
    if (this.#skipping > 1) {
      this.#skipping -= 1;
      return;
    }
    this.#skipping = 0;
    this.#depth -= 1;
    const shape = this.#open[this.#depth] as Shape;
    if (shape.type !== null) this.#value(shape);
    else if (!shape.skipped) this.#complete(shape, line);
    if (shape.closed !== null && !this.#desk.draft.refused) shape.closed();
    this.#notes?.closed(shape, line);
  }

  /** The root element says which message this is. */
  #root(uri: string, local: string, line: number): Shape {
    const { draft } = this.#desk;
    const kind = messageKind(uri, local);
    if (typeof kind === "string") {
      draft.refuse(line, null, "NAAMRUIMTE", kind);
      throw new Stop();
    }
    const key = `${kind.name} ${kind.release}`;
    let made = this.#trees.get(key);
    if (made === undefined) {
      made = { kind, tree: treeOf(kind, this.#desk) };
      this.#trees.set(key, made);
    }
    this.#kind = made.kind;
    draft.kind = kind.name;
    draft.law = kind.law;
    draft.release = kind.release;
    return made.tree;
  }

  /** The child of the open element that this is; elements come in the order of the tree. */
  #next(uri: string, local: string, line: number): Shape {
    const top = this.#depth - 1;
    const parent = this.#open[top] as Shape;
    const { children } = parent;
    const kind = this.#kind as MessageKind;
    let at = this.#at[top] as number;
    let count = this.#count[top] as number;
    for (; at < children.length; at++, count = 0) {
      const child = children[at] as Shape;
      if (
        local === child.name &&
        (count === 0 || child.repeats) &&
        uri === (child.space === "base" ? kind.baseUri : kind.messageUri)
      ) {
        this.#at[top] = at;
        this.#count[top] = count + 1;
        return child;
      }
      if (child.required && count === 0) return this.#other(parent, local, line, child);
    }
    return this.#other(parent, local, line, null);
  }

  /** An element that is not the next in the tree: to be passed over in an open block only. */
  #other(parent: Shape, local: string, line: number, expected: Shape | null): Shape {
    if (parent.open && parent.children.every((child) => child.name !== local)) return passedOver;
    return this.#misplaced(parent, local, line, expected);
  }

  #misplaced(parent: Shape, local: string, line: number, expected: Shape | null): never {
    const name = quotable(local);
    const known = parent.children.find((child) => child.name === local);
    const why =
      known === undefined
        ? `kent de standaard hier niet`
        : expected === known
          ? `staat niet in de juiste namespace`
          : `staat niet op de juiste plaats, komt te vaak voor of staat niet in de juiste namespace`;
    const rather =
      expected === null || expected === known ? "" : ` Hier hoort ${expected.name} te staan.`;
    this.#desk.draft.refuse(
      line,
      `${parent.name}/${name}`,
      "XSD",
      `Element ${name} in ${parent.name} ${why}.${rather} Maak het bericht opnieuw volgens de standaard.`,
    );
    throw new Stop();
  }

  #value(shape: Shape): void {
    const bytes = this.#bytes;
    if (bytes !== null) {
      this.#bytes = null;
      if (shape.take(bytes, this.#from, this.#to)) return;
      this.#text = bytes.toString("utf8", this.#from, this.#to);
    }
    this.#judge(shape);
  }

  /** Keeps the text as a value of this element, or says what is wrong with it. */
  #judge(shape: Shape): void {
    const type = shape.type as NonNullable<Shape["type"]>;
    const value = type.keepsSpace ? this.#text : this.#text.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, "");
    this.#text = "";
    if (type.test(value)) {
      shape.value = value;
      return;
    }
    shape.value = null;
    const given =
      value === ""
        ? "is leeg"
        : type.secret
          ? "is onjuist"
          : `heeft de waarde '${quotable(value)}'`;
    this.#break(
      shape.line,
      pathOf(this.#parent(), shape),
      `Element ${shape.name} ${given}. Toegestaan: ${type.allowed}. Verbeter de waarde en lever het bericht opnieuw aan.`,
    );
  }

  /** Nothing that the tree requires may be missing when an element closes. */
  #complete(shape: Shape, line: number): void {
    let at = this.#at[this.#depth] as number;
    if ((this.#count[this.#depth] as number) > 0) at += 1;
    for (; at < shape.children.length; at++) {
      const child = shape.children[at] as Shape;
      if (!child.required) continue;
      this.#break(
        line,
        pathOf(shape, child),
        `In ${shape.name} ontbreekt het verplichte element ${child.name}. Vul het aan en lever het bericht opnieuw aan.`,
      );
    }
  }

  #parent(): Shape | undefined {
    return this.#depth === 0 ? undefined : this.#open[this.#depth - 1];
  }

  /** Notes a break of the schema and reads on, to tell the sender all of them at once. */
  #break(line: number, element: string, message: string): void {
    this.#notes = null;
    this.#desk.draft.refuse(line, element, "XSD", message);
    this.#breaks += 1;
    if (this.#breaks >= enough) throw new Stop();
  }
}

function pathOf(parent: Shape | undefined, shape: Shape): string {
  return parent === undefined ? shape.name : `${parent.name}/${shape.name}`;
}

function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return false;
  }
  return true;
}
