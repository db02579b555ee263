import { rows, type Warehouse } from "../../warehouse/warehouse.ts";
import { groupBy } from "../cut.ts";
import type { Cell, Estimate, ObservationSource } from "../estimate.ts";
import { wilson } from "../statistics/wilson.ts";

/** Column an observation of this kind has besides the common ones. */
export const columns = { hit: "BOOLEAN" };

/** Σhit / n per cell, with a Wilson interval. */
export async function estimate(db: Warehouse, source: ObservationSource): Promise<Estimate[]> {
  const group = groupBy(source.cuts, ["period_kind", "period"]);
  const counts = await rows<
    Cell & { numerator: number; denominator: number; clients: number; hits: number }
  >(
    db,
    `SELECT
       ${group.columns}, period_kind, period,
       (count(*) FILTER (hit))::INTEGER AS numerator,
       count(*)::INTEGER AS denominator,
       count(DISTINCT client_no)::INTEGER AS clients,
       (count(DISTINCT client_no) FILTER (hit))::INTEGER AS hits
     FROM (${source.sql})
     GROUP BY ${group.sets}
     HAVING ${group.known}`,
  );
  return counts.map((cell) => ({
    ...cell,
    estimate: cell.numerator / cell.denominator,
    ...wilson(cell.numerator, cell.denominator),
  }));
}
