import type { Definition } from "../../indicators/definition.ts";
import type { ContextFigure } from "../data/context-table.ts";
import type { Site } from "../data/page.ts";
import { type Dims, dimsOf } from "../data/reference.ts";
import type { Release } from "../data/release.ts";
import type { Indicator, PeriodKind, SignalRow, Value } from "../data/tables.ts";
import { type Phrases, phrasesOf } from "../words/indicators.ts";
import type { Style } from "./figure-value.ts";
import { type Content, html } from "./html.ts";
import { formatNumber, slug } from "./nl-format.ts";

/** Everything a page needs to show one indicator: its sheet, its words, its figures. */
export interface View {
  id: string;
  indicator: Indicator;
  /** Absent when a release holds an indicator of which the sheet is gone. */
  definition: Definition | undefined;
  phrases: Phrases;
  style: Style;
  /** The newest year of which the figure of the whole region (or of a chain) is final. */
  headline: string | undefined;
  /** Address of its own page. */
  path: string;
  value(cut: string, dims: Dims, period?: string): Value | undefined;
  series(cut: string, dims: Dims, kind: PeriodKind): readonly Value[];
  /** The newest figure of CBS for the whole country that may stand beside this value. */
  national(value: Value): ContextFigure | undefined;
  /** How the group of this value last stood beside its own past, up to its period. */
  ownPast(value: Value): SignalRow | undefined;
  /** A number on the axis of a chart. */
  axis(value: number): string;
}

/**
 * A further series of an indicator, seen like the indicator itself: with its own name, unit and figures.
 * Undefined when the release does not know the part.
 */
export function partView(site: Site, view: View, part: string): View | undefined {
  const { release } = site;
  const found = release.parts.find((one) => one.indicator_id === view.id && one.part === part);
  if (!found) return undefined;
  const { name, unit, direction, kind } = found;
  const phrases = {
    ...view.phrases,
    name,
    subject: name.charAt(0).toLowerCase() + name.slice(1),
    sentence: (figure: Content) => html`${name}: ${figure}.`,
  };
  return {
    ...view,
    indicator: { ...view.indicator, name, unit, direction, kind },
    phrases,
    style: { ...view.style, unit },
    value: (cut, dims, period = view.headline) =>
      period === undefined ? undefined : release.value(view.id, cut, dims, period, part),
    series: (cut, dims, kindOf) => release.series(view.id, cut, dims, kindOf, part),
    // What CBS tells and what the past says is of the indicator itself.
    national: () => undefined,
    ownPast: () => undefined,
    axis: axisOf(unit),
  };
}

/** The indicators of a release, in the order of the catalogue: the order readers meet them. */
export function viewsOf(site: Site): View[] {
  const order = [...site.definitions.keys()];
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...site.release.indicators]
    .sort((a, b) => place(a.indicator_id) - place(b.indicator_id))
    .map((indicator) => viewOf(site, indicator));
}

function viewOf(site: Site, indicator: Indicator): View {
  const { release, definitions } = site;
  const id = indicator.indicator_id;
  const definition = definitions.get(id);
  const laws = [...new Set(release.segments.map((segment) => segment.law))];
  // What only the chain is told of has no figure of the whole region.
  const years =
    [
      release.series(id, "region", {}, "jaar"),
      ...laws.map((law) => release.series(id, "chain", { law }, "jaar")),
    ].find((series) => series.length > 0) ?? [];
  const headline = (years.findLast((year) => year.status === "definitief") ?? years.at(-1))?.period;
  const phrases = phrasesOf(id, release.edition.edition, {
    name: indicator.name,
    question: definition?.question ?? indicator.name,
  });
  return {
    id,
    indicator,
    definition,
    phrases,
    style: { unit: indicator.unit, edition: release.edition.edition },
    headline,
    path: `/indicator/${slug(indicator.name)}`,
    value: (cut, dims, period = headline) =>
      period === undefined ? undefined : release.value(id, cut, dims, period),
    series: (cut, dims, kind) => release.series(id, cut, dims, kind),
    national: (value) => nationalOf(release, value),
    ownPast: (value) => ownPastOf(release, value),
    axis: axisOf(indicator.unit),
  };
}

/** Only what is about the same people: a figure of youth care never stands beside one of all domains. */
function nationalOf(release: Release, value: Value): ContextFigure | undefined {
  return release.context.findLast(
    (one) =>
      one.indicator_id === value.indicator_id &&
      one.municipality_code === null &&
      one.value !== null &&
      (one.domain === null || one.domain === value.domain),
  );
}

/** Comparisons with the own past, by group; the newest last. Made once: there are many signals. */
const pasts = new WeakMap<readonly SignalRow[], Map<string, SignalRow[]>>();

function ownPastOf(release: Release, value: Value): SignalRow | undefined {
  const key = (one: SignalRow | Value) => `${one.indicator_id}|${one.cut}|${dimsOf(one)}`;
  let groups = pasts.get(release.signals);
  if (groups === undefined) {
    groups = new Map();
    const past = release.signals.filter(({ against }) => against === "verleden");
    for (const one of past.sort((a, b) => (a.period < b.period ? -1 : 1))) {
      const same = groups.get(key(one));
      if (same) same.push(one);
      else groups.set(key(one), [one]);
    }
    pasts.set(release.signals, groups);
  }
  // Quarters sort before the end of their year: `2024-K4` before `2024~`.
  return groups.get(key(value))?.findLast(({ period }) => period <= `${value.period}~`);
}

/** How a number of this unit is written on an axis. */
export const axisOf =
  (unit: Indicator["unit"]) =>
  (value: number): string =>
    unit === "procent"
      ? `${formatNumber(value * 100)}%`
      : formatNumber(value, Number.isInteger(value) ? 0 : Math.abs(value) < 1 ? 2 : 1);

/**
 * The finest kind of period in which most figures of a cut can be shown; a chart of mostly gaps
 * tells nothing. Null when not even two years can.
 */
export function readableKind(view: View, cut: string, dims: Dims): PeriodKind | null {
  for (const kind of ["kwartaal", "halfjaar", "jaar"] as const) {
    const series = view.series(cut, dims, kind).filter((value) => value.status !== "te vroeg");
    const known = series.filter((value) => value.estimate !== null).length;
    if (known >= 2 && known >= series.length * 0.75) return kind;
  }
  return null;
}
