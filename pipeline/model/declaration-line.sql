-- model.declaration_line: what became of each declared line.
-- Grain: one Prestatie of a declaration. month: the first day of the month in which the help was given,
-- which need not be that of the declaration. volume and amount_cents are negative for a credit.
-- status: submitted until an answer (325) comes; then rejected when the answer lists the line or
-- refuses the declaration as a whole, and approved otherwise. What counts is the sum of the approved
-- lines: a credit takes its debit away again.
-- resubmits: the rejected line that this one comes back for (same client, allocation, product and period).
CREATE OR REPLACE TABLE model.declaration_line AS
WITH answered AS (
  -- Answered twice, the newest answer counts.
  SELECT
    declaration.delivery_id, answer.delivery_id AS answer_id, answer.dated_on AS answered_on,
    answer.return_codes,
    answer.declaration_no IS NULL OR len(list_filter(
      string_split(answer.return_codes, ','), lambda code: code NOT IN ('', '0200', '8001')
    )) > 0 AS whole
  FROM corrected.declaration_answer AS answer
  JOIN corrected.declaration AS declaration
    ON declaration.law = answer.law
    AND declaration.provider_agb = answer.provider_agb
    AND declaration.municipality_code = answer.municipality_code
    AND declaration.identification = answer.declaration_identification
  QUALIFY row_number() OVER (
    PARTITION BY declaration.delivery_id ORDER BY answer.dated_on DESC, answer.delivery_id DESC
  ) = 1
),
refused AS (
  SELECT answered.delivery_id, rejected.reference_no, rejected.client_key,
    any_value(rejected.return_codes) AS return_codes
  FROM corrected.rejected_line AS rejected
  JOIN answered ON answered.answer_id = rejected.delivery_id
  GROUP BY ALL
),
judged AS (
  SELECT
    line.* REPLACE (municipality.municipality_code AS municipality_code),
    date_trunc('month', line.period_start_on)::DATE AS month,
    CASE
      WHEN answered.delivery_id IS NULL THEN 'submitted'
      WHEN answered.whole OR refused.delivery_id IS NOT NULL THEN 'rejected'
      ELSE 'approved'
    END AS status,
    coalesce(refused.return_codes, CASE WHEN answered.whole THEN answered.return_codes END)
      AS return_codes,
    answered.answered_on,
    delivery.dated_on
  FROM corrected.declaration_line AS line
  LEFT JOIN ledger.delivery AS delivery ON delivery.delivery_id = line.delivery_id
  JOIN model.municipality AS municipality ON municipality.code = line.municipality_code
  LEFT JOIN answered ON answered.delivery_id = line.delivery_id
  LEFT JOIN refused
    ON refused.delivery_id = line.delivery_id
    AND refused.reference_no = line.reference_no
    AND refused.client_key = line.client_key
)
SELECT
  * EXCLUDE (dated_on),
  CASE WHEN debit_credit = 'D' AND lag(status) OVER same = 'rejected'
    THEN lag(reference_no) OVER same END AS resubmits
FROM judged
WINDOW same AS (
  PARTITION BY law, municipality_code, provider_agb, client_key, allocation_no, category, product_code,
    period_start_on, period_end_on, debit_credit
  -- By what the messages say: the order of arrival has no meaning.
  ORDER BY dated_on, declaration_no, line
);
