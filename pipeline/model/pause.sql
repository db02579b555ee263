-- model.pause: days on which help lay still inside a service (reason 20, temporarily ended).
-- Grain: one temporary stop that stands. from_on: the day after it; to_on: the day before help went on,
-- null when it has not. allocation_no null: task-based; then the product tells which help.
CREATE OR REPLACE TABLE model.pause AS
WITH point AS (
  SELECT law, municipality_code, provider_agb, client_key, allocation_no,
    CASE WHEN allocation_no IS NULL THEN category END AS category,
    CASE WHEN allocation_no IS NULL THEN product_code END AS product_code,
    start_on AS on_date, NULL AS from_on
  FROM model.live_start
  UNION
  SELECT law, municipality_code, provider_agb, client_key, allocation_no,
    CASE WHEN allocation_no IS NULL THEN category END,
    CASE WHEN allocation_no IS NULL THEN product_code END,
    end_on, end_on + 1
  FROM model.live_stop AS pause
  WHERE end_class = 'temporary'
    -- The end for good was told as well: then that is what it was.
    AND NOT EXISTS (
      FROM model.live_stop AS final
      WHERE final.end_class <> 'temporary'
        AND final.law = pause.law
        AND final.municipality_code = pause.municipality_code
        AND final.provider_agb = pause.provider_agb
        AND final.client_key = pause.client_key
        AND final.start_on = pause.start_on
        AND final.allocation_no IS NOT DISTINCT FROM pause.allocation_no
        AND (pause.allocation_no IS NOT NULL OR (
          final.category IS NOT DISTINCT FROM pause.category
          AND final.product_code IS NOT DISTINCT FROM pause.product_code))
    )
)
SELECT * EXCLUDE (on_date)
FROM (
  SELECT
    *,
    min(on_date) FILTER (from_on IS NULL) OVER (
      PARTITION BY law, municipality_code, provider_agb, client_key, allocation_no, category, product_code
      ORDER BY on_date RANGE BETWEEN INTERVAL 1 DAY FOLLOWING AND UNBOUNDED FOLLOWING
    ) - 1 AS to_on
  FROM point
)
WHERE from_on IS NOT NULL;
