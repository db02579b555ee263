-- CD087: a line without a tariff, or one in euros with a tariff.
-- Grain: one Prestatie of release 3.0 or later.
SELECT
  delivery_id, line, 'Prestatie/ProductTarief' AS element,
  CASE WHEN unit = '83'
    THEN 'Bij Eenheid 83 (euro''s) hoort geen ProductTarief. Laat het weg.'
    ELSE 'ProductTarief ontbreekt. Vul het tarief per eenheid in.'
  END AS message
FROM sent_line
WHERE (unit = '83') <> (tariff_cents IS NULL) AND release >= '3.0'
