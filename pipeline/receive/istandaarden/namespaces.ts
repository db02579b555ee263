const name = /^(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)$/;
const attribute = /[ \t\r\n]+([A-Za-z_][\w.:-]*)=(?:"([^"<\t\r\n]*)"|'([^'<\t\r\n]*)')/y;
const instance = "http://www.w3.org/2001/XMLSchema-instance";

/** So many different element names a message may use; each kind of message uses fewer than 100. */
const mostNames = 400;
/** A tag of three bytes is no word; one of more than this is none of a message. */
const shortestName = 2;
export const longestName = 200;
/** So many first tags are remembered: senders use the same few in message after message. */
export const rememberedNames = 200;

/** A tag as bytes, and as 32-bit words: those from the start on, and the last one. */
export class Tag {
  readonly length: number;
  readonly #words: Int32Array;
  readonly #last: number;

  constructor(text: string) {
    const bytes = Buffer.from(text, "latin1");
    this.length = bytes.length;
    this.#words = new Int32Array((bytes.length - 1) >> 2);
    for (let at = 0; at < this.#words.length; at++) this.#words[at] = bytes.readInt32LE(at * 4);
    this.#last = bytes.readInt32LE(bytes.length - 4);
  }

  /** Whether the tag stands here; there must be as many bytes, of whatever. */
  isAt(view: DataView, at: number): boolean {
    if (view.getInt32(at + this.length - 4, true) !== this.#last) return false;
    const words = this.#words;
    for (let i = 0; i < words.length; i++) {
      if (view.getInt32(at + i * 4, true) !== words[i]) return false;
    }
    return true;
  }
}

/** An element as a document writes it. */
export class ElementName {
  readonly uri: string;
  readonly local: string;
  /** `<a:b>` */
  readonly start: Tag;
  /** `</a:b>` */
  readonly end: Tag;

  constructor(uri: string, local: string, qualified: string) {
    this.uri = shared(uri);
    this.local = shared(local);
    this.start = new Tag(`<${qualified}>`);
    this.end = new Tag(`</${qualified}>`);
  }
}

/**
 * The names in documents that begin with the same tag: the namespaces it declares, and the
 * elements seen so far. Names are ASCII; no other attributes are known than namespaces and xsi:….
 */
export class Names {
  readonly root: ElementName;
  readonly #spaces: ReadonlyMap<string, string>;
  readonly #known = new Map<string, ElementName>();

  private constructor(qualified: string, spaces: ReadonlyMap<string, string>, root: ElementName) {
    this.#spaces = spaces;
    this.#known.set(qualified, root);
    this.root = root;
  }

  /**
   * The names below a first tag, given without its brackets.
   *
   * @returns null when the tag is not plain
   */
  static below(tag: string): Names | null {
    const earlier = contexts.get(tag);
    if (earlier !== undefined) return earlier;
    const made = Names.#read(tag);
    if (made !== null) {
      if (contexts.size >= rememberedNames) contexts.clear();
      contexts.set(tag, made);
    }
    return made;
  }

  /** The element of a qualified name; null when its prefix is unknown or it is not plain. */
  find(qualified: string): ElementName | null {
    const known = this.#known.get(qualified);
    if (known !== undefined) return known;
    if (this.#known.size >= mostNames) return null;
    const made = resolved(qualified, this.#spaces);
    if (made !== null) this.#known.set(qualified, made);
    return made;
  }

  static #read(tag: string): Names | null {
    const qualified = /^[^ \t\r\n]+/.exec(tag)?.[0] ?? "";
    const spaces = new Map<string, string>();
    const used: string[] = [];
    attribute.lastIndex = qualified.length;
    let end = qualified.length;
    for (let next = attribute.exec(tag); next !== null; next = attribute.exec(tag)) {
      end = attribute.lastIndex;
      const [, key = "", double, single] = next;
      const value = double ?? single ?? "";
      if (key === "xmlns" || key.startsWith("xmlns:")) {
        const prefix = key === "xmlns" ? "" : key.slice(6);
        // Such a declaration has rules of its own.
        if (/^xml/i.test(prefix) || prefix.includes(":") || spaces.has(prefix)) return null;
        if (value === "" || value.trim() !== value || /w3\.org\/(?:XML|2000)/.test(value)) {
          return null;
        }
        spaces.set(prefix, value);
      } else used.push(key);
    }
    if (/[^ \t\r\n]/.test(tag.slice(end))) return null;
    for (const key of used) {
      const colon = key.indexOf(":");
      if (colon < 1 || spaces.get(key.slice(0, colon)) !== instance) return null;
    }
    // Twice the same attribute, perhaps by way of two prefixes.
    const prefixes = new Set(used.map((key) => key.slice(0, key.indexOf(":"))));
    if (new Set(used).size < used.length || prefixes.size > 1) return null;
    const root = resolved(qualified, spaces);
    return root === null ? null : new Names(qualified, spaces, root);
  }
}

const contexts = new Map<string, Names>();

function resolved(qualified: string, spaces: ReadonlyMap<string, string>): ElementName | null {
  if (qualified.length < shortestName || qualified.length > longestName) return null;
  const parts = name.exec(qualified);
  if (parts === null) return null;
  const [, prefix = "", local = ""] = parts;
  const uri = spaces.get(prefix);
  if (uri === undefined && prefix !== "") return null;
  return new ElementName(uri ?? "", local, qualified);
}

/** One string for the same text, so that names are compared at a glance. */
const texts = new Map<string, string>();

function shared(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size >= 10_000) texts.clear();
  texts.set(text, text);
  return text;
}
