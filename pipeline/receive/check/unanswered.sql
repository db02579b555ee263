-- Declarations that were never answered: no 325 names them, so nobody knows whether their lines were
-- approved. Grain: one declaration (323). waiting_days: up to the newest message of all.
SELECT
  declaration.provider_agb AS party, delivery.name AS file, declaration.identification,
  declaration.declaration_no, declaration.municipality_code,
  strftime(declaration.period_start_on, '%Y-%m') AS month, declaration.dated_on,
  ((SELECT max(dated_on) FROM ledger.delivery WHERE status = 'accepted')
    - declaration.dated_on)::INTEGER AS waiting_days,
  (SELECT count(*) FROM care.declaration_line AS line
    WHERE line.delivery_id = declaration.delivery_id)::INTEGER AS lines,
  declaration.total_cents / 100 AS amount_eur
FROM care.declaration AS declaration
ANTI JOIN care.voided USING (delivery_id)
ANTI JOIN care.declaration_answer AS answer
  ON answer.law = declaration.law
  AND answer.provider_agb = declaration.provider_agb
  AND answer.municipality_code = declaration.municipality_code
  AND answer.declaration_identification = declaration.identification
JOIN ledger.delivery AS delivery USING (delivery_id)
ORDER BY party, dated_on, declaration_no, file
