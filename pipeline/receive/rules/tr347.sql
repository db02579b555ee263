-- TR347: a ReferentieAanbieder that the provider used before, for another request.
-- Grain: one AangevraagdProduct or Verzoek; the first with the reference, by Dagtekening, is not one.
WITH request AS (
  SELECT delivery_id, line, dated_on, law, provider_agb, reference, 'AangevraagdProduct' AS parent
  FROM care.request
  UNION ALL
  SELECT delivery_id, min(line), dated_on, law, provider_agb, reference, 'Verzoek'
  FROM care.change_request GROUP BY ALL
)
SELECT
  delivery_id, line, parent || '/ReferentieAanbieder' AS element,
  'ReferentieAanbieder ' || reference
    || ' is al gebruikt voor een ander verzoek. Geef elk verzoek een eigen referentie.' AS message
FROM request
ANTI JOIN care.voided USING (delivery_id)
QUALIFY row_number() OVER (
  PARTITION BY law, provider_agb, reference ORDER BY dated_on, delivery_id, line
) > 1
