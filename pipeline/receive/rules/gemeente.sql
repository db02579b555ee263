-- GEMEENTE: a municipality that is not one of the region.
-- Grain: one delivery and such a municipality. In a message it is the side with a code of four
-- figures. A municipality that went up in one of the region belongs to it.
WITH named AS (
  SELECT delivery_id, NULL::INTEGER AS line,
    CASE WHEN length(sender) = 4 THEN sender ELSE receiver END AS code
  FROM ledger.delivery
  WHERE status = 'accepted' AND law IS NOT NULL
  UNION ALL
  SELECT delivery_id, line, municipality_code FROM care.measurement
  UNION ALL
  SELECT delivery_id, line, municipality_code FROM care.hours
  UNION ALL
  SELECT delivery_id, line, municipality_code FROM care.realisation
  UNION ALL
  SELECT delivery_id, line, municipality_code FROM care.reported_trajectory
  UNION ALL
  SELECT delivery_id, line, municipality_code FROM care.waiting
)
SELECT
  delivery_id, min(line) AS line,
  CASE WHEN min(line) IS NULL THEN NULL ELSE 'municipality_code' END AS element,
  'Gemeente ' || code
    || ' hoort niet bij de regio. Verbeter de gemeentecode of vul region.yaml aan.' AS message
FROM named
WHERE code IS NOT NULL AND NOT EXISTS (
  FROM register.municipality AS municipality
  LEFT JOIN register.municipality_history AS history ON history.new_code = municipality.code
  WHERE municipality.code = named.code OR history.old_code = named.code
)
GROUP BY delivery_id, code
