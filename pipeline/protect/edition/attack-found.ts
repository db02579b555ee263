import type { Warehouse } from "../../warehouse/warehouse.ts";
import { type AuditReport, audit } from "../audit/audit.ts";
import { asPublished, type PublishedRow } from "./audit-monitor.ts";
import { publicWidths } from "./hide.ts";
import { moneyFigure } from "./money.ts";
import { cellName, publicCells, publicRule } from "./public-cell.ts";
import { publicRegistry } from "./public-registry.ts";
import { roundedFigure } from "./rounded-figure.ts";
import { treatmentOf } from "./treatment.ts";

/** A figure as a release tells it. */
export interface Told {
  indicator_id: string;
  cut: string;
  domain: string | null;
  municipality_code: string | null;
  period: string;
  estimate: number | null;
  numerator: number | null;
  denominator: number | null;
  clients: number | null;
  status: string;
}

const numbers = ["numerator", "denominator", "clients"] as const;

/**
 * Attacks what a reader found in the files of finished sites, instead of what a release says of
 * itself: a cell is hidden only when none of its numbers was found anywhere. Earlier releases were
 * weighed when this one was made, and so were providers who know their own part.
 *
 * @param found numbers by reference: `indicator|cut|dims|period|field`
 * @param told the figures of the release that the sites were made from
 * @returns null when the truth at hand is that of another release, after new deliveries: then nothing
 *   can be said with it. Otherwise what leaks, figures too small to show among it
 */
export async function attackFound(
  db: Warehouse,
  found: ReadonlyMap<string, number>,
  told: readonly Told[],
): Promise<(AuditReport & { tooSmall: number }) | null> {
  const rule = await publicRule(db);
  const cells = await publicCells(db);
  const truth = new Map(cells.map((cell) => [cellName(cell), cell]));
  const published = new Map<string, PublishedRow>();
  for (const one of told) {
    const row = rowOf(one, found);
    const cell = truth.get(cellName(row));
    if (cell === undefined) return null;
    published.set(cellName(row), row);
    if (one.status !== "definitief" && one.status !== "voorlopig") continue;
    // Amounts of money are no part of these sums; they are held against the release alone.
    const rounded = treatmentOf(cell) === null ? moneyFigure(cell) : roundedFigure(cell, rule);
    const same = rounded !== null && rounded.estimate === one.estimate;
    if (!same || numbers.some((name) => rounded[name] !== one[name])) return null;
  }
  if (told.length !== cells.length) return null;
  const built = publicRegistry(cells, rule);
  const pattern = built.cells.map((cell) => published.get(cellName(cell))?.shown !== true);
  const tooSmall = built.registry.figures.filter(
    ({ primary }, index) => primary !== null && pattern[index] === false,
  ).length;
  const quantities = asPublished(built, published, rule.roundTo);
  const report = await audit({ ...built.registry, quantities }, pattern, publicWidths(rule));
  return { ...report, tooSmall };
}

/** A figure of the release with the numbers that were found of it, whatever the release says. */
function rowOf(one: Told, found: ReadonlyMap<string, number>): PublishedRow {
  const { indicator_id, cut, domain, municipality_code, period } = one;
  const dims = [
    ...(domain === null ? [] : [`domain=${domain}`]),
    ...(municipality_code === null ? [] : [`municipality_code=${municipality_code}`]),
  ].join("&");
  const number = (field: string) =>
    found.get([indicator_id, cut, dims, period, field].join("|")) ?? null;
  const [numerator, denominator, clients] = numbers.map(number) as [
    number | null,
    number | null,
    number | null,
  ];
  return {
    indicator: indicator_id,
    cut,
    domain,
    municipality: municipality_code,
    period,
    numerator,
    denominator,
    clients,
    shown: [numerator, denominator, clients, number("estimate")].some((one) => one !== null),
  };
}
