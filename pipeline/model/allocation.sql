-- model.allocation: allocations as they stand now.
-- Grain: one ToewijzingNummer of one municipality and law (and client: two municipalities that became
-- one may both have given out a number).
-- The newest (Toewijzingsdatum, Toewijzingstijd) wins, whatever the order of arrival; a repeated
-- version changes nothing. RedenWijziging 13 with end = start deletes; 01 did so before 3.1. What its
-- receiver returned as a whole was never sent.
CREATE OR REPLACE TABLE model.allocation AS
WITH standing AS (
  SELECT *
  FROM corrected.allocation
  ANTI JOIN corrected.voided USING (delivery_id)
  QUALIFY row_number() OVER (
    PARTITION BY law, municipality_code, allocation_no,
      -- Before release 3 the number may be absent: then client, provider, product and first day tell.
      CASE WHEN allocation_no IS NULL THEN (client_key, provider_agb, category, product_code, start_on) END
    ORDER BY allocated_at DESC, delivery_id DESC
  ) = 1
)
SELECT allocation.* EXCLUDE (change_reason, reference)
  REPLACE (municipality.municipality_code AS municipality_code)
FROM standing AS allocation
JOIN model.municipality AS municipality ON municipality.code = allocation.municipality_code
WHERE NOT (coalesce(change_reason, '') IN ('01', '13') AND end_on IS NOT DISTINCT FROM start_on)
QUALIFY row_number() OVER (
  PARTITION BY law, municipality.municipality_code, allocation_no, client_key,
    CASE WHEN allocation_no IS NULL THEN (provider_agb, category, product_code, start_on) END
  ORDER BY allocated_at DESC, delivery_id DESC
) = 1;
