import type { Definition } from "../../indicators/definition.ts";
import type { Scope } from "../warehouse/scope.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { dimensions } from "./cut.ts";
import { dayColumn, inPeriod } from "./place.ts";

/**
 * What a refresh keeps of the figures there are: the observations of clients who were not touched, and
 * the estimates of periods in which no observation changed. Clients are told by `temp.touched_client`.
 */
export interface Kept {
  /** A database with the model of the touched clients only. */
  scope: Scope;
}

/** A group by what it is called: its number differs from one run to the next. */
const cellKey = `hash(cell.cut, ${dimensions.map((name) => `cell.${name}`).join(", ")})`;
const figures =
  "numerator, denominator, asked, clients, hits, estimate.estimate, estimate.lower, estimate.upper";

/** Before periods and cells are made anew: notes which there are, when anything is kept. */
export async function notePeriodsAndCells(db: Warehouse, isKept: boolean): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE known_period AS
    ${isKept ? "SELECT period FROM result.period" : "SELECT NULL::VARCHAR AS period LIMIT 0"}`);
  await db.run(`CREATE OR REPLACE TEMP TABLE known_cell AS
    ${isKept ? `SELECT ${cellKey} AS cell_key FROM result.cell AS cell` : "SELECT 0::UBIGINT AS cell_key LIMIT 0"}`);
}

/**
 * After that: `fresh_period`, the periods to estimate whatever the observations are, and the table of
 * estimates as they were before anything was held back for its status. A new group may hold old
 * observations, so that all its periods are fresh.
 */
export async function prepareKeeping(db: Warehouse): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE fresh_period AS
    SELECT period_no FROM result.period
    WHERE period NOT IN (FROM known_period)
      OR EXISTS (SELECT ${cellKey} FROM result.cell AS cell EXCEPT FROM known_cell)`);
  await db.run(`CREATE TABLE IF NOT EXISTS result.estimate (
    indicator_id VARCHAR, cell_key UBIGINT, period VARCHAR, part VARCHAR,
    numerator DOUBLE, denominator DOUBLE, asked DOUBLE, clients INTEGER, hits INTEGER,
    estimate DOUBLE, lower DOUBLE, upper DOUBLE)`);
  await db.run("DROP TABLE known_period; DROP TABLE known_cell");
}

/**
 * Puts observations in place of those an indicator had, and finds the periods that this touches.
 *
 * @param unit table of its observations; the new ones are in `temp.fresh_unit`
 * @param isPart whether the new ones are of touched clients (and of nobody) only
 */
export async function replaceUnits(
  db: Warehouse,
  definition: Definition,
  unit: string,
  isPart: boolean,
): Promise<void> {
  const theirs = isPart
    ? `client_no IS NULL OR client_no IN (
        SELECT client_no FROM result.person SEMI JOIN temp.touched_client USING (client_key))`
    : "true";
  const day = dayColumn(definition);
  await db.run(`CREATE OR REPLACE TEMP TABLE old_unit AS FROM ${unit} WHERE ${theirs}`);
  await db.run(`CREATE OR REPLACE TEMP TABLE touched_period AS
    FROM fresh_period
    UNION
    SELECT period.period_no
    FROM (
      SELECT DISTINCT ${day} AS day FROM (
        (FROM old_unit EXCEPT ALL FROM fresh_unit) UNION ALL (FROM fresh_unit EXCEPT ALL FROM old_unit)
      )
    ) AS day
    JOIN result.period AS period ON ${inPeriod[definition.moment]}`);
  await db.run(`DELETE FROM ${unit} WHERE ${theirs}`);
  await db.run(`INSERT INTO ${unit} FROM fresh_unit`);
  await db.run("DROP TABLE old_unit; DROP TABLE fresh_unit");
}

/** Without anything to keep, every period is touched. */
export async function touchAll(db: Warehouse): Promise<void> {
  await db.run("CREATE OR REPLACE TEMP TABLE touched_period AS FROM fresh_period");
}

/** Stores the estimates just made of an indicator, and adds to them those that were kept. */
export async function keepEstimates(
  db: Warehouse,
  { id }: Definition,
  kept: Kept | undefined,
): Promise<void> {
  const store = `INSERT INTO result.estimate
    SELECT '${id}', cell.cell_key, period.period, estimate.part, ${figures}
    FROM estimate
    JOIN (SELECT cell_no, ${cellKey} AS cell_key FROM result.cell AS cell) AS cell USING (cell_no)
    JOIN result.period AS period USING (period_no)`;
  if (kept === undefined) {
    await db.run(store);
    return;
  }
  await db.run(`DELETE FROM result.estimate
    WHERE indicator_id = '${id}' AND period IN (
      SELECT period FROM result.period SEMI JOIN touched_period USING (period_no))`);
  await db.run(`CREATE OR REPLACE TEMP TABLE kept_estimate AS
    SELECT cell.cell_no, period.period_no, estimate.part, ${figures}
    FROM result.estimate AS estimate
    JOIN result.cell AS cell ON ${cellKey} = estimate.cell_key
    JOIN result.period AS period ON period.period = estimate.period
    WHERE estimate.indicator_id = '${id}'`);
  await db.run(store);
  await db.run("INSERT INTO estimate FROM kept_estimate; DROP TABLE kept_estimate");
}
