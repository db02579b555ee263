import { intervalDots } from "../components/charts/interval-dots.ts";
import type { Picture } from "../components/charts/picture.ts";
import { smallMultiples } from "../components/charts/small-multiples.ts";
import { type SeriesPoint, timeSeries } from "../components/charts/time-series.ts";
import { fieldText } from "../components/figure-value.ts";
import { formatPeriod } from "../components/nl-format.ts";
import type { NamedValue } from "../components/value-columns.ts";
import { dimsOf, referenceOf } from "../data/reference.ts";
import type { Value } from "../data/tables.ts";
import { cutNames, withinOf } from "../words/explorer.ts";
import { comparisonWords, seriesWords } from "../words/figures.ts";
import { normLabel, periodPhrase } from "../words/judgement.ts";
import { labels, statusNames } from "../words/labels.ts";
import { type ExplorerView, groupName, type Menu } from "./menu.ts";
import { type Choices, region, type State } from "./state.ts";

/** What a reader sees of a choice. */
export interface Shown {
  /** What, and of whom in which period. */
  title: string;
  subtitle: string;
  /** Drawings below each other, each with a name when there are more. */
  pictures: { name: string; picture: Picture }[];
  rows: NamedValue[];
  /** Heading of the first column of the table. */
  heading: string;
  reading: string;
}

/**
 * Pictures and rows of a choice. The picture holds what has a figure, the table everything.
 *
 * @param regional the same indicator, part and kind of period of the whole region, to read against
 */
export function shownOf(
  menu: Menu,
  view: ExplorerView,
  state: State,
  choices: Choices,
  regional: readonly Value[],
): Shown {
  const dimension = withinOf[state.verdeling];
  const within = dimension && menu.names[dimension]?.[state.binnen];
  const nameOf = (value: Value) =>
    value.cut === "region" ? labels.wholeRegion : groupName(menu, value, dimension);
  const cut = (cutNames[state.verdeling] ?? state.verdeling).split(",")[0]?.toLowerCase() ?? "";
  const about = `per ${cut}${within ? `, ${within}` : ""}`;
  const groups = [...choices.groups]
    .map(([key, value]) => ({ key, name: nameOf(value) }))
    .sort((a, b) => a.name.localeCompare(b.name, "nl"));
  const context = { view, state, choices, regional, nameOf, about, groups };
  if (state.vergelijk === "groepen") return besideEachOther(context);
  return state.vergelijk === "tijd" ? overTime(context, within) : allOverTime(context);
}

interface Context {
  view: ExplorerView;
  state: State;
  choices: Choices;
  regional: readonly Value[];
  nameOf(value: Value): string;
  about: string;
  groups: { key: string; name: string }[];
}

const star = (value: Value) => (value.status === "voorlopig" ? "*" : "");

function besideEachOther({ view, state, choices, regional, nameOf, about }: Context): Shown {
  const here = (value: Value) => value.period === state.periode;
  const own = choices.figures
    .filter(here)
    .map((value) => ({ value, name: nameOf(value) }))
    .sort((a, b) => a.name.localeCompare(b.name, "nl"));
  const all = [...regional.filter(here).map((value) => ({ value, name: nameOf(value) })), ...own];
  const drawn = all.filter(({ value }) => value.estimate !== null);
  const norms = new Set(drawn.map(({ value }) => value.norm_value));
  const norm = norms.size === 1 ? ([...norms][0] ?? null) : null;
  const picture = intervalDots(
    drawn.map(({ value, name }) => ({
      label: name,
      ref: referenceOf(value, "estimate"),
      estimate: value.estimate,
      lower: value.lower,
      upper: value.upper,
      text: `${fieldText(value, "estimate", view.style, true) ?? statusNames[value.status]}${star(value)}`,
      signal: value.signal,
      provisional: value.status === "voorlopig",
      norm: value.norm_value,
      reference: value.cut === "region",
    })),
    {
      axis: view.axis,
      share: view.style.unit === "procent",
      ...(norm === null ? {} : { normLabel: normLabel(view, norm) }),
    },
  );
  return {
    title: view.phrases.name,
    subtitle: `${about}, ${periodPhrase(view, state.periode)}`,
    pictures: drawn.length > 0 ? [{ name: "", picture }] : [],
    rows: all.map(({ value, name }) => ({ label: name, shown: `${name}${star(value)}`, value })),
    heading: "Groep",
    reading: `${comparisonWords.reading} ${comparisonWords.alphabetical} ${comparisonWords.limits}`,
  };
}

