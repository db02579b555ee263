import { JSDOM } from "jsdom";
import { type Html, trusted } from "./html.ts";

/** The document in which charts are drawn while the site is built. */
export const document: Document = new JSDOM("").window.document;

const ink = "#1d2a35";
/** Colours of marks; the same values as in `src/style`. */
export const colours = {
  ink,
  soft: "#51606d",
  rule: "#c9d2d9",
  main: "#00466b",
  band: "#d3e2ec",
  gunstig: "#01689b",
  ongunstig: "#b94700",
  neutraal: "#6b6b6b",
} as const;

/**
 * A drawn chart as HTML. What Plot adds for the browser goes (its style sheet, labels on groups,
 * which no screen reader may read inside a picture), coordinates are rounded, and the picture gets
 * its own text.
 *
 * @param alternative kind of chart and its message; the figures themselves are in the table
 */
export function finishSvg(node: Element, alternative: string, className = ""): Html {
  for (const style of node.querySelectorAll("style")) style.remove();
  for (const part of node.querySelectorAll("*")) {
    for (const name of ["aria-label", "aria-hidden", "aria-description", "aria-roledescription"]) {
      part.removeAttribute(name);
    }
  }
  for (const name of ["fill", "font-family", "font-size", "text-anchor", "xmlns:xlink"]) {
    if (name !== "fill" && name !== "text-anchor") node.removeAttribute(name);
  }
  node.setAttribute("class", `beeld ${className}`.trim());
  node.setAttribute("role", "img");
  node.setAttribute("aria-label", alternative);
  const text = node.outerHTML
    .replace(
      / (d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|transform|points)="([^"]*)"/g,
      (_, name: string, value: string) =>
        ` ${name}="${value.replace(/-?\d*\.\d{3,}(e-?\d+)?/g, (n) => String(Math.round(Number(n) * 100) / 100))}"`,
    )
    .replace(/\n\s*/g, "");
  return trusted(text);
}
