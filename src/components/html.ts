/** A piece of finished HTML. Only this type is let through unescaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type Content = Html | string | number | null | undefined | false | readonly Content[];

/** HTML from a template. Everything put in is escaped, unless it is `Html` itself. */
export function html(strings: TemplateStringsArray, ...parts: Content[]): Html {
  let text = strings[0] ?? "";
  for (const [index, part] of parts.entries()) text += render(part) + (strings[index + 1] ?? "");
  return new Html(text);
}

/** HTML that was made elsewhere (an SVG from Plot) and is known to be safe. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** Pieces one after the other, with something in between. */
export function join(parts: readonly Content[], separator = ""): Html {
  return new Html(
    parts
      .map(render)
      .filter((part) => part !== "")
      .join(separator),
  );
}

/** The text of a piece of HTML, without its tags. */
export function plain(content: Content): string {
  return render(content)
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|#39|#36);/g, (entity) => entities[entity] ?? entity);
}

function render(part: Content): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(render).join("");
  return escaped(String(part));
}

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // A dollar before a brace is code to Framework.
  $: "&#36;",
};
const entities = Object.fromEntries(Object.entries(escapes).map(([key, value]) => [value, key]));

function escaped(text: string): string {
  return text.replace(/[&<>"'$]/g, (character) => escapes[character] ?? character);
}
