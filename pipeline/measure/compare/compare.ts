import type { Definition } from "../../../indicators/definition.ts";
import { runFile, type Warehouse } from "../../warehouse/warehouse.ts";
import { prepareGathering } from "./gather.ts";
import { judgePeers, judgeStandard } from "./peer.ts";
import { judgeSeries } from "./series.ts";

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
  await prepareGathering(db);
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

/** What is gathered and worked out on the way. */
const gathered = [
  "figure_status",
  "compare_indicator",
  "compare_point",
  "compare_trend",
  "trend_at",
  "applied_norm",
  "norm_yardstick",
  "past_point",
  "compare_stratum",
  "stratum_key",
  "peer_stratum",
  "peer_expected",
  "peer_detail",
  "peer_place",
  "standard_sum",
  "standard_place",
];

/**
 * Judges the figures of all indicators: against norms, the own past, peers and a like make-up. Fills
 * `result.value` and the tables of comparisons, and drops what was gathered.
 */
export async function compare(db: Warehouse): Promise<void> {
  await runFile(db, sql("trend"));
  await runFile(db, sql("applied-norm"));
  await runFile(db, sql("judge-norm"));
  await judgeSeries(db);
  await runFile(db, sql("strata"));
  await judgePeers(db);
  await runFile(db, sql("standard"));
  await judgeStandard(db);
  await runFile(db, sql("signal"));
  await runFile(db, sql("combination"));
  for (const table of gathered) await db.run(`DROP TABLE ${table}`);
}
