import { rows, type Warehouse } from "../../warehouse/warehouse.ts";
import { dimensions, groupBy } from "../cut.ts";
import type { Cell, Estimate, ObservationSource } from "../estimate.ts";
import { type AgeCount, kaplanMeier, survivalQuantile } from "../statistics/kaplan-meier.ts";

/** Columns an observation of this kind has besides the common ones. */
export const columns = { days: "BIGINT", ended: "BOOLEAN", entered_days: "BIGINT" };

interface Curve extends Cell {
  denominator: number;
  numerator: number;
  clients: number;
  hits: number;
  ages: number[];
  ended: number[];
  censored: number[];
  entered: number[];
}

/**
 * Kaplan–Meier median per cell, in days. SQL counts who ended, left and entered at each age; one
 * row per cell comes back with those counts as lists, so that the curve is a single pass.
 */
export async function estimate(db: Warehouse, source: ObservationSource): Promise<Estimate[]> {
  const byCell = groupBy(source.cuts, ["period_kind", "period"]);
  const byAge = groupBy(source.cuts, ["period_kind", "period", "age"]);
  const cell = `cut, ${dimensions.join(", ")}, period_kind, period`;
  const curves = await rows<Curve>(
    db,
    `WITH observed AS (
       SELECT ${dimensions.join(", ")}, period_kind, period, client_no, ended,
         unnest([
           {age: days, ends: ended::INTEGER, leaves: (NOT ended)::INTEGER, enters: 0},
           {age: entered_days, ends: 0, leaves: 0, enters: 1}
         ], recursive := true)
       FROM (${source.sql})
     ),
     per_age AS (
       SELECT
         ${byAge.columns}, period_kind, period, age,
         sum(ends)::INTEGER AS ends, sum(leaves)::INTEGER AS leaves, sum(enters)::INTEGER AS enters
       FROM observed
       GROUP BY ${byAge.sets}
       HAVING ${byAge.known}
     ),
     persons AS (
       SELECT
         ${byCell.columns}, period_kind, period,
         count(DISTINCT client_no)::INTEGER AS clients,
         (count(DISTINCT client_no) FILTER (ended))::INTEGER AS hits
       FROM observed
       GROUP BY ${byCell.sets}
       HAVING ${byCell.known}
     ),
     curve AS (
       SELECT
         ${cell},
         sum(enters)::INTEGER AS denominator, sum(ends)::INTEGER AS numerator,
         list(age::INTEGER ORDER BY age) AS ages, list(ends ORDER BY age) AS ended,
         list(leaves ORDER BY age) AS censored, list(enters ORDER BY age) AS entered
       FROM per_age
       GROUP BY ALL
     )
     SELECT curve.*, persons.clients, persons.hits
     FROM curve
     JOIN persons ON (curve.cut = persons.cut AND curve.period = persons.period
       AND ${dimensions.map((name) => `curve.${name} IS NOT DISTINCT FROM persons.${name}`).join(" AND ")})`,
  );
  return curves.map(({ ages, ended, censored, entered, ...rest }) => ({
    ...rest,
    ...survivalQuantile(kaplanMeier(ageCounts(ages, ended, censored, entered)), 0.5),
  }));
}

function* ageCounts(
  ages: number[],
  ended: number[],
  censored: number[],
  entered: number[],
): Generator<AgeCount> {
  for (const [index, age] of ages.entries()) {
    yield {
      age,
      ended: ended[index] ?? 0,
      censored: censored[index] ?? 0,
      entered: entered[index] ?? 0,
    };
  }
}
