import type { Dims } from "../data/reference.ts";
import { labels } from "../words/labels.ts";
import { valueWords } from "../words/parts.ts";
import { figureValue } from "./figure-value.ts";
import { type Content, type Html, html } from "./html.ts";
import type { PageDraft } from "./page-draft.ts";
import { table } from "./table.ts";
import { judgementCell, legendOf, valueDownload } from "./value-columns.ts";
import type { View } from "./view.ts";

/** One group in a matrix of figures. */
export interface MatrixRow {
  label: string;
  href?: string;
  cut: string;
  dims: Dims;
  /** The one that the others are read against. */
  strong?: boolean;
}

/**
 * Groups by indicator: in each cell the figure and its judgement. Null when no cell has a figure; an
 * indicator without any figure is left out.
 *
 * @param name of the file of the figures
 * @param heading of the first column
 */
export function figureMatrix(
  page: PageDraft,
  views: readonly View[],
  rows: readonly MatrixRow[],
  { name, caption, heading }: { name: string; caption: string; heading: string },
): Html | null {
  const cellOf = (view: View, row: MatrixRow) => view.value(row.cut, row.dims);
  const shown = views.filter((view) => rows.some((row) => cellOf(view, row)?.estimate != null));
  if (shown.length === 0) return null;
  const values = rows.flatMap((row) => shown.flatMap((view) => cellOf(view, row) ?? []));
  const sheets = shown.map((view) =>
    valueDownload(
      view,
      rows.flatMap((row) => {
        const value = cellOf(view, row);
        return value ? [{ label: row.label, shown: row.label, value }] : [];
      }),
    ),
  );
  const href = page.download(name, {
    columns: sheets[0]?.columns ?? [],
    rows: sheets.flatMap((sheet) => sheet.rows),
  });
  const legend = legendOf(
    values.filter((value) => value.estimate === null || value.status === "voorlopig"),
  );
  const label = (row: MatrixRow): Content =>
    row.href ? html`<a href="${row.href}">${row.label}</a>` : row.label;
  return html`<div class="matrix">${table<MatrixRow>(
    caption,
    [
      { heading, names: true, cell: label },
      ...shown.map((view) => ({
        heading: html`<a href="${view.path}">${view.phrases.name}</a><br><span class="licht">${view.headline ?? ""}${view.style.unit === "dagen" && `, ${valueWords.days}`}</span>`,
        cell: (row: MatrixRow) => {
          const value = cellOf(view, row);
          if (!value) return null;
          // Without a norm there is nothing to judge: a column of "no signal" would only tire.
          const judged = value.norm_value !== null || value.estimate === null;
          return html`<span class="cel"><span class="cel-cijfer">${figureValue(value, "estimate", view.style, view.style.unit !== "euro" && view.style.unit !== "uren")}</span> ${judged && judgementCell(value)}</span>`;
        },
      })),
    ],
    rows,
    { roles: true, strong: (row) => row.strong ?? false },
  )}${legend && html`<p class="legenda">${legend}</p>`}<p class="bron"><a class="download" href="${href}">${labels.download}</a></p></div>`;
}
