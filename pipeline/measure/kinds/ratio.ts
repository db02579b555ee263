import { rows, type Warehouse } from "../../warehouse/warehouse.ts";
import { dimensions, groupBy } from "../cut.ts";
import type { Cell, Estimate, ObservationSource } from "../estimate.ts";
import { type ClusterSums, ratioLinearised } from "../statistics/ratio-linearised.ts";

/** Columns an observation of this kind has besides the common ones. */
export const columns = { numerator: "BIGINT", denominator: "BIGINT" };

/** Σnumerator / Σdenominator per cell; the interval is linearised with clients as clusters. */
export async function estimate(
  db: Warehouse,
  source: ObservationSource,
  bounded: boolean,
): Promise<Estimate[]> {
  const group = groupBy(source.cuts, ["period_kind", "period", "client_no"]);
  const sums = await rows<Cell & ClusterSums & { hits: number }>(
    db,
    `WITH per_client AS (
       SELECT
         ${group.columns}, period_kind, period,
         sum(numerator)::DOUBLE AS y, sum(denominator)::DOUBLE AS x
       FROM (${source.sql})
       GROUP BY ${group.sets}
       HAVING ${group.known}
     )
     SELECT
       cut, ${dimensions.join(", ")}, period_kind, period,
       count(*)::INTEGER AS clusters, (count(*) FILTER (y > 0))::INTEGER AS hits,
       sum(y) AS y, sum(x) AS x, sum(y * y) AS yy, sum(x * x) AS xx, sum(x * y) AS xy
     FROM per_client
     GROUP BY ALL`,
  );
  return sums.map(({ clusters, y, x, yy, xx, xy, ...cell }) => ({
    ...cell,
    numerator: y,
    denominator: x,
    clients: clusters,
    estimate: x > 0 ? y / x : null,
    ...ratioLinearised({ clusters, y, x, yy, xx, xy }, bounded),
  }));
}
