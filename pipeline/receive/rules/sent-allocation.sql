-- temp.sent_allocation: the allocations of every message that counts as sent.
-- Grain: one version of an allocation (delivery_id, line). municipality: the code of today;
-- municipality_code: the one in the message, which an old allocation keeps after a merger.
-- newest: the version that stands; deleted: it takes the allocation back (13, or 01 before 3.1).
CREATE OR REPLACE TEMP TABLE sent_allocation AS
SELECT
  *,
  newest AND coalesce(change_reason, '') IN ('01', '13') AND end_on IS NOT DISTINCT FROM start_on
    AS deleted
FROM (
  SELECT
    allocation.*,
    coalesce(history.new_code, allocation.municipality_code) AS municipality,
    row_number() OVER (
      PARTITION BY allocation.law, allocation.municipality_code, allocation.allocation_no,
        CASE WHEN allocation_no IS NULL THEN (client_key, provider_agb, category, product_code, start_on) END
      ORDER BY allocation.allocated_at DESC, allocation.delivery_id DESC
    ) = 1 AS newest
  FROM care.allocation AS allocation
  ANTI JOIN care.voided USING (delivery_id)
  LEFT JOIN register.municipality_history AS history
    ON history.old_code = allocation.municipality_code
);
