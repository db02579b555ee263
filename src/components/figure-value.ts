import type { Unit } from "../../indicators/definition.ts";
import { type Field, referenceOf } from "../data/reference.ts";
import type { Edition, Value } from "../data/tables.ts";
import { labels } from "../words/labels.ts";
import { valueWords } from "../words/parts.ts";
import { type Html, html } from "./html.ts";
import { formatBare, formatFigure, formatNumber } from "./nl-format.ts";

/** How the figures of one indicator are written in one edition. */
export interface Style {
  unit: Unit;
  edition: Edition["edition"];
}

const counts: readonly Field[] = ["numerator", "denominator", "clients"];

/**
 * Decimals of a figure: shares have one, but none when they rest on fewer than a hundred, and none
 * in public. The same everywhere, so that one figure never shows as two.
 */
export function decimalsOf(value: Value, style: Style): number {
  if (style.unit === "procent") {
    return style.edition !== "contract" || (value.denominator ?? 0) < 100 ? 0 : 1;
  }
  if (style.unit === "per1000") return Math.abs(value.estimate ?? 0) >= 100 ? 0 : 1;
  // A number per case, such as 0,08 handovers, says nothing without its decimals.
  if (style.unit === "aantal") return Number.isInteger(value.estimate ?? 0) ? 0 : 2;
  return style.unit === "cijfer" ? 1 : 0;
}

/** The text of one column of a value; null when there is nothing to show. */
export function fieldText(value: Value, field: Field, style: Style, bare = false): string | null {
  const raw = value[field];
  if (raw === null) return null;
  // Of an amount nobody needs the cents.
  if (counts.includes(field))
    return formatNumber(raw, Number.isInteger(raw) || Math.abs(raw) >= 1000 ? 0 : 1);
  if (field === "norm_value") return normText(raw, style.unit);
  const format = bare ? formatBare : formatFigure;
  return format(raw, style.unit, decimalsOf(value, style));
}

/** A norm is written as short as it was agreed: `40%`, `62,5%`. */
export function normText(norm: number, unit: Unit): string {
  const shown = unit === "procent" ? norm * 100 : norm;
  return formatFigure(norm, unit, Number.isInteger(Math.round(shown * 1e6) / 1e6) ? 0 : 1);
}

/**
 * A figure on a page, with the reference that lets a test hold it against the release. Without a
 * value it is the agreed mark: `·` hidden, `.` missing.
 */
export function figureValue(value: Value, field: Field, style: Style, bare = false): Html {
  const text = fieldText(value, field, style, bare);
  if (text === null) return missing(value, field);
  const provisional = field === "estimate" && value.status === "voorlopig";
  return html`<data class="cijfer" data-ref="${referenceOf(value, field)}" value="${value[field]}">${text}</data>${provisional && html`<abbr class="voorlopig" title="${valueWords.provisional}">*</abbr>`}`;
}

function missing(value: Value, field: Field): Html {
  if (value.status === "afgeschermd") return mark("·", labels.marks.hidden);
  if (value.status === "te vroeg") return mark(".", labels.marks.early);
  const reached = value.estimate === null && value.lower !== null;
  if (field === "estimate" && reached)
    return html`<span class="geen-cijfer">${valueWords.notReached}</span>`;
  return mark(".", labels.marks.missing);
}

/** A sign in place of a figure, with its meaning for who does not see it. */
export function mark(sign: string, meaning: string): Html {
  return html`<span class="geen-cijfer"><span aria-hidden="true">${sign}</span><span class="alleen-voorlezen">${meaning}</span></span>`;
}
