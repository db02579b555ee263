import type { Warehouse } from "../../warehouse/warehouse.ts";
import { earlierOf, withStays } from "../earlier/earlier.ts";
import type { Past } from "../earlier/past.ts";
import { suppressAfter } from "../earlier/suppress-after.ts";
import type { MoneyRule } from "../primary/dominance.ts";
import type { Widths } from "../secondary/demand.ts";
import type { Contributions } from "./contribution.ts";
import { moneyFigure, shownMoney } from "./money.ts";
import { publicPlans, requireApart } from "./plan.ts";
import { type PublicCell, type PublicRule, publicCells, publicRule } from "./public-cell.ts";
import { publicRegistry } from "./public-registry.ts";
import { type RoundedFigure, roundedFigure } from "./rounded-figure.ts";
import { tooFine } from "./too-fine.ts";

/** Room of hidden numbers in the public editions. */
export function publicWidths({ width }: PublicRule): Widths {
  // Who knows one of two hidden numbers must be left with more than a choice of two.
  return { outsider: width, insider: 2 };
}

/**
 * Fills the temporary tables `public_cell` (`shown` after protection) and `public_figure` (what each
 * shown cell says, rounded).
 *
 * @param past what earlier releases told
 * @param providers what providers know, because it is their own
 * @param money when amounts of money may be shown; null: never
 * @throws Failure (disclosure) when periods overlap, or a table cannot be protected
 */
export async function hidePublic(
  db: Warehouse,
  past: Past,
  providers: Contributions,
  money: MoneyRule | null = null,
): Promise<void> {
  await requireApart(db);
  const rule = await publicRule(db);
  const cells = await publicCells(db);
  const built = publicRegistry(cells, rule, providers);
  const earlier = earlierOf(built, past, rule);
  const registry = withStays(built.registry, earlier, rule);
  const widths = publicWidths(rule);
  const suppression = await suppressAfter(registry, earlier, widths);
  if (suppression.exposed.length > 0) {
    throw await tooFine(registry, suppression, publicPlans[0]?.cuts ?? [], widths);
  }
  const counts = built.cells
    .filter((_, index) => !suppression.pattern[index])
    .map((cell) => [cell, roundedFigure(cell, rule)] as const);
  const sums = money === null ? [] : await shownMoney(db, cells, money);
  await keep(db, [...counts, ...sums.map((cell) => [cell, moneyFigure(cell)] as const)]);
}

async function keep(
  db: Warehouse,
  shown: readonly (readonly [PublicCell, RoundedFigure | null])[],
): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE public_figure (
    cell_id INTEGER, numerator DOUBLE, denominator DOUBLE, clients DOUBLE,
    estimate DOUBLE, lower DOUBLE, upper DOUBLE)`);
  const appender = await db.createAppender("public_figure");
  for (const [cell, figure] of shown) {
    if (figure === null) continue;
    appender.appendInteger(cell.id);
    const { numerator, denominator, clients, estimate, lower, upper } = figure;
    for (const value of [numerator, denominator, clients, estimate, lower, upper]) {
      if (value === null) appender.appendNull();
      else appender.appendDouble(value);
    }
    appender.endRow();
  }
  appender.closeSync();
  await db.run(
    "UPDATE public_cell SET shown = true WHERE cell_id IN (SELECT cell_id FROM public_figure)",
  );
}
