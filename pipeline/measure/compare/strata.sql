-- The make-up of providers, and what it leads one to expect.

-- stratum_key: strata by number, at three levels of detail; 0 is everyone together.
-- Grain: one combination of age band, start rank and referrer.
CREATE OR REPLACE TEMP TABLE stratum_key AS
SELECT
  *,
  row_number() OVER (ORDER BY age_band, start_rank, referrer)::INTEGER AS key_3,
  dense_rank() OVER (ORDER BY age_band, start_rank)::INTEGER AS key_2,
  dense_rank() OVER (ORDER BY age_band)::INTEGER AS key_1
FROM (SELECT DISTINCT age_band, start_rank, referrer FROM compare_stratum);

-- peer_stratum: the sums of one provider in one segment, beside those of the whole segment.
-- Grain: one indicator, cell, period, detail (0 to 3), stratum and age band of durations.
CREATE OR REPLACE TEMP TABLE peer_stratum AS
WITH summed AS (
  SELECT
    indicator_no, segment, cell_no, period_no, detail.detail,
    CASE detail.detail WHEN 3 THEN key_3 WHEN 2 THEN key_2 WHEN 1 THEN key_1 ELSE 0 END AS stratum,
    band,
    sum(y) AS y, sum(x) AS x, sum(clusters) AS clusters,
    sum(yy) AS yy, sum(xx) AS xx, sum(xy) AS xy
  FROM compare_stratum
  JOIN stratum_key USING (age_band, start_rank, referrer)
  JOIN (SELECT cell_no, segment FROM result.cell) AS cell USING (cell_no)
  CROSS JOIN (SELECT unnest([0, 1, 2, 3]) AS detail) AS detail
  GROUP BY ALL
)
SELECT
  *,
  sum(y) OVER whole AS all_y, sum(x) OVER whole AS all_x, sum(clusters) OVER whole AS all_clusters,
  sum(yy) OVER whole AS all_yy, sum(xx) OVER whole AS all_xx, sum(xy) OVER whole AS all_xy,
  count(*) OVER whole AS providers
FROM summed
WINDOW whole AS (PARTITION BY indicator_no, segment, period_no, detail, stratum, band);

-- peer_expected: what happened with a provider and what was to be expected from its make-up.
-- Grain: one indicator, cell, period, detail and stratum.
-- variance: of y − expected, when clients of the segment are alike: by the segment's spread per
-- client, or by the own clients' distance to the segment when that is larger (their sizes differ).
CREATE OR REPLACE TEMP TABLE peer_expected AS
SELECT
  indicator_no, segment, cell_no, period_no, detail, stratum,
  sum(y) AS y, sum(x) AS x, sum(clusters) AS clusters,
  sum(x * all_y / all_x) AS expected,
  sum(greatest(
    clusters / all_clusters * (all_yy - 2 * all_y / all_x * all_xy + (all_y / all_x) ** 2 * all_xx),
    yy - 2 * all_y / all_x * xy + (all_y / all_x) ** 2 * xx
  )) AS variance,
  -- Units, not days at risk, tell whether a stratum has a body; everyone starts in some band.
  max(clusters) AS units, max(all_clusters) AS all_units, max(providers) AS providers
FROM peer_stratum
GROUP BY ALL;

-- peer_detail: the finest strata that nearly everyone has company in. Grain: one indicator, segment and
-- period. A stratum has company with two providers and ten units in it; nine in ten units must have
-- it. The referrer counts when most are known.
CREATE OR REPLACE TEMP TABLE peer_detail AS
WITH company AS (
  SELECT indicator_no, segment, period_no, detail,
    sum(units) FILTER (providers >= 2 AND all_units >= 10) / sum(units) AS covered
  FROM peer_expected
  WHERE detail > 0
  GROUP BY ALL
),
known AS (
  SELECT indicator_no, segment, period_no,
    sum(clusters) FILTER (referrer <> '') >= 0.5 * sum(clusters) AS referrers,
    bool_or(start_rank >= 0) AS ranks, bool_or(age_band <> '') AS ages
  FROM compare_stratum
  JOIN (SELECT cell_no, segment FROM result.cell) AS cell USING (cell_no)
  GROUP BY ALL
)
SELECT
  indicator_no, segment, period_no,
  coalesce(max(detail) FILTER (covered >= 0.9 AND (detail < 3 OR referrers)), 0) AS detail,
  any_value(ranks) AS ranks, any_value(ages) AS ages
FROM company
JOIN known USING (indicator_no, segment, period_no)
GROUP BY ALL;
