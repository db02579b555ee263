import { type Annotation, annotationColumns } from "./annotation-table.ts";
import { type ContextFigure, contextColumns } from "./context-table.ts";
import * as council from "./council-tables.ts";
import { withTables } from "./read-table.ts";
import { type Dims, dimsOf } from "./reference.ts";
import * as tables from "./tables.ts";

/** One edition of a published release, read and checked, with the ways pages look things up. */
export interface Release {
  releaseId: string;
  /** SHA-256 of the manifest: proves which release a page was made of. */
  hash: string;
  edition: tables.Edition;
  periods: tables.Period[];
  municipalities: tables.Municipality[];
  segments: tables.Segment[];
  ladder: tables.LadderStep[];
  providers: tables.Provider[];
  norms: tables.Norm[];
  /** What happened, oldest first. */
  annotations: Annotation[];
  /** Public figures of CBS, oldest first. */
  context: ContextFigure[];
  indicators: tables.Indicator[];
  parts: tables.Part[];
  values: tables.Value[];
  signals: tables.SignalRow[];
  quarters: tables.SeriesRow[];
  peers: tables.Peer[];
  standards: tables.Standard[];
  combinations: tables.Combination[];
  curves: tables.Curve[];
  coverage: tables.Coverage[];
  maturation: tables.Maturation[];
  /** In order of number: the oldest first. */
  agreements: tables.Agreement[];
  agreementProgress: tables.AgreementProgress[];
  stories: tables.Story[];
  /** Of the council's edition only, as the three below. */
  agreementCounts: council.AgreementCount[];
  councilRequests: council.CouncilRequest[];
  councilReadings: council.CouncilReading[];
  councilBudgets: council.CouncilBudget[];
  caseload: tables.Caseload[];
  flow: tables.Flow[];
  deliveries: tables.Delivery[];
  findings: tables.Finding[];
  providerFindings: tables.ProviderFinding[];
  /** The newest first. */
  corrections: tables.Correction[];
  /** Of public editions only. */
  protection: tables.Protection | null;
  /**
   * The value of one cut in one period, or undefined when the release does not hold it.
   *
   * @param part a further series of the indicator; the headline when absent
   */
  value(
    indicator: string,
    cut: string,
    dims: Dims,
    period: string,
    part?: string,
  ): tables.Value | undefined;
  /** All periods of one kind of one cut, oldest first. */
  series(
    indicator: string,
    cut: string,
    dims: Dims,
    kind: tables.PeriodKind,
    part?: string,
  ): readonly tables.Value[];
}

/**
 * Reads one edition of a release.
 *
 * @param folder the folder of the edition, with one Parquet file per table
 * @throws Error naming the table and column that is not as agreed
 */
