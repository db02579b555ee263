import type { Definition, Kind } from "../../../indicators/definition.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { unitTable } from "../observation.ts";
import { dayColumn } from "../place.ts";

/** The cut that is held against peers: a provider among those of the same segment. */
export const peerCut = "provider_segment";

/**
 * Ages, in days, between which the chance to end a day later is taken as constant. Narrow where most
 * help and waiting ends.
 */
const bands = [0, 14, 28, 42, 63, 91, 126, 182, 273, 365, 547, 730, 1095];

/**
 * What one unit adds to y (what happened) and x (what it happened among). Peers compare y with what x
 * leads one to expect.
 *
 * - proportion: hits among units; median: values above the median of the segment, among values
 * - ratio, mean: the sums of a client
 * - rate: events among population
 * - duration, survival: ends among days at risk, by age band (a piecewise exponential curve), up to
 *   `at` for survival
 */
const sums: Partial<Record<Kind, { y: string; x: string; perClient: boolean }>> = {
  proportion: { y: "hit::INTEGER", x: "1", perClient: false },
  ratio: { y: "numerator", x: "denominator", perClient: true },
  mean: { y: "value", x: "(value IS NOT NULL)::INTEGER", perClient: true },
  median: { y: "(value > middle)::INTEGER", x: "(value IS NOT NULL)::INTEGER", perClient: false },
  rate: { y: "events", x: "population", perClient: false },
};

/** Whether figures are held against peers and a like make-up: never when neither way is better. */
export function hasPeers({ direction, kind, grains, interval }: Definition): boolean {
  const grain = grains.cuts?.[peerCut];
  return (
    (direction === "higher" || direction === "lower") &&
    kind !== "count" &&
    interval === "standard" &&
    (grain === undefined ? grains.organisation !== undefined : grain !== null)
  );
}

/** The empty table of what is gathered. Grain: one provider in a segment, period and stratum. */
export async function prepareGathering(db: Warehouse): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE compare_stratum (
    indicator_no INTEGER, cell_no INTEGER, period_no INTEGER,
    age_band VARCHAR, start_rank INTEGER, referrer VARCHAR, band INTEGER,
    y DOUBLE, x DOUBLE, clusters INTEGER, yy DOUBLE, xx DOUBLE, xy DOUBLE)`);
}

/**
 * Adds the make-up of an indicator to `compare_stratum`, over whole years: on the fewer clients of a
 * quarter peers tell nothing, and years that overlap tell the same twice.
 * Uses the places and days of `place` (`place.ts`).
 */
export async function gather(db: Warehouse, definition: Definition, no: number): Promise<void> {
  if (!hasPeers(definition)) return;
  const day = dayColumn(definition);
  await db.run(`CREATE OR REPLACE TEMP VIEW peer_unit AS
    SELECT place_cell.cell_no, cell.segment, day_period.period_no,
      coalesce(place.age_band, '') AS age_band, coalesce(unit.start_rank, -1) AS start_rank,
      coalesce(unit.referrer, '') AS referrer, unit.* EXCLUDE (start_rank, referrer)
    FROM ${unitTable(definition.id)} AS unit
    JOIN place ON place.place_no = unit.place_no
    JOIN place_cell ON place_cell.place_no = place.place_no
    JOIN (SELECT cell_no, segment FROM result.cell WHERE cut = '${peerCut}') AS cell
      ON cell.cell_no = place_cell.cell_no
    JOIN day_period ON day_period.day = unit.${day}
    JOIN (SELECT period_no FROM result.period WHERE period_kind = 'jaar') AS period
      ON period.period_no = day_period.period_no
    WHERE unit.part IS NULL AND coalesce(unit.known, false)`);
  await db.run(
    `INSERT INTO compare_stratum BY NAME
     SELECT ${no} AS indicator_no, cell_no, period_no, age_band, start_rank, referrer, band,
       sum(y) AS y, sum(x) AS x, (count(*) FILTER (x > 0))::INTEGER AS clusters,
       sum(y * y) AS yy, sum(x * x) AS xx, sum(x * y) AS xy
     FROM (${unitSums(definition)})
     GROUP BY ALL
     HAVING sum(x) > 0`,
  );
  await db.run("DROP VIEW peer_unit");
}

const group = "cell_no, period_no, age_band, start_rank, referrer";

function unitSums({ kind, at }: Definition): string {
  if (kind === "duration" || kind === "survival") return daysAtRisk(at);
  const { y, x, perClient } = sums[kind] ?? { y: "0", x: "0", perClient: false };
  // Exact sums, whatever the order of adding up.
  const exact = (term: string): string =>
    perClient ? `coalesce(sum((${term})::DECIMAL(18, 4)), 0)::DOUBLE` : `coalesce(${term}, 0)`;
  return `SELECT ${group}, 0 AS band, ${exact(y)} AS y, ${exact(x)} AS x
    FROM ${
      kind === "median"
        ? `(SELECT *, quantile_cont(value, 0.5) OVER (PARTITION BY segment, period_no) AS middle
            FROM peer_unit)`
        : "peer_unit"
    }
    ${perClient ? `GROUP BY ${group}, client_no` : ""}`;
}

function daysAtRisk(at: number | undefined): string {
  const end = at === undefined ? "days" : `least(days, ${at})`;
  const ended = at === undefined ? "ended" : `ended AND days <= ${at}`;
  const edges = bands.map((from, i) => `(${from}, ${bands[i + 1] ?? 1_000_000})`).join(", ");
  // Sums per unit and band are 0 or 1 ends and some days; units of a stratum are added up at once.
  return `SELECT ${group}, age.lowest AS band,
      (${ended} AND days > age.lowest AND days <= age.highest)::INTEGER AS y,
      greatest(least(${end}, age.highest) - greatest(entered_days, age.lowest), 0) AS x
    FROM peer_unit
    JOIN (VALUES ${edges}) AS age (lowest, highest)
      ON age.lowest < ${end} AND age.highest > entered_days`;
}
