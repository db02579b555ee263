import type { Site } from "../data/page.ts";
import type { Maturation } from "../data/tables.ts";
import { unitNames } from "../words/figures.ts";
import { maturationHeadline } from "../words/headline.ts";
import { qualityWords } from "../words/quality.ts";
import { noAnchors } from "./anchors.ts";
import { chartFigure, originOf } from "./chart-figure.ts";
import { maturation } from "./charts/maturation.ts";
import { type Content, type Html, html } from "./html.ts";
import { formatNumber } from "./nl-format.ts";
import type { PageDraft } from "./page-draft.ts";
import { table } from "./table.ts";

const kinds = ["start", "stop", "declaration"];
/** How many weeks the message tells of. */
const told = 8;

/** How fast messages come in after the end of a quarter; null when nothing is old enough to know. */
export function maturationFigure(site: Site, page: PageDraft): Html | null {
  const rows = site.release.maturation;
  if (rows.length === 0) return null;
  const weeks = [...new Set(rows.map((row) => row.weeks))].sort((a, b) => a - b);
  const shown = kinds.filter((kind) => rows.some((row) => row.kind === kind));
  const at = (kind: string, week: number) =>
    rows.find((row) => row.kind === kind && row.weeks === week);
  const sum = (pick: (row: Maturation) => number) =>
    rows.filter((row) => row.weeks === told).reduce((total, row) => total + pick(row), 0);
  const share =
    sum((row) => row.known) /
    Math.max(
      1,
      sum((row) => row.events),
    );
  const nameOf = (kind: string) => qualityWords.kinds[kind] ?? kind;
  return chartFigure(site, page, {
    ...originOf(site),
    id: "nalevering",
    message: maturationHeadline(told, `${formatNumber(share * 100)}%`),
    subtitle: {
      what: qualityWords.lateWhat,
      who: qualityWords.lateWho,
      period: qualityWords.latePeriod,
      unit: unitNames.procent,
    },
    picture: maturation(
      shown.map((kind) => ({
        name: nameOf(kind),
        points: weeks.flatMap((week) => {
          const row = at(kind, week);
          return row ? [{ weeks: week, share: row.known / row.events }] : [];
        }),
      })),
      { finalFrom: Math.ceil(site.release.edition.gap_days / 7) },
    ),
    provisionalFrom: null,
    anchors: noAnchors,
    reading: qualityWords.lateReading,
    limits: qualityWords.lateLimits,
    table: table<number>(
      qualityWords.lateCaption,
      [
        { heading: qualityWords.weeks, names: true, cell: (week) => String(week) },
        ...shown.map((kind) => ({
          heading: nameOf(kind),
          number: true,
          cell: (week: number) => shareOf(at(kind, week)),
        })),
      ],
      weeks,
    ),
    download: {
      columns: ["soort bericht", "weken", "binnen", "bekend"],
      rows: rows.map((row) => [nameOf(row.kind), row.weeks, row.known, row.events]),
    },
  });
}

const shareOf = (row: Maturation | undefined): Content =>
  row &&
  html`${formatNumber((row.known / row.events) * 100, 1)}% <span class="licht">(<data class="cijfer" data-ref="maturation|maturation|kind=${row.kind}|${row.weeks}|known" value="${row.known}">${formatNumber(row.known)}</data>)</span>`;
