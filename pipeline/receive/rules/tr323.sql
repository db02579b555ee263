-- TR323: a credit of a line that was never declared, or that was rejected: nothing to take back.
-- Grain: one credit Prestatie. A line from before the first declaration that we have of this provider
-- and municipality may have been sent before our time.
WITH debit AS (
  SELECT law, provider_agb, reference_no, bool_and(rejected) AS rejected
  FROM sent_line
  WHERE debit_credit = 'D'
  GROUP BY ALL
),
credit AS (
  SELECT line.*, declaration.dated_on
  FROM sent_line AS line
  JOIN care.declaration AS declaration USING (delivery_id)
  WHERE line.debit_credit = 'C' AND line.previous_reference_no IS NOT NULL AND NOT line.rejected
)
SELECT
  credit.delivery_id, credit.line, 'ProductReferentie/VorigReferentieNummer' AS element,
  'Prestatie ' || credit.previous_reference_no
    || CASE WHEN debit.rejected THEN ' is afgewezen' ELSE ' is niet ontvangen' END
    || ': er is niets om te crediteren. Controleer het VorigReferentieNummer.' AS message
FROM credit
LEFT JOIN debit
  ON debit.law = credit.law
  AND debit.provider_agb = credit.provider_agb
  AND debit.reference_no = credit.previous_reference_no
WHERE debit.rejected OR (debit.reference_no IS NULL AND EXISTS (
  FROM care.declaration AS earlier
  WHERE earlier.law = credit.law
    AND earlier.provider_agb = credit.provider_agb
    AND earlier.municipality_code = credit.municipality_code
    AND earlier.dated_on < credit.dated_on
    AND earlier.period_start_on <= credit.period_start_on
))
