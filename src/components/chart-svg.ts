import { JSDOM } from "jsdom";
import { cleaned } from "./charts/cleaned.ts";
import type { Form, Picture } from "./charts/picture.ts";
import { type Html, html, trusted } from "./html.ts";

/** The document in which charts are drawn while the site is built. */
const document: Document = new JSDOM("").window.document;

const forms: Record<Form, string> = { wide: "breed", narrow: "smal" };

/**
 * A picture as a page holds it: drawn for a wide page and for a phone, of which a style sheet shows
 * one; or once, when one drawing does for both.
 *
 * @param alternative kind of chart and its message; the figures themselves are in the table
 */
export function pictureOf(picture: Picture, alternative: string): Html {
  if (picture.oneForm) return drawn(picture, "wide", alternative, picture.className ?? "");
  return html`${drawn(picture, "wide", alternative, forms.wide)}${drawn(picture, "narrow", alternative, forms.narrow)}`;
}

/** A picture as a file that stands alone: every colour in full, its text inside. */
export function fileOf(picture: Picture, alternative: string, form: Form = "wide"): string {
  const { root, inside } = drawingOf(picture, form);
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = alternative;
  root.prepend(title);
  root.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  root.setAttribute("font-family", "Fira Sans, Segoe UI, Arial, sans-serif");
  return `${filled(root, inside).replace(/var\(--[\w-]+, ([^()]*)\)/g, "$1")}\n`;
}

function drawn(picture: Picture, form: Form, alternative: string, className: string): Html {
  const { root, inside } = drawingOf(picture, form);
  root.setAttribute("class", `beeld ${className}`.trim());
  root.setAttribute("role", "img");
  root.setAttribute("aria-label", alternative);
  return trusted(filled(root, inside));
}

/** A drawing: its outermost element by itself, to be written upon, and what is in it as text. */
interface Drawing {
  root: Element;
  inside: string;
}

/** Drawings for a wide page: the same one stands on the page and in a file, and drawing takes long. */
const wide = new WeakMap<Picture, Drawing>();

function drawingOf(picture: Picture, form: Form): Drawing {
  const known = form === "wide" ? wide.get(picture) : undefined;
  const drawing = known ?? freshDrawing(picture, form);
  if (form === "wide") wide.set(picture, drawing);
  return { ...drawing, root: drawing.root.cloneNode(false) as Element };
}

function freshDrawing(picture: Picture, form: Form): Drawing {
  const node = cleaned(picture.draw({ document, form }));
  return { root: node.cloneNode(false) as Element, inside: rounded(node.innerHTML) };
}

/** The text of an element, with something behind what it holds. */
function filled(root: Element, inside: string): string {
  const text = rounded(root.outerHTML);
  const end = text.lastIndexOf("</");
  return text.slice(0, end) + inside + text.slice(end);
}

function rounded(text: string): string {
  return text
    .replace(
      / (d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|transform|points)="([^"]*)"/g,
      (_, name: string, value: string) =>
        ` ${name}="${value.replace(/-?\d*\.\d{2,}(e-?\d+)?/g, (n) => String(Math.round(Number(n) * 10) / 10))}"`,
    )
    .replace(/\n\s*/g, "");
}
