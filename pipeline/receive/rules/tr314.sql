-- TR314: a ReferentieNummer that the provider used before, within a message or across messages.
-- Grain: one Prestatie; the first with the number is not one.
SELECT
  delivery_id, line, 'ProductReferentie/ReferentieNummer' AS element,
  'ReferentieNummer ' || reference_no
    || ' is al gebruikt voor een andere prestatie. Geef elke prestatie een eigen nummer.' AS message
FROM sent_line
QUALIFY row_number() OVER (
  PARTITION BY law, provider_agb, reference_no ORDER BY delivery_id, line
) > 1
