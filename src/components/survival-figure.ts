import { rowsWith } from "../data/grouped.ts";
import type { Site } from "../data/page.ts";
import type { Dims } from "../data/reference.ts";
import type { Curve } from "../data/tables.ts";
import { unitNames } from "../words/figures.ts";
import { survivalHeadline } from "../words/headline.ts";
import { survivalWords } from "../words/indicator-page.ts";
import { anchorsOf } from "./anchors.ts";
import { type Anchors, chartFigure, originOf } from "./chart-figure.ts";
import { type SurvivalCurve, survival } from "./charts/survival.ts";
import type { Html } from "./html.ts";
import { formatList, formatNumber } from "./nl-format.ts";
import type { PageDraft } from "./page-draft.ts";
import { table } from "./table.ts";
import type { View } from "./view.ts";

const month = 30.4375;
const longest = 24;
const moments = [3, 6, 12, 18, longest];

/** One group to follow: a name and its steps, from the release. */
export interface Followed {
  name: string;
  steps: readonly Curve[];
}

/**
 * Who still has help, of those who started in the last years that can be followed, in one group.
 *
 * @param about the group, for the subtitle
 */
export function startersFigure(
  site: Site,
  page: PageDraft,
  view: View,
  cut: string,
  dims: Dims,
  about: string,
): Html | null {
  const value = view.value(cut, dims);
  if (!value) return null;
  const steps = rowsWith(site.release.curves, { indicator_id: view.id, cut, ...dims });
  const years = [...new Set(steps.map((step) => step.period))].sort().slice(-3);
  return survivalFigure(
    site,
    page,
    years.map((year) => ({
      name: survivalWords.started(year),
      steps: steps.filter((step) => step.period === year),
    })),
    {
      id: "nog-in-hulp",
      what: survivalWords.stillInCare,
      about,
      period: formatList(years),
      anchors: anchorsOf(view, value),
    },
  );
}

/**
 * Who still has help as time goes by. At most four groups; null when none can be followed.
 *
 * @param about whom it is about, for the subtitle
 * @param period when they started, in words
 */
export function survivalFigure(
  site: Site,
  page: PageDraft,
  groups: readonly Followed[],
  options: { id: string; what: string; about: string; period: string; anchors: Anchors },
): Html | null {
  const followed = groups.filter(({ steps }) => steps.length > 1).slice(0, 4);
  const [first] = followed;
  if (!first) return null;
  const until = Math.min(
    longest * month,
    Math.max(...followed.flatMap(({ steps }) => steps.map((step) => step.day))),
  );
  const told = moments.findLast((months) => months <= 12 && reaches(first, months)) ?? 3;
  const at = stepAt(first, told);
  return chartFigure(site, page, {
    ...originOf(site),
    id: options.id,
    message: survivalHeadline(told, at?.survival ?? 1, survivalWords.who, survivalWords.stillHelp),
    subtitle: {
      what: options.what,
      who: options.about,
      period: options.period,
      unit: unitNames.procent,
    },
    picture: survival(followed.map(curveOf), { until, still: survivalWords.still }),
    provisionalFrom: null,
    anchors: options.anchors,
    reading: survivalWords.reading,
    limits: survivalWords.limits,
    table: table<{ months: number }>(
      `${options.what}, ${options.about}`,
      [
        {
          heading: survivalWords.months,
          names: true,
          cell: ({ months }) => survivalWords.after(months),
        },
        ...followed.flatMap((group) => [
          {
            heading: followed.length > 1 ? group.name : survivalWords.stillInCare,
            number: true,
            cell: ({ months }: { months: number }) => shareAt(group, months),
          },
          {
            heading: survivalWords.atRisk,
            number: true,
            cell: ({ months }: { months: number }) =>
              reaches(group, months) ? formatNumber(stepAt(group, months)?.at_risk ?? 0) : ".",
          },
        ]),
      ],
      moments
        .filter((months) => followed.some((group) => reaches(group, months)))
        .map((months) => ({ months })),
    ),
    download: {
      columns: ["groep", "dag", "nog in hulp", "ondergrens", "bovengrens", "gevolgd"],
      rows: followed.flatMap(({ name, steps }) =>
        steps.map((step) => [name, step.day, step.survival, step.lower, step.upper, step.at_risk]),
      ),
    },
  });
}

const stepAt = ({ steps }: Followed, months: number) =>
  steps.findLast((step) => step.day <= months * month);

/** Whether the group is followed for so long. */
const reaches = ({ steps }: Followed, months: number) =>
  (steps.at(-1)?.day ?? 0) >= months * month - 15;

function shareAt(group: Followed, months: number): string {
  const step = stepAt(group, months);
  if (!step || !reaches(group, months)) return ".";
  const percent = (share: number) => `${formatNumber(share * 100)}%`;
  if (step.lower === null || step.upper === null) return percent(step.survival);
  return `${percent(step.survival)} (${percent(step.lower)}–${percent(step.upper)})`;
}

function curveOf({ name, steps }: Followed): SurvivalCurve {
  const start = { days: 0, share: 1, lower: 1, upper: 1 };
  return {
    name,
    steps: [
      start,
      ...steps.map(({ day, survival: share, lower, upper }) => ({
        days: day,
        share,
        lower,
        upper,
      })),
    ],
    atRisk: [
      { days: 0, n: steps[0]?.at_risk ?? null },
      ...steps.map(({ day, at_risk }) => ({ days: day, n: at_risk })),
    ],
  };
}
