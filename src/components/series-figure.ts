import type { Site } from "../data/page.ts";
import { type Dims, referenceOf } from "../data/reference.ts";
import type { Value } from "../data/tables.ts";
import { changeOf } from "../words/change.ts";
import { seriesWords, unitNames } from "../words/figures.ts";
import { courseFacts, courseHeadline } from "../words/headline.ts";
import { normLabel } from "../words/judgement.ts";
import { anchorsOf } from "./anchors.ts";
import { chartFigure, originOf } from "./chart-figure.ts";
import { type SeriesPoint, timeSeries } from "./charts/time-series.ts";
import { eventsOf } from "./events.ts";
import { fieldText, figureValue } from "./figure-value.ts";
import { type Html, html, plain } from "./html.ts";
import { formatPeriod } from "./nl-format.ts";
import type { PageDraft } from "./page-draft.ts";
import { table } from "./table.ts";
import { legendOf, valueColumns, valueDownload } from "./value-columns.ts";
import { readableKind, type View } from "./view.ts";

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
  const points: SeriesPoint[] = shown.map((value, index) => ({
    period: value.period,
    tick: tickOf(value.period, index),
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
  const provisional = shown.find((value) => value.status === "voorlopig");
  const zero = view.style.unit === "procent";
  const latest = shown.findLast((value) => value.status === "definitief") ?? shown.at(-1);
  if (!latest) return null;
  const { events, notes } = eventsOf(site, shown);
  const range = seriesWords.fromTo(shown[0]?.period ?? "", shown.at(-1)?.period ?? "");
  const reading = [
    seriesWords.band,
    ...(provisional ? [seriesWords.open] : []),
    ...(zero ? [seriesWords.axis] : []),
    ...(notes.length > 0 ? [seriesWords.events] : []),
  ];
  return chartFigure(
    site,
    page,
    {
      ...originOf(site),
      id: `${view.id.replaceAll("_", "-")}-${finest ? "fijn" : "verloop"}${id && `-${id}`}`,
      message: messageOf(view, shown),
      subtitle: {
        what: `${view.phrases.name} ${seriesWords.kinds[kind]}`,
        who: about,
        period: range,
        unit: unitNames[view.style.unit],
      },
      picture: timeSeries(points, {
        axis: view.axis,
        norm,
        normLabel: norm === null ? "" : normLabel(view, norm),
        share: zero,
        events,
      }),
      events: notes,
      provisionalFrom: provisional ? periodIn(provisional.period) : null,
      anchors: anchorsOf(view, latest),
      table: table(
        `${view.phrases.name} ${seriesWords.kinds[kind]}, ${about}`,
        valueColumns(view, seriesWords.period, { signals: false }),
        rows,
      ),
      download: valueDownload(view, rows),
      reading: reading.join(" "),
      limits: view.style.edition === "contract" ? seriesWords.limits : seriesWords.publicLimits,
    },
    legendOf(shown),
  );
}

/** Periods at the end of which nothing is known yet only make a chart emptier. */
function trimEarly(values: readonly Value[]): readonly Value[] {
  const early = (value: Value) =>
    value.status === "te vroeg" || (value.status === "voorlopig" && value.estimate === null);
  const last = values.findLastIndex((value) => !early(value));
  return values.slice(0, last + 1);
}

function messageOf(view: View, values: readonly Value[]): Html | string {
  const change = changeOf(values);
  if (!change) return seriesWords.overTime(view.phrases.name);
  const point = (value: Value) => ({
    figure: figureValue(value, "estimate", view.style),
    period: periodIn(value.period),
  });
  const { first, last, apart } = change;
  if (first === last) return html`${point(last).figure} in ${point(last).period}.`;
  if (plain(point(first).figure) === plain(point(last).figure)) {
    return html`${point(first).figure} in ${point(first).period} en in ${point(last).period}.`;
  }
  const exact = [first, last].every((value) => value.lower === null && value.upper === null);
  if (exact) return courseFacts({ first: point(first), last: point(last) });
  return courseHeadline({
    subject: view.phrases.subject,
    first: point(first),
    last: point(last),
    signal: null,
    apart,
  });
}

const periodIn = (period: string) =>
  period.includes("-") ? `het ${formatPeriod(period)}` : period;

/** On a fine axis only the start of a year is named. */
function tickOf(period: string, index: number): string {
  const [year, part] = period.split("-");
  return part === undefined || part.endsWith("1") || index === 0 ? (year ?? "") : "";
}
