import type { Definition } from "../../../indicators/definition.ts";
import { runFile, type Warehouse } from "../../warehouse/warehouse.ts";

/** A file of SQL in this folder. */
const sql = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

/**
 * Empty tables that figures and their make-up are gathered in, indicator by indicator.
 *
 * `figure_status`: figures before they are judged. `compare_indicator`: what a comparison must know
 * of an indicator; better is 1 when higher is better, −1 when lower is, null when neither.
 */
export async function prepareComparison(
  db: Warehouse,
  definitions: readonly Definition[],
): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE figure_status (
    indicator_no INTEGER, cell_no INTEGER, period_no INTEGER, part VARCHAR,
    numerator DOUBLE, denominator DOUBLE, asked DOUBLE, clients INTEGER, hits INTEGER,
    estimate DOUBLE, lower DOUBLE, upper DOUBLE, status VARCHAR, gate VARCHAR)`);
  await db.run(`CREATE OR REPLACE TEMP TABLE compare_indicator (
    indicator_no INTEGER, indicator_id VARCHAR, kind VARCHAR, better INTEGER,
    exact BOOLEAN, counted BOOLEAN, stock BOOLEAN)`);
  for (const [index, one] of definitions.entries()) {
    await db.run(
      "INSERT INTO compare_indicator VALUES ($no, $id, $kind, $better, $exact, $counted, $stock)",
      {
        no: index + 1,
        id: one.id,
        kind: one.kind,
        better: one.direction === "higher" ? 1 : one.direction === "lower" ? -1 : null,
        exact: one.interval === "none",
        counted: one.kind === "count",
        stock: one.moment === "start_of_period" || one.moment === "end_of_period",
      },
    );
  }
}

/**
 * Judges the figures of all indicators: against norms, the own past, peers and a like make-up. Fills
 * `result.value` and the tables of comparisons, and drops what was gathered.
 */
export async function compare(db: Warehouse): Promise<void> {
  await runFile(db, sql("trend"));
  await runFile(db, sql("applied-norm"));
  await runFile(db, sql("judge-norm"));
}
