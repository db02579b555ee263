/** An element of a page or picture, as it stands in the file. */
export interface Markup {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Elements and decoded text, in order. */
  children: (Markup | string)[];
  parent: Markup | null;
}

const token =
  /<!--([\s\S]*?)-->|<[!?][^>]*>|<(\/?)([a-zA-Z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+|<)/g;
const attribute = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const empty = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const raw = new Set(["script", "style"]);

/**
 * Reads HTML or SVG as text with elements, without a browser: a site has hundreds of pages, and what
 * matters is that nothing in the file is passed over. Comments become elements `#comment`.
 */
export function readMarkup(text: string): Markup {
  const root = made("#root", new Map(), null);
  let at = root;
  token.lastIndex = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [all, comment, closing, name = "", inside = "", words] = found;
    if (words !== undefined) at.children.push(decoded(words));
    else if (comment !== undefined) {
      at.children.push({ ...made("#comment", new Map(), at), children: [comment] });
    } else if (closing === "/") at = closed(at, name);
    else if (closing === "") {
      const element = made(name, attributesOf(inside), at);
      at.children.push(element);
      if (raw.has(name)) {
        const end = text.indexOf(`</${name}`, token.lastIndex);
        element.children.push(text.slice(token.lastIndex, end < 0 ? text.length : end));
        token.lastIndex = end < 0 ? text.length : text.indexOf(">", end) + 1;
      } else if (!empty.has(name) && !inside.trimEnd().endsWith("/")) at = element;
    } else if (!/^<[!?]/.test(all)) at.children.push(all);
  }
  return root;
}

const made = (
  name: string,
  attributes: ReadonlyMap<string, string>,
  parent: Markup | null,
): Markup => ({ name, attributes, children: [], parent });

function closed(at: Markup, name: string): Markup {
  for (let open: Markup | null = at; open !== null; open = open.parent) {
    if (open.name === name) return open.parent ?? open;
  }
  return at;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", double, single, bare] of text.matchAll(attribute)) {
    found.set(name, decoded(double ?? single ?? bare ?? ""));
  }
  return found;
}

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return entities[name] ?? all;
  });
}

/** Every element below one, itself first. */
export function* everyElement(from: Markup): Generator<Markup> {
  yield from;
  for (const child of from.children) if (typeof child !== "string") yield* everyElement(child);
}

/** All text below an element. */
export function textOf(element: Markup): string {
  return element.children
    .map((child) => (typeof child === "string" ? child : textOf(child)))
    .join("");
}

/** The nearest element around this one (or itself) that passes. */
export function around(from: Markup, test: (element: Markup) => boolean): Markup | undefined {
  for (let at: Markup | null = from; at !== null; at = at.parent) if (test(at)) return at;
  return undefined;
}

/** Whether it is of a class. */
export function hasClass({ attributes }: Markup, name: string): boolean {
  return (attributes.get("class") ?? "").split(/\s+/).includes(name);
}
