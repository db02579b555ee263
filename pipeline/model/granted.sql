-- model.granted: how long an allocation waits for its help.
-- Grain: one allocation that stands and was given anew: its first version gives no reason for a change
-- (RedenWijziging). One that does prolongs or mends an earlier allocation, or is a later version of one
-- whose beginning never came, so that nobody knows when it was given. Left out as well: products without
-- a segment, and allocations whose help only declarations tell of: nobody knows when it began.
-- allocated_on: day of the first version. care_on: first day of help under it; null while there is none.
-- end_on: the last day it can be used, null when none was set. rank: that of the product.
CREATE OR REPLACE TABLE model.granted AS
WITH first_version AS (
  SELECT
    version.law, municipality.municipality_code, version.allocation_no, version.client_key,
    min(version.allocated_at)::DATE AS allocated_on,
    arg_min(coalesce(version.change_reason, ''), (version.allocated_at, version.delivery_id))
      AS change_reason
  FROM corrected.allocation AS version
  ANTI JOIN corrected.voided USING (delivery_id)
  JOIN model.municipality AS municipality ON municipality.code = version.municipality_code
  WHERE version.allocation_no IS NOT NULL
  GROUP BY ALL
),
begun AS (
  SELECT
    law, municipality_code, allocation_no, client_key,
    min(start_on) FILTER (source = 'message' AND start_on <= getvariable('data_until')) AS care_on,
    bool_or(source = 'declaration') AS declared
  FROM model.delivered
  WHERE allocation_no IS NOT NULL
  GROUP BY ALL
)
SELECT
  allocation.client_key, allocation.law, product.domain, product.segment,
  allocation.municipality_code, provider.provider_id, provider.party_id, referral.referrer,
  product.rank, model.age_band(client.birth_month, first_version.allocated_on) AS age_band,
  first_version.allocated_on, begun.care_on,
  allocation.end_on
FROM model.allocation AS allocation
JOIN first_version USING (law, municipality_code, allocation_no, client_key)
JOIN model.product_use AS product
  ON product.law = allocation.law
  AND product.category IS NOT DISTINCT FROM allocation.category
  AND product.product_code IS NOT DISTINCT FROM allocation.product_code
  AND product.start_on = allocation.start_on
  AND product.segment IS NOT NULL
SEMI JOIN register.municipality AS municipality ON municipality.code = allocation.municipality_code
LEFT JOIN register.provider AS provider ON provider.agb = allocation.provider_agb
LEFT JOIN begun USING (law, municipality_code, allocation_no, client_key)
LEFT JOIN model.allocation_referrer AS referral USING (law, municipality_code, allocation_no, client_key)
LEFT JOIN model.client AS client ON client.client_key = allocation.client_key
WHERE first_version.change_reason = ''
  AND first_version.allocated_on <= getvariable('data_until')
  AND (begun.care_on IS NOT NULL OR NOT coalesce(begun.declared, false));
