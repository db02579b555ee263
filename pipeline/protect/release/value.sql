-- release.*_value: the figures. Grain: one indicator, level, cut with its dimensions, and period.

-- The contract edition holds every figure above the level of one client. On fewer persons than the
-- region asks for, it says how many there are and no more. Too early: the numerator is not known
-- yet. Not delivered: nothing is known, which is null and never 0.
-- Figures are cut off at nine decimals: the order in which sums were made is no part of a figure.
CREATE OR REPLACE TABLE release.contract_value AS
WITH judged AS (
  SELECT
    value.*,
    (indicator.persons AND coalesce(value.clients, 0) < region.contract_min_clients)
      OR value.status = 'te weinig gegevens' AS small
  FROM result.value AS value
  JOIN result.indicator AS indicator USING (indicator_id)
  CROSS JOIN register.region AS region
  WHERE value.level <> 'client'
    -- Headlines of calendar periods: pages know no other figures.
    AND value.part IS NULL AND value.age_band IS NULL AND value.cut <> 'provider_municipality'
    AND value.period_kind <> 'lopend'
)
SELECT
  indicator_id, level, cut, domain, law, segment, municipality_code, party_id, provider_id,
  period_kind, period,
  CASE WHEN NOT small AND status NOT IN ('te vroeg', 'bron niet geleverd')
    THEN round(numerator, 9) END AS numerator,
  CASE WHEN status <> 'bron niet geleverd' THEN round(denominator, 9) END AS denominator,
  CASE WHEN status <> 'bron niet geleverd' THEN clients END AS clients,
  CASE WHEN NOT small THEN round(estimate, 9) END AS estimate,
  CASE WHEN NOT small THEN round(lower, 9) END AS lower,
  CASE WHEN NOT small THEN round(upper, 9) END AS upper,
  -- Too early and not delivered say more than too few.
  CASE WHEN small AND status NOT IN ('te vroeg', 'bron niet geleverd')
    THEN 'te weinig gegevens' ELSE status END AS status,
  CASE WHEN small THEN 'te weinig gegevens' ELSE signal END AS signal,
  CASE WHEN small AND status NOT IN ('te vroeg', 'bron niet geleverd')
    THEN 'te weinig personen' ELSE signal_reason END AS signal_reason,
  norm_value, norm_operator
FROM judged;

-- The monitor edition holds the cells of monitor_cell (monitor-cell.sql), after suppression.
-- Everything in a shown row follows from its rounded counts, so that no other column gives back what
-- rounding took away:
-- * counts: to the nearest multiple of round_to;
-- * percentages: of the rounded counts, whole;
-- * the interval of a proportion: the widest Wilson interval over all counts that round to the ones
--   shown, outward to whole percentages. It always covers the interval of the exact counts;
-- * the interval of a ratio: half its exact width, upward to a whole percentage, on both sides of
--   the lowest and highest percentage the shown counts allow;
-- * durations: to the nearest whole week (7 days), bounds outward. A median is the duration of one
--   person; a week hides whose.
-- A signal stays when the published interval still clears the norm; otherwise there is none.

CREATE OR REPLACE TEMP MACRO nearest(n, base) AS round(n / base) * base;

-- Wilson (1927), JASA 22; as pipeline/measure/statistics/wilson.ts.
CREATE OR REPLACE TEMP MACRO wilson_bound(x, n, side) AS
  (2 * x + 3.841458820694124
    + side * 1.959963984540054 * sqrt(3.841458820694124 + 4 * x * (1 - x / n)))
  / (2 * (n + 3.841458820694124));

CREATE OR REPLACE TABLE release.monitor_value AS
WITH shown AS (
  SELECT
    cell_id,
    nearest(numerator, base) AS x, nearest(denominator, base) AS n,
    nearest(clients, base) AS persons,
    greatest(0, x - base // 2) AS x_least, x + (base - 1) // 2 AS x_most,
    greatest(1, n - base // 2) AS n_least, n + (base - 1) // 2 AS n_most,
    ceil(round(100 * greatest(estimate - lower, upper - estimate), 6)) AS half_width
  FROM monitor_cell
  CROSS JOIN (SELECT monitor_round_to AS base FROM register.region)
  WHERE shown
),
percentage AS (
  SELECT
    cell_id, x, n, persons,
    CASE
      WHEN cell.kind = 'duration' THEN 7 * round(cell.estimate / 7)
      ELSE round(100 * x / n) / 100
    END AS estimate,
    CASE cell.kind
      WHEN 'duration' THEN 7 * floor(cell.lower / 7)
      WHEN 'proportion' THEN floor(100 * wilson_bound(x_least, n_most, -1)) / 100
      WHEN 'ratio' THEN floor(100 * x_least / n_most - half_width) / 100
    END AS lower,
    CASE cell.kind
      WHEN 'duration' THEN 7 * ceil(cell.upper / 7)
      WHEN 'proportion' THEN ceil(100 * wilson_bound(least(x_most, n_least), n_least, 1)) / 100
      WHEN 'ratio' THEN ceil(100 * least(1, x_most / n_least) + half_width) / 100
    END AS upper
  FROM shown
  JOIN monitor_cell AS cell USING (cell_id)
),
bounded AS (
  SELECT
    cell.* EXCLUDE (numerator, denominator, clients, estimate, lower, upper),
    p.x AS numerator, p.n AS denominator, p.persons::INTEGER AS clients, p.estimate,
    -- Not with greatest() and least(): they turn a bound that does not exist into 0 or 1.
    CASE WHEN p.lower < 0 THEN 0 ELSE p.lower END AS lower,
    CASE WHEN p.upper > 1 AND cell.kind <> 'duration' THEN 1 ELSE p.upper END AS upper
  FROM monitor_cell AS cell
  LEFT JOIN percentage AS p USING (cell_id)
)
SELECT
  indicator_id, level, cut, domain, NULL::VARCHAR AS law, NULL::VARCHAR AS segment,
  municipality_code, NULL::VARCHAR AS party_id, NULL::VARCHAR AS provider_id,
  period_kind, period, numerator::DOUBLE AS numerator, denominator::DOUBLE AS denominator, clients,
  estimate::DOUBLE AS estimate, lower::DOUBLE AS lower, upper::DOUBLE AS upper,
  CASE WHEN shown OR blank THEN status ELSE 'afgeschermd' END AS status,
  CASE
    WHEN blank THEN signal
    WHEN NOT shown THEN 'te weinig gegevens'
    WHEN cleared OR signal NOT IN ('gunstig', 'ongunstig') THEN signal
    ELSE 'geen signaal'
  END AS signal,
  CASE WHEN shown OR blank THEN signal_reason ELSE 'afgeschermd' END AS signal_reason,
  norm_value, norm_operator
FROM (
  SELECT
    *,
    coalesce(CASE signal || ' ' || norm_operator
      WHEN 'gunstig gte' THEN lower >= norm_value
      WHEN 'gunstig lte' THEN upper <= norm_value
      WHEN 'ongunstig gte' THEN upper < norm_value
      WHEN 'ongunstig lte' THEN lower > norm_value
    END, false) AS cleared
  FROM bounded
);
