import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import { type AgeCount, kaplanMeier } from "./statistics/kaplan-meier.ts";

const indicator = "care_duration_km_median";
/** Days between two points of a curve: finer than a week tells of persons more than of care. */
const step = 7;

interface AgeRow extends AgeCount {
  cell_no: number;
  period_no: number;
  clients: number;
}

/**
 * The survival curves behind the length of care: `result.curve`. Grain: one cell (region, segment, or
 * provider in a segment), year of start, and week at the end of which the curve is lower than a week
 * before. survival, lower, upper: as of that day; at_risk: who was followed just before it; clients:
 * all in the curve. The same observations and the same estimator as the median.
 */
export async function drawCurves(
  db: Warehouse,
  definitions: readonly { id: string }[],
): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE curve_step (
    cell_no INTEGER, period_no INTEGER, clients INTEGER, day INTEGER, survival DOUBLE, lower DOUBLE,
    upper DOUBLE, at_risk INTEGER)`);
  const appender = await db.createAppender("curve_step", "main", "temp");
  const measured = definitions.some(({ id }) => id === indicator);
  for (const ages of byCurve(measured ? await agesOf(db) : [])) {
    const [{ cell_no, period_no, clients }] = ages as [AgeRow];
    for (const point of weekly(ages)) {
      appender.appendInteger(cell_no);
      appender.appendInteger(period_no);
      appender.appendInteger(clients);
      appender.appendInteger(point.day);
      for (const value of [point.survival, point.lower, point.upper]) {
        if (value === null) appender.appendNull();
        else appender.appendDouble(Number(value.toPrecision(12)));
      }
      appender.appendInteger(point.atRisk);
      appender.endRow();
    }
  }
  appender.closeSync();
  await db.run(`CREATE OR REPLACE TABLE result.curve AS
    SELECT '${indicator}' AS indicator_id, cut.level, cell.cut, cell.domain, cell.segment,
      cell.provider_id, period.period_kind, period.period, curve_step.* EXCLUDE (cell_no, period_no)
    FROM curve_step
    JOIN result.cell AS cell USING (cell_no)
    JOIN result.cut AS cut USING (cut)
    JOIN result.period AS period USING (period_no)
    ORDER BY ALL`);
  await db.run("DROP TABLE curve_step");
}

/** Who came, ended and left at each age of each curve, in order. Late entry is at its own age. */
function agesOf(db: Warehouse): Promise<AgeRow[]> {
  return rows<AgeRow>(
    db,
    `WITH followed AS (
      SELECT cell.cell_no, period.period_no, unit.client_key, unit.days, unit.ended,
        CASE WHEN unit.entered_days > 0 THEN unit.entered_days ELSE -1 END AS entered_days
      FROM result.observation_${indicator} AS unit
      JOIN result.cell AS cell
        ON cell.cut = 'region'
        OR cell.cut = 'segment' AND cell.segment = unit.segment
        OR cell.cut = 'provider_segment' AND cell.segment = unit.segment
          AND cell.provider_id = unit.provider_id
      JOIN result.period AS period
        ON period.period_kind = 'jaar' AND unit.on_date BETWEEN period.starts_on AND period.ends_on
      WHERE unit.grain = 'trajectory'
    ),
    event AS (
      SELECT cell_no, period_no, days AS age, ended::INTEGER AS ended, (NOT ended)::INTEGER AS censored,
        0 AS entered
      FROM followed
      UNION ALL
      SELECT cell_no, period_no, entered_days, 0, 0, 1 FROM followed
    ),
    sized AS (
      SELECT cell_no, period_no, count(DISTINCT client_key)::INTEGER AS clients
      FROM followed GROUP BY ALL
    )
    SELECT cell_no, period_no, any_value(clients) AS clients, age::INTEGER AS age,
      sum(ended)::INTEGER AS ended, sum(censored)::INTEGER AS censored,
      sum(entered)::INTEGER AS entered
    FROM event JOIN sized USING (cell_no, period_no)
    GROUP BY cell_no, period_no, age
    ORDER BY cell_no, period_no, age`,
  );
}

function* byCurve(ages: readonly AgeRow[]): Generator<AgeRow[]> {
  let from = 0;
  for (let at = 1; at <= ages.length; at += 1) {
    const [first, next] = [ages[from], ages[at]];
    if (next && next.cell_no === first?.cell_no && next.period_no === first.period_no) continue;
    if (at > from) yield ages.slice(from, at);
    from = at;
  }
}

interface CurvePoint {
  day: number;
  survival: number;
  lower: number | null;
  upper: number | null;
  atRisk: number;
}

/** The curve at the ends of weeks, from 1 at the start: the last step of every week that has one. */
function weekly(ages: readonly AgeCount[]): CurvePoint[] {
  const weeks = new Map<number, CurvePoint>();
  for (const one of kaplanMeier(ages).steps) {
    const { survival, lower, upper, atRisk } = one;
    const day = step * Math.ceil(one.age / step);
    weeks.set(day, { day, survival, lower, upper, atRisk });
  }
  return [...weeks.values()];
}
