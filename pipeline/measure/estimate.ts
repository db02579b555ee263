import type { Definition, Kind, Part } from "../../indicators/definition.ts";

/** What a kind of indicator makes of the counts of one cell and period. */
export interface Figure {
  estimate: number | null;
  lower: number | null;
  upper: number | null;
}

/** How the figures of some parts are computed; parts that agree on it are computed together. */
export interface Series {
  kind: Kind;
  /** Ids of the parts; the empty text is the headline. */
  parts: string[];
  /** Whose observations tell them: their own, or for a figure of the headline that. */
  observed: "own" | "headline";
  /** survival: beyond how many days; median: which percentile instead. */
  at: number | undefined;
  counts: "units" | "persons";
  per: "sum" | "persons";
  interval: "standard" | "none";
  /** A share of itself: never below 0 or above 1. */
  bounded: boolean;
  /** Figures per so many: 1000 for a rate per thousand. */
  scale: number;
}

/** One kind of indicator: what SQL counts, and what statistics makes of it. */
export interface KindRule {
  /** Columns an observation has besides the common ones, with their type. */
  columns: Readonly<Record<string, string>>;
  /**
   * A query over `series_unit` (the units of these parts), `place_cell` and `atom_period` (see
   * `place.ts`) with one row per cell_no, period_no, part_no: numerator, denominator, asked, clients,
   * hits, and `inputs`.
   */
  counts(series: Series): string;
  /** Columns of that query which `figure` needs. */
  inputs: readonly string[];
  /** The estimate and its interval from those columns, in their order. */
  figure(inputs: readonly never[], series: Series): Figure;
}

/** Ids of the parts whose observations tell a series. */
export function observedParts(series: Series): string[] {
  return series.observed === "headline" ? [""] : series.parts;
}

/**
 * Which sums are made, over `place_cell`, `atom_period` and part_no: fine cuts for whole years only, and
 * parts for calendar periods of the other cuts: finer than that nobody reads them.
 */
export const wantedSums = "(whole_year OR NOT fine) AND (part_no = 0 OR NOT (fine OR rolling))";

/** How the headline and each part are computed, those that agree together. */
export function seriesOf(definition: Definition): Series[] {
  const found = new Map<string, Series>();
  for (const part of [undefined, ...definition.parts]) {
    const rule = seriesFor(definition, part);
    const key = JSON.stringify(rule);
    const same = found.get(key);
    if (same === undefined) found.set(key, { ...rule, parts: [part?.id ?? ""] });
    else same.parts.push(part?.id ?? "");
  }
  return [...found.values()];
}

function seriesFor(definition: Definition, part: Part | undefined): Omit<Series, "parts"> {
  const unit = part?.unit ?? definition.unit;
  const interval = part?.interval ?? definition.interval;
  return {
    kind: part?.kind ?? definition.kind,
    observed: part?.of ?? "own",
    at: part?.at ?? definition.at,
    counts: part?.counts ?? definition.counts,
    per: part?.per ?? definition.per,
    interval,
    bounded: unit === "procent" && interval === "standard",
    scale: unit === "per1000" ? 1000 : 1,
  };
}
