-- model.live_stop: stops that stand, after all deletions; netted as the starts are.
-- Grain: one stop key (start key + RedenBeeindiging + last day).
CREATE OR REPLACE TABLE model.live_stop AS
WITH action AS (
  SELECT
    law, municipality_code, provider_agb, client_key, allocation_no, category, product_code, start_on,
    end_on, end_reason, dated_on,
    bool_or(status = '1') AS inserts,
    bool_or(status = '3') AS deletes,
    max(release) AS release,
    min(delivery_id) FILTER (status = '1') AS delivery_id,
    min_by(line, delivery_id) FILTER (status = '1') AS line
  FROM care.stop
  GROUP BY ALL
)
SELECT action.* EXCLUDE (inserts, deletes), coalesce(reason.class, 'unknown') AS end_class
FROM (
  SELECT *
  FROM action
  WHERE inserts <> deletes
  QUALIFY row_number() OVER (
    PARTITION BY law, municipality_code, provider_agb, client_key, allocation_no, category,
      product_code, start_on, end_on, end_reason
    ORDER BY dated_on DESC
  ) = 1
) AS action
-- The same code means different things in iJw and iWmo: never look it up without the law.
LEFT JOIN register.end_reason AS reason
  ON reason.law = action.law AND reason.code = action.end_reason
  AND (reason.release = action.release OR reason.release = split_part(action.release, '.', 1) || '.x')
WHERE inserts;
