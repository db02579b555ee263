-- model.live_start: starts that stand, after all deletions.
-- Grain: one start key (law, municipality, provider, client, allocation or product, first day).
-- What its receiver returned as a whole was never sent.
-- The order of arrival has no meaning: per key and Dagtekening the actions are netted (an insert
-- and a delete on one day leave things as they were) and the newest net action decides.
CREATE OR REPLACE TABLE model.live_start AS
WITH action AS (
  SELECT
    law, municipality.municipality_code, provider_agb, client_key, allocation_no, category,
    product_code, start_on, dated_on,
    bool_or(status = '1') AS inserts,
    bool_or(status = '3') AS deletes,
    min(delivery_id) FILTER (status = '1') AS delivery_id,
    min_by(line, delivery_id) FILTER (status = '1') AS line
  FROM corrected.start AS start
  ANTI JOIN corrected.voided USING (delivery_id)
  JOIN model.municipality AS municipality ON municipality.code = start.municipality_code
  GROUP BY ALL
)
SELECT * EXCLUDE (inserts, deletes)
FROM (
  SELECT *
  FROM action
  WHERE inserts <> deletes
  QUALIFY row_number() OVER (
    PARTITION BY law, municipality_code, provider_agb, client_key, allocation_no, category,
      product_code, start_on
    ORDER BY dated_on DESC
  ) = 1
)
WHERE inserts;
