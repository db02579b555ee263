import { labels } from "../words/labels.ts";
import { type Html, html } from "./html.ts";

/** The parts of a long page, to jump to. Not on paper. */
export function jumpList(parts: readonly { id: string; name: string }[]): Html {
  return html`<nav class="sprong" aria-label="${labels.onThisPage}"><ul>${parts.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>`;
}
