import type { Warehouse } from "../../warehouse/warehouse.ts";
import { type XmrPoint, xmr } from "../statistics/xmr.ts";
import { type Side, trendEnds, wholeSeven } from "../statistics/xmr-rules.ts";

/** Limits count from so many points; before, a chart without limits tells the run of things. */
const limitPoints = 12;
/** With fewer points nothing can be said of the past. */
const leastPoints = 8;

/**
 * How often the last point of a series is called out though nothing but chance is at work: normal
 * noise, all rules, 12 to 36 points alike. `simulation.test.ts` draws it anew.
 */
export const lastPointFalseAlarm = 0.0165;

/** A quarter of a series, in order of time. */
export interface QuarterFigure {
  estimate: number;
  lower: number | null;
  upper: number | null;
}

/** What the own past says of one quarter. */
export interface PastPoint {
  rule: XmrPoint["rule"];
  direction: -1 | 0 | 1;
  /** A rule called it out, but the figure's own interval still holds the centre. */
  uncertain: boolean;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  nearLower: number | null;
  nearUpper: number | null;
  /** xmr | loopgrafiek | geen variatie | te weinig punten */
  basis: string;
  points: number;
}

/**
 * Judges each quarter by the own past.
 *
 * From 12 points the XmR limits and its four rules; from 8 a run chart (centre: the median) on which
 * only a trend of seven can tell; below that nothing. Small groups jump about: a point that the
 * limits call out counts only when its own interval leaves out the centre as well (the caution of a
 * p-chart). Cohorts that follow the same persons for a year (`stock`) hang together from quarter to
 * quarter, so that runs and trends say nothing there.
 *
 * @param rebaseAt indexes at which a new base was agreed
 */
export function judgePast(
  figures: readonly QuarterFigure[],
  { rebaseAt = [], stock = false }: { rebaseAt?: readonly number[]; stock?: boolean } = {},
): PastPoint[] {
  const chart = xmr(
    figures.map((figure) => figure.estimate),
    { rebaseAt, minimumPoints: limitPoints },
  );
  return chart.stretches.flatMap(({ from, to, limits }) => {
    const locked = limits.status === "limieten";
    const basis =
      limits.points < leastPoints
        ? "te weinig punten"
        : limits.status === "proeflimieten"
          ? "loopgrafiek"
          : limits.status === "limieten"
            ? "xmr"
            : "geen variatie";
    const trends = wholeSeven(trendEnds(figures.slice(from, to).map((one) => one.estimate)));
    const centre = locked ? limits.centre : median(figures.slice(from, to));
    return chart.points.slice(from, to).map((point, i): PastPoint => {
      const called = rulesFor(basis, stock, point, trends[i] ?? 0);
      const figure = figures[from + i];
      const uncertain =
        (called.rule === "outside" || called.rule === "two of three") &&
        figure !== undefined &&
        holds(figure, limits.centre);
      return {
        rule: uncertain ? null : called.rule,
        direction: uncertain ? 0 : called.direction,
        uncertain,
        centre,
        lower: locked ? limits.lower : null,
        upper: locked ? limits.upper : null,
        nearLower: locked ? limits.nearLower : null,
        nearUpper: locked ? limits.nearUpper : null,
        basis,
        points: limits.points,
      };
    });
  });
}

/** Which rule may speak: all within limits, a trend without them; in cohorts that overlap, limits only. */
function rulesFor(
  basis: string,
  stock: boolean,
  point: XmrPoint,
  trend: Side,
): Pick<PastPoint, "rule" | "direction"> {
  const silent = { rule: null, direction: 0 } as const;
  if (basis === "xmr") return !stock || point.rule === "outside" ? point : silent;
  const trending = basis === "loopgrafiek" && !stock && trend !== 0;
  return trending ? { rule: "trend", direction: trend } : silent;
}

function holds({ lower, upper }: QuarterFigure, centre: number | null): boolean {
  if (centre === null) return true;
  return (lower === null || lower <= centre) && (upper === null || upper >= centre);
}

