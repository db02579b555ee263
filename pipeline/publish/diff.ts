import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { rows, type Warehouse, withWarehouse } from "../warehouse/warehouse.ts";

/** Why a figure differs between two releases. */
export const tiers = ["definitie", "gegevens", "bescherming", "nieuw", "vervallen"] as const;
export type Tier = (typeof tiers)[number];

/** One figure that is not the same in both releases; what is not there is null. */
export interface Difference {
  tier: Tier;
  indicator_id: string;
  /** Part, cut and dimensions: `|municipality|municipality_code=0197`. */
  figure: string;
  period: string;
  version_before: string | null;
  version_after: string | null;
  status_before: string | null;
  status_after: string | null;
  numerator_before: number | null;
  numerator_after: number | null;
  denominator_before: number | null;
  denominator_after: number | null;
  estimate_before: number | null;
  estimate_after: number | null;
}

/** Dimensions of a figure; an edition may lack some. */
export const dimensions = [
  "domain",
  "law",
  "segment",
  "age_band",
  "municipality_code",
  "party_id",
  "provider_id",
];

/**
 * Compares the figures of one edition of two releases.
 *
 * @param releases the folder with all releases
 * @throws Failure (usage) for a release or edition that is not there
 */
export async function diffReleases(
  releases: string,
  before: string,
  after: string,
  edition: string,
): Promise<Difference[]> {
  const folders: string[] = [];
  for (const id of [before, after]) folders.push(await editionFolder(releases, id, edition));
  return withWarehouse(":memory:", async (db) => {
    for (const [index, name] of ["before", "after"].entries()) {
      const file = (table: string): string =>
        `read_parquet('${join(folders[index] ?? "", `${table}.parquet`).replaceAll("'", "''")}')`;
      const query = await figuresOf(db, file("value"), file("indicator"));
      await db.run(`CREATE TEMP VIEW ${name} AS ${query}`);
    }
    return rows<Difference>(db, await readFile(new URL("./diff.sql", import.meta.url), "utf8"));
  });
}

async function editionFolder(releases: string, id: string, edition: string): Promise<string> {
  const folder = join(releases, id, edition);
  if (existsSync(join(folder, "value.parquet"))) return folder;
  const known = existsSync(releases) ? await readdir(releases) : [];
  const ids = known.filter((name) => /^\d{4}-\d{2}-\d{2}-/.test(name)).sort();
  throw new Failure(
    "usage",
    ids.includes(id)
      ? `Uitgave ${id} heeft geen editie ${edition}.`
      : `Uitgave ${id} is er niet. Kies uit: ${ids.join(", ") || "er is nog geen uitgave"}.`,
  );
}

/**
 * The figures of an edition with a name for each, as a query; columns that an older release lacks are
 * null.
 *
 * @param values where the table `value` is read from, `indicators` the table `indicator`
 */
export async function figuresOf(
  db: Warehouse,
  values: string,
  indicators: string,
): Promise<string> {
  const described = await rows<{ column_name: string }>(db, `DESCRIBE FROM ${values}`);
  const has = new Set(described.map((one) => one.column_name));
  const column = (name: string): string => (has.has(name) ? `value.${name}` : "NULL::VARCHAR");
  const named = dimensions
    .filter((name) => has.has(name))
    .map((name) => `CASE WHEN value.${name} IS NOT NULL THEN '${name}=' || value.${name} END`);
  return `SELECT value.indicator_id, indicator.version, value.period, value.status,
      ${has.has("part") ? "coalesce(value.part, '')" : "''"} || '|' || value.cut || '|'
        || concat_ws('&', ${named.join(", ") || "NULL"}) AS figure,
      value.numerator, value.denominator, value.estimate, value.cut,
      ${["part", ...dimensions].map((name) => `${column(name)} AS ${name}`).join(", ")}
    FROM ${values} AS value
    JOIN ${indicators} AS indicator USING (indicator_id)`;
}

/** Differences for a person: how many of each sort, and the first of each. */
export function diffAsText(differences: readonly Difference[], shown = 10): string {
  if (differences.length === 0) return "De cijfers zijn gelijk.\n";
  const number = new Intl.NumberFormat("nl-NL", { maximumFractionDigits: 3 });
  const figure = (value: number | null) => (value === null ? "." : number.format(value));
  const lines: string[] = [];
  for (const tier of tiers) {
    const own = differences.filter((one) => one.tier === tier);
    if (own.length === 0) continue;
    lines.push(`${meanings[tier]}: ${number.format(own.length)}`);
    for (const one of own.slice(0, shown)) {
      lines.push(
        `  ${one.indicator_id} ${one.figure} ${one.period}: ${figure(one.estimate_before)} → ${figure(one.estimate_after)} (${one.status_before ?? "."} → ${one.status_after ?? "."})`,
      );
    }
    if (own.length > shown) lines.push("  … met --json of --csv krijgt u ze allemaal.");
  }
  return `${lines.join("\n")}\n`;
}

const meanings: Record<Tier, string> = {
  definitie: "Anders geteld (definitie gewijzigd)",
  gegevens: "Gegevens aangevuld of gecorrigeerd",
  bescherming: "Nu wel of niet meer afgeschermd",
  nieuw: "Nieuw",
  vervallen: "Vervallen",
};

/** All differences as CSV: the published log of corrections. */
export function diffAsCsv(differences: readonly Difference[]): string {
  const columns = Object.keys(differences[0] ?? {}) as (keyof Difference)[];
  const lines = differences.map((one) => columns.map((name) => one[name] ?? "").join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}
