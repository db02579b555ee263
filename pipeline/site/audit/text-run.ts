import { carriesFigure } from "./found-figure.ts";
import { accounted } from "./known-words.ts";
import { type Markup, textOf } from "./markup.ts";

/** A piece of text that a reader sees or hears as one, with figures taken out. */
export interface TextRun {
  text: string;
  /** For a message: `de tekst`, `aria-label`. */
  where: string;
}

const inline = new Set("a abbr b button cite code data em i small span strong sub sup".split(" "));

/** Attributes that say how something is drawn, or which part a style or a browser should take. */
export const mute: ReadonlySet<string> = new Set(
  `class viewBox width height d x y x1 x2 y1 y2 cx cy r rx ry dx dy points transform fill stroke
   fill-opacity stroke-opacity stroke-width stroke-dasharray stroke-linejoin stroke-linecap
   paint-order opacity font-size font-weight font-variant font-family text-anchor tabindex
   charset xmlns integrity colspan rowspan http-equiv`.split(/\s+/),
);

/** What in a page is read as text: its words, every attribute with words, and what is in comments. */
export function runsIn(page: Markup): TextRun[] {
  const runs: TextRun[] = [];
  let text = "";
  const end = () => {
    if (text.trim() !== "") runs.push({ text, where: "de tekst" });
    text = "";
  };
  const walk = (element: Markup) => {
    // A picture is read as a picture.
    if (element.name === "svg" && element.attributes.get("role") === "img") return;
    for (const [name, value] of element.attributes) {
      if (mute.has(name) || isSetting(element, name)) continue;
      if (carriesFigure(element) && /^(data-ref|data-value|value)$/.test(name)) continue;
      if (name === "data-zoek") {
        runs.push({ text: value, where: "de zoekwoorden" });
        continue;
      }
      // Names of files, places and ids are words with signs between.
      const words = /^(href|src|id|for|popovertarget|aria-\w+by|name)$/.test(name)
        ? value.replace(/[-_/#.]+/g, " ")
        : value;
      runs.push({ text: words, where: `kenmerk ${name}` });
    }
    if (carriesFigure(element)) {
      text += accounted;
      return;
    }
    if (element.name === "script") {
      end();
      runs.push({ text: textOf(element), where: "een script" });
      return;
    }
    const block = !inline.has(element.name);
    if (block) end();
    for (const child of element.children) {
      if (typeof child === "string") text += child;
      else walk(child);
    }
    if (block) end();
    else text += " ";
  };
  walk(page);
  end();
  return runs;
}

/** Settings for a browser: the policy, the width of the screen, the name of the style sheet. */
function isSetting({ name, attributes }: Markup, attribute: string): boolean {
  if (name === "link") return attribute === "href";
  return (
    name === "meta" &&
    attribute === "content" &&
    (attributes.has("http-equiv") || attributes.get("name") === "viewport")
  );
}
