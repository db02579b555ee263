import type { Dims } from "../data/reference.ts";
import type { Value } from "../data/tables.ts";
import { indicatorWords } from "../words/indicator-page.ts";
import { periodPhrase } from "../words/judgement.ts";
import { valueWords } from "../words/parts.ts";
import { figureValue } from "./figure-value.ts";
import { type Html, html } from "./html.ts";
import { capital } from "./nl-format.ts";
import { table } from "./table.ts";
import { legendOf } from "./value-columns.ts";
import type { View } from "./view.ts";

/** A series of an indicator that has a figure in some group and period. */
interface Told {
  view: View;
  value: Value;
}

const most = 20;

/**
 * The headline and its parts side by side, each in its own unit. Null when no part has a figure. Of
 * more than twenty, those about most people are shown.
 *
 * @param heading true when the table does not stand alone in its part of the page
 */
export function partTable(
  view: View,
  parts: readonly View[],
  cut: string,
  dims: Dims,
  { about = "", heading = false }: { about?: string; heading?: boolean } = {},
): Html | null {
  const period = view.headline;
  const told = parts.flatMap((part): Told[] => {
    const value = part.value(cut, dims, period);
    return value && (value.estimate !== null || value.lower !== null)
      ? [{ view: part, value }]
      : [];
  });
  const headline = view.value(cut, dims, period);
  if (told.length === 0 || period === undefined) return null;
  const kept = new Set(
    [...told].sort((a, b) => (b.value.numerator ?? 0) - (a.value.numerator ?? 0)).slice(0, most),
  );
  const shown = told.filter((one) => kept.has(one));
  const rows: Told[] = headline ? [{ view, value: headline }, ...shown] : shown;
  const values = rows.map((row) => row.value);
  const legend = legendOf(values);
  const caption = indicatorWords.partsCaption(view.phrases.name, periodPhrase(view, period));
  const field = (name: Parameters<typeof figureValue>[1]) => (row: Told) =>
    figureValue(row.value, name, row.view.style);
  const title = indicatorWords.partsOf(view.phrases.name);
  return html`${heading && html`<h3>${about === "" ? title : `${title}, ${about}`}</h3>`}${table<Told>(
    about === "" ? caption : `${caption}, ${about}`,
    [
      { heading: indicatorWords.part, names: true, cell: (row) => row.view.phrases.name },
      { heading: indicatorWords.figure, number: true, cell: field("estimate") },
      { heading: valueWords.from, number: true, cell: field("lower") },
      { heading: valueWords.to, number: true, cell: field("upper") },
      {
        heading: capital(view.phrases.denominator),
        number: true,
        cell: field("denominator"),
      },
    ],
    rows,
    { strong: (row) => row.view === view, cards: "short" },
  )}${legend && html`<p class="legenda">${legend}</p>`}${
    told.length > shown.length &&
    html`<p class="legenda">${indicatorWords.manyParts(shown.length, told.length)}</p>`
  }`;
}