function median(figures: readonly QuarterFigure[]): number | null {
  const sorted = figures.map((figure) => figure.estimate).sort((a, b) => a - b);
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Judges the quarters of every headline and group: the temporary table `past_point`. */
export async function judgeSeries(db: Warehouse): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE past_point (
    indicator_no INTEGER, cell_no INTEGER, period_no INTEGER, points INTEGER, basis VARCHAR,
    centre DOUBLE, limit_lower DOUBLE, limit_upper DOUBLE, near_lower DOUBLE, near_upper DOUBLE,
    rule VARCHAR, direction INTEGER, uncertain BOOLEAN, false_alarm DOUBLE)`);
  // Quarters that are missing are left out, as long as most are there.
  const found = await db.runAndReadAll(`
    WITH rebased AS (
      SELECT point.indicator_no, point.cell_no, min(point.position) AS position, remark.on_date
      FROM compare_point AS point
      JOIN compare_indicator AS indicator USING (indicator_no)
      JOIN result.cell AS cell USING (cell_no)
      JOIN result.cut AS cut USING (cut)
      JOIN register.annotation AS remark
        ON remark.kind = 'nieuwe-basislijn'
        AND (remark.indicator_id = '*' OR remark.indicator_id = indicator.indicator_id)
        AND point.ends_on >= remark.on_date
        AND CASE
          WHEN remark.scope = 'keten' THEN cut.level = 'chain' AND remark.scope_id = cell.law
          WHEN remark.scope = 'aanbieder' THEN remark.scope_id = cell.provider_id
          WHEN remark.scope = 'segment' THEN remark.scope_id = cell.norm_segment
          WHEN remark.scope = 'domein' THEN remark.scope_id = cell.norm_domain
          ELSE remark.scope = 'regio' END
      WHERE point.usable
      GROUP BY ALL
    ),
    base AS (SELECT DISTINCT indicator_no, cell_no, position, true AS starts FROM rebased)
    SELECT indicator_no, cell_no, any_value(stock),
      list(period_no ORDER BY position), list(estimate ORDER BY position),
      list(CASE WHEN point.exact THEN estimate ELSE lower END ORDER BY position),
      list(CASE WHEN point.exact THEN estimate ELSE upper END ORDER BY position),
      list(coalesce(starts, false) ORDER BY position)
    FROM compare_point AS point
    JOIN compare_indicator USING (indicator_no)
    LEFT JOIN base USING (indicator_no, cell_no, position)
    WHERE usable
    GROUP BY indicator_no, cell_no
    HAVING count(*) >= ${leastPoints} AND count(*) >= 0.75 * (max(position) - min(position) + 1)
    ORDER BY indicator_no, cell_no`);
  const appender = await db.createAppender("past_point", "main", "temp");
  const number = (value: number | null): void =>
    value === null ? appender.appendNull() : appender.appendDouble(Number(value.toPrecision(12)));
  for (const row of found.getRowsJS()) {
    const [indicator, cell, stock, periods, estimates, lowers, uppers, starts] = row as [
      number,
      number,
      boolean,
      number[],
      number[],
      (number | null)[],
      (number | null)[],
      boolean[],
    ];
    const figures = estimates.map((estimate, i) => ({
      estimate,
      lower: lowers[i] ?? null,
      upper: uppers[i] ?? null,
    }));
    const rebaseAt = starts.flatMap((starting, i) => (starting ? [i] : []));
    for (const [i, point] of judgePast(figures, { rebaseAt, stock }).entries()) {
      appender.appendInteger(indicator);
      appender.appendInteger(cell);
      appender.appendInteger(periods[i] as number);
      appender.appendInteger(point.points);
      appender.appendVarchar(point.basis);
      for (const value of [
        point.centre,
        point.lower,
        point.upper,
        point.nearLower,
        point.nearUpper,
      ]) {
        number(value);
      }
      if (point.rule === null) appender.appendNull();
      else appender.appendVarchar(dutchRules[point.rule]);
      appender.appendInteger(point.direction);
      appender.appendBoolean(point.uncertain);
      number(point.basis === "xmr" ? lastPointFalseAlarm : null);
      appender.endRow();
    }
  }
  appender.closeSync();
}

const dutchRules: Record<NonNullable<XmrPoint["rule"]>, string> = {
  outside: "buiten de grenzen",
  trend: "zeven op rij dezelfde kant op",
  "two of three": "twee van drie dicht bij de grens",
  run: "zeven op rij aan één kant",
};
