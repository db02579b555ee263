-- model.allocation: allocations as they stand now.
-- Grain: one ToewijzingNummer of one municipality and law.
-- The newest (Toewijzingsdatum, Toewijzingstijd) wins, whatever the order of arrival; a repeated
-- version changes nothing. RedenWijziging 13 with end = start deletes; 01 did so before 3.1.
CREATE OR REPLACE TABLE model.allocation AS
SELECT * EXCLUDE (change_reason, reference)
FROM (
  SELECT *
  FROM care.allocation
  QUALIFY row_number() OVER (
    PARTITION BY law, municipality_code, allocation_no
    ORDER BY allocated_at DESC, delivery_id DESC
  ) = 1
)
WHERE NOT (coalesce(change_reason, '') IN ('01', '13') AND end_on IS NOT DISTINCT FROM start_on);