export async function readRelease(
  folder: string,
  releaseId: string,
  hash: string,
): Promise<Release> {
  return withTables(folder, async (read) => {
    const [edition] = await read("edition", tables.editionColumns);
    if (!edition) throw new Error(`tabel edition in ${folder} is leeg`);
    const internal = edition.edition === "contract";
    /** What only the contract edition has. */
    const inside: typeof read = async (name, columns) => (internal ? read(name, columns) : []);
    /** What only the council's edition has. */
    const forCouncil: typeof read = async (name, columns) =>
      edition.edition === "raad" ? read(name, columns) : [];
    const values = await read("value", tables.valueColumns);
    return {
      releaseId,
      hash,
      edition,
      periods: await read("period", tables.periodColumns),
      municipalities: (await read("municipality", tables.municipalityColumns)).sort(byName),
      segments: (await read("segment", tables.segmentColumns)).sort(byPosition),
      ladder: await read("ladder", tables.ladderColumns),
      providers: (await inside("provider", tables.providerColumns)).sort(byName),
      norms: await read("norm", tables.normColumns),
      annotations: (await read("annotation", annotationColumns)).sort((a, b) =>
        compare(a.on_date, b.on_date),
      ),
      context: (await read("context", contextColumns)).sort((a, b) => compare(a.period, b.period)),
      indicators: await read("indicator", tables.indicatorColumns),
      parts: (await read("part", tables.partColumns)).sort(byPosition),
      values,
      signals: await inside("signal", tables.signalColumns),
      quarters: await inside("series", tables.seriesColumns),
      peers: await inside("peer", tables.peerColumns),
      standards: await inside("standard", tables.standardColumns),
      combinations: await inside("combination", tables.combinationColumns),
      curves: await inside("curve", tables.curveColumns),
      coverage: await inside("coverage", tables.coverageColumns),
      maturation: await inside("maturation", tables.maturationColumns),
      agreements: await inside("agreement", tables.agreementColumns),
      agreementProgress: await inside("agreement_progress", tables.agreementProgressColumns),
      stories: await inside("story", tables.storyColumns),
      agreementCounts: await forCouncil("agreement_count", council.agreementCountColumns),
      councilRequests: await forCouncil("council_request", council.councilRequestColumns),
      councilReadings: await forCouncil("council_reading", council.councilReadingColumns),
      councilBudgets: await forCouncil("council_budget", council.councilBudgetColumns),
      caseload: await inside("caseload", tables.caseloadColumns),
      flow: await inside("flow", tables.flowColumns),
      deliveries: await read("delivery", tables.deliveryColumns),
      findings: await read("finding", tables.findingColumns),
      corrections: (await read("correction", tables.correctionColumns)).sort((a, b) =>
        compare(b.until_after, a.until_after),
      ),
      protection: internal
        ? null
        : ((await read("protection", tables.protectionColumns))[0] ?? null),
      providerFindings: await inside("finding_provider", tables.providerFindingColumns),
      ...lookups(values, folder),
    };
  });
}

/** The values of one group of one series of an indicator, by period and by kind of period. */
interface Shelf {
  byPeriod: Map<string, tables.Value>;
  byKind: Map<tables.PeriodKind, tables.Value[]>;
}

/**
 * How values are found. The values of an indicator are put in order when it is first asked for: a
 * page is about a few of them only.
 */
function lookups(
  values: readonly tables.Value[],
  folder: string,
): Pick<Release, "value" | "series"> {
  const unsorted = new Map<string, tables.Value[]>();
  for (const value of values) {
    const same = unsorted.get(value.indicator_id);
    if (same) same.push(value);
    else unsorted.set(value.indicator_id, [value]);
  }
  const sorted = new Map<string, Map<string, Shelf>>();
  const shelf = (indicator: string, cut: string, dims: Dims, part?: string): Shelf | undefined => {
    let shelves = sorted.get(indicator);
    if (shelves === undefined) {
      shelves = shelve(unsorted.get(indicator) ?? [], folder);
      sorted.set(indicator, shelves);
    }
    return shelves.get(placeOf(part ?? null, cut, dimsOf(dims)));
  };
  return {
    value: (indicator, cut, dims, period, part) =>
      shelf(indicator, cut, dims, part)?.byPeriod.get(period),
    series: (indicator, cut, dims, kind, part) =>
      shelf(indicator, cut, dims, part)?.byKind.get(kind) ?? [],
  };
}

const placeOf = (part: string | null, cut: string, dims: string) => `${part ?? ""}|${cut}|${dims}`;

function shelve(values: readonly tables.Value[], folder: string): Map<string, Shelf> {
  const shelves = new Map<string, Shelf>();
  for (const value of values) {
    const place = placeOf(value.part, value.cut, dimsOf(value));
    let shelf = shelves.get(place);
    if (shelf === undefined) {
      shelf = { byPeriod: new Map(), byKind: new Map() };
      shelves.set(place, shelf);
    }
    if (shelf.byPeriod.has(value.period)) {
      throw new Error(
        `tabel value in ${folder} heeft ${value.indicator_id} ${place} ${value.period} twee keer`,
      );
    }
    shelf.byPeriod.set(value.period, value);
    const series = shelf.byKind.get(value.period_kind);
    if (series) series.push(value);
    else shelf.byKind.set(value.period_kind, [value]);
  }
  for (const { byKind } of shelves.values()) {
    for (const series of byKind.values()) series.sort((a, b) => compare(a.period, b.period));
  }
  return shelves;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const byPosition = (a: { position: number }, b: { position: number }) => a.position - b.position;

/** Alphabetical as a Dutch reader expects; pages know no other order. */
function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, "nl");
}
