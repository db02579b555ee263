-- AANBIEDER: a provider that is not in the region's providers.csv.
-- Grain: one delivery that comes from such a provider or goes to one. The provider is the side with a
-- code of eight figures, whichever way a message goes.
WITH delivered AS (
  SELECT delivery_id, CASE WHEN length(sender) = 8 THEN sender ELSE receiver END AS agb
  FROM ledger.delivery
  WHERE status = 'accepted'
)
SELECT
  delivery_id, NULL::INTEGER AS line, NULL::VARCHAR AS element,
  'Aanbieder met AGB-code ' || agb
    || ' hoort niet bij de regio. Verbeter de code of vul providers.csv aan.' AS message
FROM delivered
WHERE length(agb) = 8 AND NOT EXISTS (FROM register.provider WHERE provider.agb = delivered.agb)
