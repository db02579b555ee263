import type { Site } from "../data/page.ts";
import { type Dims, referenceOf } from "../data/reference.ts";
import type { PeriodKind, Value } from "../data/tables.ts";
import { changeOf } from "../words/change.ts";
import { normLabel } from "../words/judgement.ts";
import { figure, type PageDraft } from "./figure.ts";
import { fieldText, figureValue } from "./figure-value.ts";
import { type Content, type Html, html, plain } from "./html.ts";
import { formatPeriod } from "./nl-format.ts";
import { table } from "./table.ts";
import { type SeriesPoint, timeSeries } from "./time-series.ts";
import { legendOf, valueColumns, valueDownload } from "./value-columns.ts";
import { readableKind, type View } from "./view.ts";

const kindNames: Record<PeriodKind, string> = {
  jaar: "per jaar",
  halfjaar: "per halfjaar",
  kwartaal: "per kwartaal",
};

/**
 * How a figure went over time. Null when there are fewer than two figures to show.
 *
 * @param about whom it is about, for the subtitle
 * @param finest years, so that the last final point is the figure of the page; or the finest
 *   periods that can be read
 */
export function seriesFigure(
  site: Site,
  page: PageDraft,
  view: View,
  cut: string,
  dims: Dims,
  about: string,
  { finest = false, id = "" }: { finest?: boolean; id?: string } = {},
): Html | null {
  const kind = finest ? readableKind(view, cut, dims) : "jaar";
  if (!kind) return null;
  const values = view.series(cut, dims, kind);
  if (values.filter((value) => value.estimate !== null).length < 2) return null;
  const shown = trimEarly(values);
  const norms = new Set(shown.flatMap((value) => value.norm_value ?? []));
  const norm = norms.size === 1 ? ([...norms][0] ?? null) : null;
  const message = messageOf(view, shown);
  const many = shown.length > 6;
  const points: SeriesPoint[] = shown.map((value, index) => ({
    period: value.period,
    tick: tickOf(value.period, kind, index, many),
    ref: referenceOf(value, "estimate"),
    estimate: value.estimate,
    lower: value.lower,
    upper: value.upper,
    text: fieldText(value, "estimate", view.style, true) ?? "",
    provisional: value.status === "voorlopig",
  }));
  const rows = shown.map((value) => {
    const text = kind === "jaar" ? value.period : formatPeriod(value.period);
    const star = value.status === "voorlopig" ? "*" : "";
    return { label: value.period, shown: `${text}${star}`, value };
  });
  const unit = view.style.unit === "dagen" ? ", in dagen" : "";
  const provisional = shown.some((value) => value.status === "voorlopig");
  const zero = view.style.unit === "procent";
  return figure(site, page, {
    id: `${view.id.replaceAll("_", "-")}-${finest ? "fijn" : "verloop"}${id && `-${id}`}`,
    message,
    subtitle: `${view.phrases.name} ${kindNames[kind]}${unit}, ${about}`,
    chart: timeSeries(points, {
      alternative: `Lijngrafiek. ${plain(message)}`,
      axis: view.axis,
      norm,
      normLabel: norm === null ? "" : normLabel(view, norm),
      share: view.style.unit === "procent",
    }),
    reading: html`De lichte band laat zien hoe zeker het cijfer is.${provisional && " Open punten zijn voorlopig (*)."}${zero && " De as begint niet bij 0%."}`,
    table: table(
      `${view.phrases.name} ${kindNames[kind]}, ${about}`,
      valueColumns(view, "Periode", { signals: false }),
      rows,
    ),
    legend: legendOf(shown),
    download: valueDownload(view, rows),
  });
}

/** Periods at the end of which nothing is known yet only make a chart emptier. */
function trimEarly(values: readonly Value[]): readonly Value[] {
  const early = (value: Value) =>
    value.status === "te vroeg" || (value.status === "voorlopig" && value.estimate === null);
  const last = values.findLastIndex((value) => !early(value));
  return values.slice(0, last + 1);
}

function messageOf(view: View, values: readonly Value[]): Content {
  const change = changeOf(values);
  const figureOf = (value: Value) => figureValue(value, "estimate", view.style);
  if (!change) return html`${view.phrases.name} door de tijd`;
  const { first, last } = change;
  if (first === last) {
    return html`${figureOf(last)} in ${periodIn(last.period)}`;
  }
  if (plain(figureOf(first)) === plain(figureOf(last))) {
    return html`${figureOf(first)} in ${periodIn(first.period)} en in ${periodIn(last.period)}.`;
  }
  const verdict = change.apart
    ? "dat is meer dan gewone schommelingen"
    : "dat past bij gewone schommelingen";
  return html`${figureOf(first)} in ${periodIn(first.period)}, ${figureOf(last)} in ${periodIn(last.period)}: ${verdict}.`;
}

const periodIn = (period: string) =>
  period.includes("-") ? `het ${formatPeriod(period)}` : period;

/** On a fine axis only the start of a year is named. */
function tickOf(period: string, kind: PeriodKind, index: number, many: boolean): string {
  if (kind === "jaar" || !many) return period;
  const [year, part] = period.split("-");
  return part?.endsWith("1") || index === 0 ? (year ?? "") : "";
}