/** One or two groups, the second on the scale of the first. */
function overTime(context: Context, within: string | undefined): Shown {
  const { view, state, choices, regional, nameOf } = context;
  const of = (key: string) =>
    byPeriod(key === region ? regional : choices.figures.filter((value) => dimsOf(value) === key));
  const series = [of(state.groep), ...(state.naast === "" ? [] : [of(state.naast)])].filter(
    (values) => values.length > 0,
  );
  const known = series.flat().filter((value) => value.estimate !== null);
  const share = view.style.unit === "procent";
  const domain = series.length > 1 ? domainOf(known, share) : undefined;
  const named = series.map((values) => ({ name: values[0] ? nameOf(values[0]) : "", values }));
  const norms = new Set(known.flatMap((value) => value.norm_value ?? []));
  const norm = norms.size === 1 ? ([...norms][0] ?? null) : null;
  return {
    title: seriesWords.overTime(view.phrases.name),
    subtitle: `${named.map((one) => one.name).join(", ")}${within ? ` (${within})` : ""}, ${seriesWords.kinds[state.soort]}`,
    pictures: named
      .filter(({ values }) => values.some((value) => value.estimate !== null))
      .map(({ name, values }) => ({
        name,
        picture: timeSeries(pointsOf(view, values), {
          axis: view.axis,
          norm,
          normLabel: norm === null ? "" : normLabel(view, norm),
          share,
          full: true,
          ...(domain ? { domain } : {}),
        }),
      })),
    rows: named.flatMap(({ name, values }) => rowsOf(name, values)),
    heading: "Groep en periode",
    reading: `${seriesWords.band} ${seriesWords.open} ${seriesWords.limits}`,
  };
}

function allOverTime({ view, state, choices, regional, about, groups }: Context): Shown {
  const series = groups
    .map(({ key, name }) => ({
      name,
      values: byPeriod(choices.figures.filter((value) => dimsOf(value) === key)),
    }))
    .filter(({ values }) => values.some((value) => value.estimate !== null));
  const whole = byPeriod(regional);
  const picture = smallMultiples(
    series.map(({ name, values }) => ({
      name,
      points: values.map((value) => ({
        period: value.period,
        ref: referenceOf(value, "estimate"),
        estimate: value.estimate,
        text: fieldText(value, "estimate", view.style, true) ?? "",
        provisional: value.status === "voorlopig",
      })),
    })),
    {
      periods: choices.periods,
      ...(whole.length ? { reference: { name: labels.wholeRegion, points: whole } } : {}),
      axis: view.axis,
      share: view.style.unit === "procent",
    },
  );
  return {
    title: seriesWords.overTime(view.phrases.name),
    subtitle: `${about}, ${seriesWords.kinds[state.soort]}`,
    pictures: series.length > 0 ? [{ name: "", picture }] : [],
    rows: series.flatMap(({ name, values }) => rowsOf(name, values)),
    heading: "Groep en periode",
    reading: `${comparisonWords.alphabetical} ${comparisonWords.limits}`,
  };
}

const byPeriod = (values: readonly Value[]) =>
  values
    .filter((value) => value.status !== "te vroeg")
    .sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));

const rowsOf = (name: string, values: readonly Value[]): NamedValue[] =>
  values.map((value) => {
    const label = `${name}, ${formatPeriod(value.period)}`;
    return { label, shown: `${label}${star(value)}`, value };
  });

function pointsOf(view: ExplorerView, values: readonly Value[]): SeriesPoint[] {
  return values.map((value, index) => {
    const [year = "", part] = value.period.split("/")[0]?.split("-") ?? [];
    return {
      period: value.period,
      // On a fine axis only the start of a year is named.
      tick: part === undefined || part.endsWith("1") || index === 0 ? year : "",
      ref: referenceOf(value, "estimate"),
      estimate: value.estimate,
      lower: value.lower,
      upper: value.upper,
      text: fieldText(value, "estimate", view.style, true) ?? "",
      provisional: value.status === "voorlopig",
    };
  });
}

/** Room for all figures; a very wide interval must not press the others together. */
function domainOf(known: readonly Value[], share: boolean): readonly [number, number] {
  const estimates = known.map((value) => value.estimate ?? 0);
  const [least, most] = [Math.min(...estimates), Math.max(...estimates)];
  const room = (most - least) * 0.6 || Math.abs(most) * 0.2 || 1;
  const low = Math.max(0, least - room);
  return [low, share && most <= 1 ? Math.min(1, most + room) : most + room];
}
