-- temp.sent_line: the declared lines of every declaration that counts as sent.
-- Grain: one Prestatie (delivery_id, line). municipality: the code of today.
-- rejected: an answer (325) rejected the line, or the declaration as a whole; credited: a line that
-- was not rejected takes it back.
CREATE OR REPLACE TEMP TABLE sent_line AS
WITH answered AS (
  SELECT
    declaration.delivery_id, answer.delivery_id AS answer_id,
    answer.declaration_no IS NULL OR len(list_filter(
      string_split(answer.return_codes, ','), lambda code: code NOT IN ('', '0200', '8001')
    )) > 0 AS whole
  FROM care.declaration_answer AS answer
  JOIN care.declaration AS declaration
    ON declaration.law = answer.law
    AND declaration.provider_agb = answer.provider_agb
    AND declaration.municipality_code = answer.municipality_code
    AND declaration.identification = answer.declaration_identification
),
refused AS (
  SELECT DISTINCT answered.delivery_id, rejected.reference_no, rejected.client_key
  FROM care.rejected_line AS rejected
  JOIN answered ON answered.answer_id = rejected.delivery_id
),
line AS (
  SELECT
    line.*,
    delivery.release,
    coalesce(history.new_code, line.municipality_code) AS municipality,
    refused.delivery_id IS NOT NULL OR whole.delivery_id IS NOT NULL AS rejected
  FROM care.declaration_line AS line
  ANTI JOIN care.voided USING (delivery_id)
  JOIN ledger.delivery AS delivery USING (delivery_id)
  LEFT JOIN register.municipality_history AS history ON history.old_code = line.municipality_code
  LEFT JOIN refused USING (delivery_id, reference_no, client_key)
  LEFT JOIN (SELECT DISTINCT delivery_id FROM answered WHERE whole) AS whole USING (delivery_id)
)
SELECT line.*, credit.reference_no IS NOT NULL AS credited
FROM line
LEFT JOIN (
  SELECT DISTINCT law, provider_agb, previous_reference_no AS reference_no
  FROM line
  WHERE debit_credit = 'C' AND NOT rejected AND previous_reference_no IS NOT NULL
) AS credit
  ON credit.law = line.law
  AND credit.provider_agb = line.provider_agb
  AND credit.reference_no = line.reference_no
  AND line.debit_credit = 'D';
