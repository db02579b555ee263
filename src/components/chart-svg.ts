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
  const node = cleaned(picture.draw({ document, form }));
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = alternative;
  node.prepend(title);
  node.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  node.setAttribute("font-family", "Fira Sans, Segoe UI, Arial, sans-serif");
  return `${rounded(node.outerHTML).replace(/var\(--[\w-]+, ([^()]*)\)/g, "$1")}\n`;
}

function drawn(picture: Picture, form: Form, alternative: string, className: string): Html {
  const node = cleaned(picture.draw({ document, form }));
  node.setAttribute("class", `beeld ${className}`.trim());
  node.setAttribute("role", "img");
  node.setAttribute("aria-label", alternative);
  return trusted(rounded(node.outerHTML));
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
