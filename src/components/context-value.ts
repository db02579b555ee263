import type { ContextFigure } from "../data/context-table.ts";
import { keyOf } from "../data/reference.ts";
import { valueWords } from "../words/parts.ts";
import { type Html, html } from "./html.ts";
import { formatFigure } from "./nl-format.ts";

/**
 * A figure of CBS as CBS writes it: one decimal, whatever the edition rounds its own to. Empty text
 * never: who shows a figure that CBS does not give says so itself.
 */
export function contextValue(figure: ContextFigure): Html {
  const dims =
    figure.municipality_code === null ? "" : `municipality_code=${figure.municipality_code}`;
  const ref = `${keyOf("context", figure.counterpart, dims, figure.period)}|value`;
  const open = figure.period_status !== null && figure.period_status !== "Definitief";
  return html`<data class="cijfer" data-ref="${ref}" value="${figure.value}">${formatFigure(figure.value ?? 0, "procent", 1)}</data>${open && html`<abbr class="voorlopig" title="${valueWords.provisional}">*</abbr>`}`;
}
