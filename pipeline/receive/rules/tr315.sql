-- TR315: a VorigReferentieNummer that stands more than once in a message.
-- Grain: one Prestatie; the first with the number is not one.
SELECT
  delivery_id, line, 'ProductReferentie/VorigReferentieNummer' AS element,
  'VorigReferentieNummer ' || previous_reference_no
    || ' staat al in dit bericht. Crediteer een prestatie één keer.' AS message
FROM sent_line
WHERE previous_reference_no IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY delivery_id, previous_reference_no ORDER BY line) > 1
