-- standard_sum: what a provider shows beside what its make-up leads one to expect. Grain: one indicator,
-- cell (provider in a segment, or provider over its segments) and period.
-- expected: every stratum of the provider at the segment's own figure for that stratum (indirect
-- standardisation). crude: everybody at the figure of the whole: the segment, or the region.
-- strata, with, against: strata with five units or more both here and elsewhere; those of them whose
-- sign is that of the crude difference, and whose sign is the other one (Simpson).
CREATE OR REPLACE TEMP TABLE standard_sum AS
WITH chosen AS (
  SELECT expected.* FROM peer_expected AS expected
  JOIN peer_detail USING (indicator_no, segment, period_no, detail)
),
crude AS (
  SELECT indicator_no, cell_no, period_no, segment, band, y, x, all_y, all_x,
    sum(y) OVER region AS region_y, sum(x) OVER region AS region_x
  FROM peer_stratum
  WHERE detail = 0
  WINDOW region AS (PARTITION BY indicator_no, period_no, band)
),
crude_expected AS (
  SELECT indicator_no, cell_no, period_no,
    sum(x * all_y / all_x) AS of_segment, sum(x * region_y / region_x) AS of_region
  FROM crude
  GROUP BY ALL
),
own_cell AS (
  SELECT part.cell_no, whole.cell_no AS target_no, part.cell_no = whole.cell_no AS alone
  FROM result.cell AS part
  JOIN result.cell AS whole
    ON whole.provider_id = part.provider_id
    AND (whole.cut = 'provider' OR whole.cell_no = part.cell_no)
  WHERE part.cut = 'provider_segment' AND whole.cut IN ('provider', 'provider_segment')
),
crude_difference AS (
  SELECT indicator_no, target_no, period_no,
    sum(CASE WHEN alone THEN of_segment ELSE of_region END) AS crude
  FROM crude_expected JOIN own_cell USING (cell_no)
  GROUP BY ALL
),
total AS (
  SELECT indicator_no, target_no, period_no, sum(y) AS y
  FROM chosen JOIN own_cell USING (cell_no)
  GROUP BY ALL
),
compared AS (
  SELECT *,
    CASE WHEN units >= 5 AND all_units - units >= 5
      THEN sign(round(chosen.y - expected, 9)) * sign(round(total_y - crude, 9)) END AS accord
  FROM chosen
  JOIN own_cell USING (cell_no)
  JOIN (SELECT * RENAME (y AS total_y) FROM total) AS total USING (indicator_no, target_no, period_no)
  JOIN crude_difference USING (indicator_no, target_no, period_no)
)
SELECT
  indicator_no, target_no AS cell_no, period_no,
  sum(y) AS observed, sum(x) AS size, sum(expected) AS expected, sum(variance) AS variance,
  any_value(crude) AS crude, max(detail) AS detail,
  count(accord)::INTEGER AS strata,
  (count(*) FILTER (accord > 0))::INTEGER AS with_total,
  (count(*) FILTER (accord < 0))::INTEGER AS against_total
FROM compared
GROUP BY ALL;
