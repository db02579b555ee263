import type { Annotation } from "../data/annotation-table.ts";
import type { Site } from "../data/page.ts";
import type { Value } from "../data/tables.ts";
import type { EventNote } from "./chart-figure.ts";
import type { ChartEvent } from "./charts/time-series.ts";
import { formatDate, formatMonth } from "./nl-format.ts";

/**
 * What happened within the periods of a chart about the group of these values: as a line in the picture,
 * and as a note below it with the same number. What happened on the first day of the first period is left
 * out: it separates nothing. Days in one period share a line.
 *
 * @param values the points of the chart, oldest first, of one group and kind of period
 */
export function eventsOf(
  site: Site,
  values: readonly Value[],
): { events: ChartEvent[]; notes: EventNote[] } {
  const [first] = values;
  if (first === undefined) return { events: [], notes: [] };
  const byPeriod = new Map<string, Annotation[]>();
  for (const one of site.release.annotations) {
    const period = periodOf(one.on_date, first.period);
    if (!about(one, first, site) || one.on_date <= startOf(first.period)) continue;
    if (!values.some((value) => value.period === period)) continue;
    byPeriod.set(period, [...(byPeriod.get(period) ?? []), one]);
  }
  const found = [...byPeriod];
  return {
    events: found.map(([period, [one]]) => ({ period, text: formatMonth(one?.on_date ?? "") })),
    notes: found.flatMap(([, all], index) =>
      all.map(({ on_date, text }) => ({ number: index + 1, date: formatDate(on_date), text })),
    ),
  };
}

/** Whether a remark is about the whole that the group of this value is a part of, or that group itself. */
function about({ indicator_id, scope, scope_id }: Annotation, value: Value, site: Site): boolean {
  if (indicator_id !== "*" && indicator_id !== value.indicator_id) return false;
  switch (scope) {
    case "regio":
      return true;
    case "domein":
      return value.domain === scope_id;
    case "segment":
      return value.segment === scope_id;
    case "aanbieder":
      return (
        value.provider_id === scope_id ||
        (value.party_id !== null &&
          site.release.providers.some(
            (one) => one.provider_id === scope_id && one.party_id === value.party_id,
          ))
      );
    case "keten":
      return value.law === scope_id;
  }
}

/** The period of the same kind as `like` that holds a day: `2024`, `2024-H1` or `2024-K2`. */
function periodOf(day: string, like: string): string {
  const [year = "", month = "1"] = day.split("-");
  if (like.includes("-K")) return `${year}-K${Math.ceil(Number(month) / 3)}`;
  if (like.includes("-H")) return `${year}-H${Number(month) > 6 ? 2 : 1}`;
  return year;
}

/** First day of a period. */
function startOf(period: string): string {
  const [year, part = "K1"] = period.split("-");
  const nth = Number(part.slice(1)) - 1;
  const month = 1 + nth * (part.startsWith("H") ? 6 : 3);
  return `${year}-${String(month).padStart(2, "0")}-01`;
}
