import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../../failure.ts";
import { rows, type Warehouse } from "../../warehouse/warehouse.ts";
import { cellName } from "../edition/public-cell.ts";
import type { NumberName } from "../edition/treatment.ts";

/** What one earlier release said of a cell. */
export interface PastCell {
  release: string;
  shown: boolean;
  /** What it published; null where it said nothing. */
  published: Record<NumberName | "estimate" | "lower" | "upper", number | null>;
  /** What was true then, as far as the contract edition of that release tells; else null. */
  exact: Record<NumberName, number | null>;
  /** Counts were rounded to this. */
  roundTo: number;
}

/** Everything earlier releases told the public. */
export interface Past {
  /** The release that is current; null when there is none. */
  current: string | null;
  /** By `cellName`: the cell in every release that has it, oldest name first. */
  cells: ReadonlyMap<string, readonly PastCell[]>;
}

export const nothingBefore: Past = { current: null, cells: new Map() };

/** Below the folder of releases: what was public of releases that were cleared away. */
export const keptFolder = ".bescherming";

/** Which rows of a contract edition tell what was true of public cells. */
export const publicTruth = `level = 'system' AND part IS NULL AND period_kind = 'jaar'
  AND cut IN ('region', 'domain', 'municipality', 'municipality_domain')`;

const releaseName = /^\d{4}-\d{2}-\d{2}-[0-9a-f]{10}$/;

/**
 * Reads every release that was ever made, from their folders: whoever kept a copy has them all,
 * whatever is current now.
 *
 * @param releases the folder with all releases; null: there are none
 * @throws Failure (disclosure) for a release without its public figures: nobody can tell then what
 *   readers know
 */
export async function pastOf(db: Warehouse, releases: string | null): Promise<Past> {
  if (releases === null || !existsSync(releases)) return nothingBefore;
  const namesIn = async (folder: string): Promise<[string, string][]> =>
    existsSync(folder)
      ? (await readdir(folder))
          .filter((name) => releaseName.test(name))
          .map((name) => [name, folder])
      : [];
  // A release itself before what was kept of it.
  const places = new Map([
    ...(await namesIn(join(releases, keptFolder))),
    ...(await namesIn(releases)),
  ]);
  const cells = new Map<string, PastCell[]>();
  for (const [name, folder] of [...places].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const { key, cell } of await readRelease(db, folder, name)) {
      cells.set(key, [...(cells.get(key) ?? []), cell]);
    }
  }
  return { current: await currentName(releases), cells };
}

async function currentName(releases: string): Promise<string | null> {
  const file = join(releases, "current.json");
  if (!existsSync(file)) return null;
  return (JSON.parse(await readFile(file, "utf8")) as { releaseId: string }).releaseId;
}

interface PastRow {
  indicator: string;
  period: string;
  cut: string;
  domain: string | null;
  municipality: string | null;
  numerator: number | null;
  denominator: number | null;
  clients: number | null;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  status: string;
  exact_numerator: number | null;
  exact_denominator: number | null;
  exact_clients: number | null;
  round_to: number;
}

async function readRelease(
  db: Warehouse,
  releases: string,
  release: string,
): Promise<{ key: string; cell: PastCell }[]> {
  const path = (edition: string, table: string): string =>
    join(releases, release, edition, `${table}.parquet`);
  for (const table of ["value", "edition"]) {
    if (existsSync(path("monitor", table))) continue;
    throw new Failure(
      "disclosure",
      `Uitgave ${release} mist ${path("monitor", table)}. Zonder dat bestand is niet na te gaan wat lezers al weten. ` +
        "Er is niets gepubliceerd. Zet het bestand terug uit een kopie.",
    );
  }
  const file = (edition: string, table: string): string =>
    `read_parquet('${path(edition, table).replaceAll("'", "''")}')`;
  // The contract edition may be gone: then what was true is not known.
  const kept = existsSync(path("contract", "value"));
  const found = await rows<PastRow>(
    db,
    `WITH region AS (SELECT round_to FROM ${file("monitor", "edition")}),
     truth AS (${
       kept
         ? `SELECT *, true AS known FROM ${file("contract", "value")}
            WHERE ${publicTruth}`
         : `SELECT *, false AS known FROM ${file("monitor", "value")} LIMIT 0`
     })
     SELECT
       value.indicator_id AS indicator, value.period, value.cut, value.domain,
       value.municipality_code AS municipality,
       value.numerator, value.denominator, value.clients::DOUBLE AS clients,
       value.estimate, value.lower, value.upper, value.status,
       -- A cell the contract edition has no row for was nobody.
       CASE WHEN truth.known THEN truth.numerator WHEN ${kept} THEN 0 END::DOUBLE AS exact_numerator,
       CASE WHEN truth.known THEN truth.denominator WHEN ${kept} THEN 0 END::DOUBLE AS exact_denominator,
       CASE WHEN truth.known THEN truth.clients WHEN ${kept} THEN 0 END::DOUBLE AS exact_clients,
       region.round_to
     FROM ${file("monitor", "value")} AS value
     CROSS JOIN region
     LEFT JOIN truth
       ON truth.indicator_id = value.indicator_id AND truth.period = value.period
       AND truth.cut = value.cut
       AND truth.domain IS NOT DISTINCT FROM value.domain
       AND truth.municipality_code IS NOT DISTINCT FROM value.municipality_code
     WHERE value.status IN ('definitief', 'voorlopig', 'afgeschermd')
     ORDER BY ALL`,
  );
  return found.map((row) => ({
    key: cellName(row),
    cell: {
      release,
      shown: row.status !== "afgeschermd",
      published: {
        numerator: row.numerator,
        denominator: row.denominator,
        clients: row.clients,
        estimate: row.estimate,
        lower: row.lower,
        upper: row.upper,
      },
      exact: {
        numerator: row.exact_numerator,
        denominator: row.exact_denominator,
        clients: row.exact_clients,
      },
      roundTo: row.round_to,
    },
  }));
}
