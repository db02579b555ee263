import { rowsWith } from "../data/grouped.ts";
import type { Site } from "../data/page.ts";
import { type Dims, referenceOf } from "../data/reference.ts";
import type { SeriesRow, Signal, Value } from "../data/tables.ts";
import { dialogueWords } from "../words/dialogue.ts";
import { seriesWords, unitNames } from "../words/figures.ts";
import { courseHeadline } from "../words/headline.ts";
import { normLabel } from "../words/judgement.ts";
import { anchorsOf } from "./anchors.ts";
import { chartFigure, originOf } from "./chart-figure.ts";
import { type Phase, type SeriesPoint, timeSeries } from "./charts/time-series.ts";
import { eventsOf } from "./events.ts";
import { fieldText, figureValue } from "./figure-value.ts";
import type { Html } from "./html.ts";
import { formatPeriod } from "./nl-format.ts";
import type { PageDraft } from "./page-draft.ts";
import { seriesFigure } from "./series-figure.ts";
import { table } from "./table.ts";
import { legendOf, valueColumns, valueDownload } from "./value-columns.ts";
import type { View } from "./view.ts";

/** Two years of quarters; fewer tell less than the years do. */
const fewest = 8;

/**
 * The quarters of one group beside its own past: with limits where there are twelve, as a run chart
 * from eight. With fewer the years, and null where there are not even two of those.
 */
export function controlFigure(
  site: Site,
  page: PageDraft,
  view: View,
  cut: string,
  dims: Dims,
  about: string,
): Html | null {
  const past = pastOf(site, view, cut, dims);
  const quarters = view
    .series(cut, dims, "kwartaal")
    .filter((value) => value.estimate !== null || past.has(value.period));
  const known = quarters.filter((value) => value.estimate !== null);
  const judged = known.filter((value) => past.get(value.period)?.centre != null);
  const [first, last] = [judged[0], judged.at(-1)];
  if (known.length < fewest || !first || !last) {
    return seriesFigure(site, page, view, cut, dims, about);
  }
  const called = judged.filter((value) => signalAt(view, past.get(value.period)) !== null);
  const norms = new Set(quarters.flatMap((value) => value.norm_value ?? []));
  const norm = norms.size === 1 ? ([...norms][0] ?? null) : null;
  const limited = past.get(last.period)?.limit_lower != null;
  const provisional = quarters.find((value) => value.status === "voorlopig");
  const point = (value: Value) => ({
    figure: figureValue(value, "estimate", view.style),
    period: `het ${formatPeriod(value.period)}`,
  });
  const share = view.style.unit === "procent";
  const rows = quarters.map((value) => ({
    label: value.period,
    shown: formatPeriod(value.period),
    value,
  }));
  const { events, notes } = eventsOf(site, quarters);
  return chartFigure(
    site,
    page,
    {
      ...originOf(site),
      id: `${view.id.replaceAll("_", "-")}-kwartalen`,
      message: courseHeadline({
        subject: view.phrases.subject,
        first: point(first),
        last: point(last),
        signal: signalAt(view, past.get(last.period)) ?? "geen signaal",
      }),
      subtitle: {
        what: `${view.phrases.name} ${seriesWords.kinds.kwartaal}`,
        who: about,
        period: seriesWords.fromTo(quarters[0]?.period ?? "", quarters.at(-1)?.period ?? ""),
        unit: unitNames[view.style.unit],
      },
      picture: timeSeries(
        quarters.map((value, index): SeriesPoint => {
          const signal = signalAt(view, past.get(value.period));
          return {
            period: value.period,
            tick: value.period.endsWith("K1") || index === 0 ? value.period.slice(0, 4) : "",
            ref: referenceOf(value, "estimate"),
            estimate: value.estimate,
            lower: value.lower,
            upper: value.upper,
            text: fieldText(value, "estimate", view.style, true) ?? "",
            provisional: value.status === "voorlopig",
            ...(signal === null ? {} : { signal }),
          };
        }),
        {
          axis: view.axis,
          norm,
          normLabel: norm === null ? "" : normLabel(view, norm),
          share,
          phases: phasesOf(judged, past),
          events,
        },
      ),
      events: notes,
      provisionalFrom: provisional ? `het ${formatPeriod(provisional.period)}` : null,
      anchors: anchorsOf(view, last),
      reading: [
        limited ? dialogueWords.control.xmr : dialogueWords.control.run,
        ...(called.length > 0
          ? [dialogueWords.control.points(called.map((value) => value.period).join(", "))]
          : []),
        ...(share ? [seriesWords.axis] : []),
        ...(notes.length > 0 ? [seriesWords.events] : []),
      ].join(" "),
      limits: seriesWords.limits,
      table: table(
        `${view.phrases.name} ${seriesWords.kinds.kwartaal}, ${about}`,
        valueColumns(view, seriesWords.period, { signals: false }),
        rows,
      ),
      download: valueDownload(view, rows),
    },
    legendOf(quarters),
  );
}

type Past = ReadonlyMap<string, SeriesRow>;

function pastOf(site: Site, view: View, cut: string, dims: Dims): Past {
  const found = rowsWith(site.release.quarters, {
    indicator_id: view.id,
    cut,
    segment: dims.segment ?? null,
    provider_id: dims.provider_id ?? null,
  });
  return new Map(found.map((row) => [row.period, row]));
}

/** What the own past says of one quarter; null when nothing calls it out. */
function signalAt(view: View, row: SeriesRow | undefined): Signal | null {
  const { direction } = view.indicator;
  if (!row?.rule || row.uncertain || (direction !== "higher" && direction !== "lower")) return null;
  const better = direction === "higher" ? 1 : -1;
  return row.direction * better > 0 ? "gunstig" : "ongunstig";
}

/** Stretches with one average; a new base starts another. */
function phasesOf(judged: readonly Value[], past: Past): Phase[] {
  const phases: Phase[] = [];
  for (const { period } of judged) {
    const row = past.get(period);
    if (row?.centre == null) continue;
    const { centre: mean, limit_lower: lower, limit_upper: upper } = row;
    const current = phases.at(-1);
    if (current?.mean === mean) current.to = period;
    else {
      phases.push({
        from: period,
        to: period,
        mean,
        limits: lower === null || upper === null ? null : { lower, upper },
      });
    }
  }
  return phases;
}
