-- AANBIEDER: a provider that is not in the region's providers.csv.
-- Grain: one delivery that comes from such a provider or goes to one.
WITH delivered AS (
  SELECT delivery_id,
    CASE WHEN kind IN ('JW301', 'WMO301', 'JW325', 'WMO325') THEN receiver ELSE sender END AS agb
  FROM ledger.delivery
  WHERE status = 'accepted'
)
SELECT
  delivery_id, NULL::INTEGER AS line, NULL::VARCHAR AS element,
  'Aanbieder met AGB-code ' || agb
    || ' hoort niet bij de regio. Verbeter de code of vul providers.csv aan.' AS message
FROM delivered
WHERE agb IS NOT NULL AND NOT EXISTS (FROM register.provider WHERE provider.agb = delivered.agb)
