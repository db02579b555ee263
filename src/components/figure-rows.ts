import type { Dims } from "../data/reference.ts";
import type { Value } from "../data/tables.ts";
import { dialogueWords } from "../words/dialogue.ts";
import { valueWords } from "../words/parts.ts";
import { figureValue } from "./figure-value.ts";
import { type Html, html } from "./html.ts";
import { table } from "./table.ts";
import { judgementCell, legendOf } from "./value-columns.ts";
import type { View } from "./view.ts";

interface Row {
  view: View;
  value: Value;
}

/** Several figures of one group under each other, each beside the region. Null when there is none. */
export function figureRows(
  views: readonly View[],
  cut: string,
  dims: Dims,
  caption: string,
): Html | null {
  const rows = views.flatMap((view): Row[] => {
    const value = view.value(cut, dims);
    return value && value.status !== "te weinig gegevens" ? [{ view, value }] : [];
  });
  if (rows.length === 0) return null;
  const legend = legendOf(rows.flatMap(({ value }) => (exact(value) ? [] : [value])));
  return html`${table<Row>(
    caption,
    [
      {
        heading: dialogueWords.figure,
        names: true,
        cell: ({ view, value }) =>
          html`<a href="${view.path}">${view.phrases.name}</a> <span class="licht">${value.period}</span>`,
      },
      {
        heading: dialogueWords.value,
        number: true,
        cell: ({ view, value }) => figureValue(value, "estimate", view.style),
      },
      {
        heading: valueWords.from,
        number: true,
        cell: ({ view, value }) => bound(view, value, "lower"),
      },
      {
        heading: valueWords.to,
        number: true,
        cell: ({ view, value }) => bound(view, value, "upper"),
      },
      {
        heading: dialogueWords.region,
        number: true,
        cell: ({ view, value }) => {
          const region = view.value("region", {}, value.period);
          return region ? figureValue(region, "estimate", view.style) : ".";
        },
      },
      {
        heading: dialogueWords.norm,
        number: true,
        cell: ({ view, value }) =>
          value.norm_value === null
            ? valueWords.none
            : figureValue(value, "norm_value", view.style),
      },
      ...(rows.some(({ value }) => judged(value))
        ? [
            {
              heading: dialogueWords.judgement,
              cell: ({ value }: Row) => (judged(value) ? judgementCell(value) : ""),
            },
          ]
        : []),
    ],
    rows,
  )}${legend && html`<p class="legenda">${legend}</p>`}`;
}

const judged = (value: Value) => value.norm_value !== null || value.estimate === null;

/** An amount in the books: it has no interval. */
const exact = (value: Value) =>
  value.estimate !== null && value.lower === null && value.upper === null;

const bound = (view: View, value: Value, field: "lower" | "upper") =>
  exact(value) ? "" : figureValue(value, field, view.style);
