-- TR333: a DeclaratieNummer that the provider used before under the same law.
-- Grain: one Declaratie; the first with the number, by Dagtekening, is not one.
SELECT
  delivery_id, line, 'Declaratie/DeclaratieNummer' AS element,
  'DeclaratieNummer ' || declaration_no
    || ' is al gebruikt voor een andere declaratie. Geef elke declaratie een eigen nummer.' AS message
FROM care.declaration
ANTI JOIN care.voided USING (delivery_id)
QUALIFY row_number() OVER (
  PARTITION BY law, provider_agb, declaration_no ORDER BY dated_on, delivery_id
) > 1
