import { everyElement, type Markup, textOf } from "./markup.ts";

/** A figure as a reader finds it in a file of a site. */
export interface FoundFigure {
  /** What it says it is: `indicator|cut|dims|period|field`, or `table?column=value#field`. */
  ref: string;
  /** The number in full: an attribute of the page, a cell of a table file. Null when there is none. */
  raw: number | null;
  /** As it is written; null where only the number in full stands. */
  text: string | null;
  /** In words for a message: `de tekst`, `een beeld`, `rij 12`. */
  where: string;
}

/** Whether an element carries a figure, so that what is in it is no other text. */
export function carriesFigure({ attributes }: Markup): boolean {
  return attributes.has("data-ref") && (attributes.has("value") || attributes.has("data-value"));
}

/** Every figure in a page or picture that says which it is. */
export function figuresIn(page: Markup): FoundFigure[] {
  const found: FoundFigure[] = [];
  for (const element of everyElement(page)) {
    if (!carriesFigure(element)) continue;
    const { attributes, name } = element;
    const number = attributes.get("value") ?? attributes.get("data-value") ?? "";
    const text = textOf(element);
    found.push({
      ref: attributes.get("data-ref") ?? "",
      raw: number.trim() === "" ? Number.NaN : Number(number),
      text: text === "" ? null : text,
      where: name === "data" ? "de tekst" : "een beeld",
    });
  }
  return found;
}
