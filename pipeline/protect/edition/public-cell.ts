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

/** The thresholds of the public editions, from the region. */
export async function publicRule(db: Warehouse): Promise<PublicRule> {
  const [rule] = await rows<PublicRule>(
    db,
    `SELECT monitor_min_persons AS "minPersons", monitor_min_denominator AS "minDenominator",
       min_at_risk AS "minAtRisk", monitor_round_to AS "roundTo", hidden_width AS width
     FROM register.region, register.protection`,
  );
  if (rule === undefined) throw new Error("register.region or register.protection is empty");
  return rule;
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
