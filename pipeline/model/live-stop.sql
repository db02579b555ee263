-- model.live_stop: stops that stand, after all deletions; netted as the starts are.
-- Grain: one stop key (start key + RedenBeeindiging + last day).
CREATE OR REPLACE TABLE model.live_stop AS
WITH action AS (
  SELECT
    law, municipality.municipality_code, provider_agb, client_key, allocation_no, category,
    product_code, start_on, end_on, end_reason, dated_on,
    bool_or(status = '1') AS inserts,
    bool_or(status = '3') AS deletes,
    max(release) AS release,
    min(delivery_id) FILTER (status = '1') AS delivery_id,
    min_by(line, delivery_id) FILTER (status = '1') AS line
  FROM corrected.stop AS stop
  ANTI JOIN corrected.voided USING (delivery_id)
  JOIN model.municipality AS municipality ON municipality.code = stop.municipality_code
  GROUP BY ALL
)
SELECT action.* EXCLUDE (inserts, deletes), coalesce(exact.class, family.class, 'unknown') AS end_class
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
-- The same code means different things in iJw and iWmo, and in older releases: never look it up
-- without law and release. The list of the release itself goes before that of its family.
LEFT JOIN register.end_reason AS exact
  ON exact.law = action.law AND exact.code = action.end_reason AND exact.release = action.release
LEFT JOIN register.end_reason AS family
  ON family.law = action.law AND family.code = action.end_reason
  AND family.release = split_part(action.release, '.', 1) || '.x'
WHERE inserts;
