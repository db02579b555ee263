import { Failure } from "../../failure.ts";
import { rows, type Warehouse } from "../../warehouse/warehouse.ts";
import { type AuditReport, audit } from "../audit/audit.ts";
import type { MoneyRule } from "../primary/dominance.ts";
import { at, unrounded } from "../registry/registry.ts";
import type { Widths } from "../secondary/demand.ts";
import { suppress } from "../secondary/suppress.ts";
import { amounts } from "./amount.ts";
import { moneyRegistry, moneyStep } from "./money-registry.ts";
import { cellName, type PublicCell, publicCells, publicRule } from "./public-cell.ts";
import type { RoundedFigure } from "./rounded-figure.ts";

/** A figure of money as the public gets it: to a whole step, bounds outward, and no count. */
export function moneyFigure(cell: PublicCell): RoundedFigure | null {
  const step = moneyStep(cell);
  if (step === null) return null;
  const { estimate, lower, upper } = cell;
  const to = (value: number | null, round: (steps: number) => number): number | null =>
    value === null ? null : round(value / step) * step;
  return {
    numerator: null,
    denominator: null,
    clients: null,
    estimate: to(estimate, Math.round),
    lower: to(lower, Math.floor),
    upper: to(upper, Math.ceil),
  };
}

// In thousands of euros. How far a secret amount must seem to be able to lie follows from the p % rule;
// this is for what is hidden beside it.
const widths: Widths = { outsider: 5, insider: 2 };

/**
 * Which figures of money may be shown: p % rule, fewest parties, and what must be hidden for those.
 * None when a secret amount cannot be protected otherwise.
 */
export async function shownMoney(
  db: Warehouse,
  cells: readonly PublicCell[],
  money: MoneyRule,
): Promise<PublicCell[]> {
  const built = moneyRegistry(cells, await amounts(db), money, await publicRule(db));
  const { pattern, exposed } = await suppress(unrounded(built.registry), widths);
  return exposed.length > 0 ? [] : built.cells.filter((_, index) => !pattern[index]);
}

/**
 * Attacks the figures of money of `release.monitor_value`; without rules there may be none.
 *
 * @returns null when no figure of money was asked for
 * @throws Failure (disclosure) when an amount can be worked out, or one is shown that may not be
 */
export async function auditMoney(
  db: Warehouse,
  money: MoneyRule | null,
): Promise<AuditReport | null> {
  const shown = await rows<{
    indicator: string;
    period: string;
    cut: string;
    domain: string | null;
    municipality: string | null;
    estimate: number | null;
    counts: number;
  }>(
    db,
    `SELECT indicator_id AS indicator, period, cut, domain, municipality_code AS municipality,
       estimate, (numerator IS NOT NULL OR denominator IS NOT NULL OR clients IS NOT NULL)::INTEGER
         AS counts
     FROM release.monitor_value
     SEMI JOIN (FROM result.indicator WHERE unit = 'euro') AS euro USING (indicator_id)
     WHERE status IN ('definitief', 'voorlopig')`,
  );
  if (money === null) {
    if (shown.length > 0)
      throw unsafe(`${shown[0]?.indicator} staat erin zonder regel voor bedragen`);
    return null;
  }
  const published = new Map(shown.map((row) => [cellName(row), row]));
  const built = moneyRegistry(
    await publicCells(db),
    await amounts(db),
    money,
    await publicRule(db),
  );
  const pattern = built.cells.map((cell) => !published.has(cellName(cell)));
  for (const [index, cell] of built.cells.entries()) {
    const row = published.get(cellName(cell));
    published.delete(cellName(cell));
    if (row === undefined) continue;
    const { id, primary } = at(built.registry.figures, index);
    if (primary !== null) throw unsafe(`${id} mag niet te zien zijn`);
    if (row.counts !== 0 || row.estimate !== moneyFigure(cell)?.estimate) {
      throw unsafe(`${id} is niet afgerond`);
    }
  }
  const [stray] = published.values();
  if (stray !== undefined)
    throw unsafe(`${stray.indicator} rust op bedragen die niemand beschermt`);
  const report = await audit(built.registry, pattern, widths);
  const [leak] = report.leaks;
  if (leak !== undefined) {
    const { id } = at(built.registry.quantities, leak.quantity);
    throw unsafe(`het verborgen bedrag ${id} is af te leiden (${leak.scenario})`);
  }
  return report;
}

function unsafe(what: string): Failure {
  return new Failure(
    "disclosure",
    `De bedragen in de monitor zijn niet veilig: ${what}. Er is niets gepubliceerd. Meld dit aan de beheerder.`,
  );
}
