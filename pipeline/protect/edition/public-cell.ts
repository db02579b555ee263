import { catalogue } from "../../../indicators/catalogue.ts";
import type { Kind, SourceKind, Unit } from "../../../indicators/definition.ts";
import { rows, runFile, type Warehouse } from "../../warehouse/warehouse.ts";
import type { CountRule } from "../primary/count-rule.ts";

/** A cell that public editions want to publish, exact; a row of `public-cell.sql`. */
export interface PublicCell {
  id: number;
  indicator: string;
  period: string;
  cut: string;
  domain: string | null;
  municipality: string | null;
  numerator: number;
  denominator: number;
  clients: number;
  hits: number;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  status: string;
  kind: Kind | null;
  unit: Unit | null;
  /** Whether it is about persons at all. */
  persons: boolean | null;
  /** Whether it adds up amounts of providers (hours, euros) and not persons or what they reached. */
  amounts: boolean;
  blank: boolean;
}

/** The rule of the public editions: thresholds from the region, with the rounding of its counts. */
export interface PublicRule extends CountRule {
  roundTo: number;
}

// Of a mean, a median or a curve, whatever a region says: fewer are persons one can point at.
const leastAtRisk = 10;
// Room around a hidden number of persons that tells nobody anything.
const leastWidth = 5;

/** The thresholds of the public editions, from the region. */
export async function publicRule(db: Warehouse): Promise<PublicRule> {
  const [row] = await rows<Omit<PublicRule, "minAtRisk" | "width">>(
    db,
    `SELECT monitor_min_persons AS "minPersons", monitor_min_denominator AS "minDenominator",
       monitor_round_to AS "roundTo"
     FROM register.region`,
  );
  if (row === undefined) throw new Error("register.region is empty");
  return { ...row, minAtRisk: Math.max(leastAtRisk, row.minPersons), width: leastWidth };
}

/** Fills the temporary table `public_cell` and reads it, in the order of its ids. */
export async function publicCells(db: Warehouse): Promise<PublicCell[]> {
  await runFile(db, new URL("./public-cell.sql", import.meta.url));
  const found = await rows<Omit<PublicCell, "amounts">>(
    db,
    `SELECT cell_id AS id, indicator_id AS indicator, period, cut, domain,
       municipality_code AS municipality, numerator, denominator, clients, hits,
       estimate, lower, upper, status, kind, unit, persons, blank
     FROM public_cell ORDER BY cell_id`,
  );
  return found.map((cell) => ({ ...cell, amounts: ofAmounts.has(cell.indicator) }));
}

const amountSources: readonly SourceKind[] = [
  "declaration",
  "hours",
  "realisation",
  "budget",
  "contract",
];

const ofAmounts: ReadonlySet<string> = new Set(
  catalogue
    .filter(({ sources }) => sources.some((source) => amountSources.includes(source)))
    .map(({ id }) => id),
);

/** What a cell is called: the same in every release. */
export function cellName(
  cell: Pick<PublicCell, "indicator" | "period" | "cut" | "domain" | "municipality">,
): string {
  const { indicator, period, cut, domain, municipality } = cell;
  return [indicator, period, cut, domain, municipality].join("\u0000");
}
