-- temp.reported_start: what remains of the starts after all deletions.
-- Grain: one StartProduct (delivery_id, line).
-- What its receiver returned as a whole was never sent. municipality: the code of today.
-- The order of arrival has no meaning: an insert and a delete of one key on one day cancel out,
-- and for the rest the Dagtekening decides.
-- stands: not deleted later on; again: the same key was reported before and not deleted since;
-- corrects: the provider also deleted a start of this client and product, so it mends an earlier
-- report.
CREATE OR REPLACE TEMP TABLE reported_start AS
WITH marked AS (
  SELECT start.*,
    coalesce(history.new_code, start.municipality_code) AS municipality,
    bool_or(status = '1') OVER day AND bool_or(status = '3') OVER day AS cancelled,
    bool_or(status = '3') OVER (
      PARTITION BY law, municipality_code, provider_agb, client_key, allocation_no, category,
        product_code
    ) AS corrects
  FROM care.start AS start
  ANTI JOIN care.voided USING (delivery_id)
  LEFT JOIN register.municipality_history AS history ON history.old_code = start.municipality_code
  WINDOW day AS (
    PARTITION BY law, municipality_code, provider_agb, client_key, allocation_no, category,
      product_code, start_on, dated_on
  )
)
SELECT
  * EXCLUDE (cancelled),
  status = '1' AND count_if(status = '3') OVER (
    key ORDER BY dated_on DESC, delivery_id DESC, line DESC
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) = 0 AS stands,
  status = '1' AND coalesce(lag(status) OVER (key ORDER BY dated_on, delivery_id, line) = '1', false)
    AS again
FROM marked
WHERE NOT cancelled
WINDOW key AS (
  PARTITION BY law, municipality_code, provider_agb, client_key, allocation_no, category,
    product_code, start_on
);
