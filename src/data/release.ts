import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { z } from "zod";
import { type Dims, dimsOf, keyOf } from "./reference.ts";
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
  indicators: tables.Indicator[];
  values: tables.Value[];
  caseload: tables.Caseload[];
  flow: tables.Flow[];
  deliveries: tables.Delivery[];
  findings: tables.Finding[];
  providerFindings: tables.ProviderFinding[];
  /** The value of one cut in one period, or undefined when the release does not hold it. */
  value(indicator: string, cut: string, dims: Dims, period: string): tables.Value | undefined;
  /** All periods of one kind of one cut, oldest first. */
  series(
    indicator: string,
    cut: string,
    dims: Dims,
    kind: tables.PeriodKind,
  ): readonly tables.Value[];
}

/**
 * Reads one edition of a release.
 *
 * @param folder the folder of the edition, with one CSV per table
 * @throws Error naming the table, row and column that is not as agreed
 */
export async function readRelease(
  folder: string,
  releaseId: string,
  hash: string,
): Promise<Release> {
  const read = <T extends z.ZodType>(name: string, row: T) => readTable(folder, name, row);
  const [edition] = await read("edition", tables.editionRow);
  if (!edition) throw new Error(`tabel edition in ${folder} is leeg`);
  const internal = edition.edition === "contract";
  const values = await read("value", tables.valueRow);
  const byKey = new Map<string, tables.Value>();
  const bySeries = new Map<string, tables.Value[]>();
  for (const value of values) {
    const dims = dimsOf(value);
    const key = keyOf(value.indicator_id, value.cut, dims, value.period);
    if (byKey.has(key)) throw new Error(`tabel value in ${folder} heeft ${key} twee keer`);
    byKey.set(key, value);
    const seriesKey = keyOf(value.indicator_id, value.cut, dims, value.period_kind);
    const series = bySeries.get(seriesKey);
    if (series) series.push(value);
    else bySeries.set(seriesKey, [value]);
  }
  for (const series of bySeries.values()) series.sort((a, b) => compare(a.period, b.period));
  return {
    releaseId,
    hash,
    edition,
    periods: await read("period", tables.periodRow),
    municipalities: (await read("municipality", tables.municipalityRow)).sort(byName),
    segments: (await read("segment", tables.segmentRow)).sort((a, b) => a.position - b.position),
    ladder: await read("ladder", tables.ladderRow),
    providers: internal ? (await read("provider", tables.providerRow)).sort(byName) : [],
    norms: await read("norm", tables.normRow),
    indicators: await read("indicator", tables.indicatorRow),
    values,
    caseload: internal ? await read("caseload", tables.caseloadRow) : [],
    flow: internal ? await read("flow", tables.flowRow) : [],
    deliveries: await read("delivery", tables.deliveryRow),
    findings: await read("finding", tables.findingRow),
    providerFindings: internal ? await read("finding_provider", tables.providerFindingRow) : [],
    value: (indicator, cut, dims, period) => byKey.get(keyOf(indicator, cut, dimsOf(dims), period)),
    series: (indicator, cut, dims, kind) =>
      bySeries.get(keyOf(indicator, cut, dimsOf(dims), kind)) ?? [],
  };
}

async function readTable<T extends z.ZodType>(
  folder: string,
  name: string,
  row: T,
): Promise<z.infer<T>[]> {
  const records: unknown[] = parse(await readFile(join(folder, `${name}.csv`)), {
    columns: true,
    bom: true,
  });
  return records.map((record, index) => {
    const result = row.safeParse(record);
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    throw new Error(
      `tabel ${name}, rij ${index + 2}, kolom ${issue?.path.join(".") || "?"}: ${issue?.message}`,
    );
  });
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Alphabetical as a Dutch reader expects; pages know no other order. */
function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, "nl");
}
