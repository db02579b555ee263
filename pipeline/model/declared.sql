-- model.declared: what was declared, however often it was sent.
-- Grain: one debit for a client, provider, allocation, product and period of help; rejected and sent
-- again, or credited and declared anew, is the same. Only products with a segment. month: of the help.
-- first_on, first_status, first_codes, answered_on: the first time it was sent, what the answer was
-- (submitted: none yet), its return codes and day. counted_on, counted_cents: the first time it was sent
-- that was not rejected; null when it always was. net_cents: what was not rejected, credits taken off.
CREATE OR REPLACE TABLE model.declared AS
WITH line AS (
  SELECT
    line.*, declaration.dated_on,
    (declaration.dated_on, line.declaration_no, line.line) AS sent
  FROM model.declaration_line AS line
  JOIN model.declaration AS declaration USING (delivery_id)
),
declared AS (
  SELECT
    law, municipality_code, provider_agb, client_key, category, product_code, month,
    min(dated_on) FILTER (debit_credit = 'D') AS first_on,
    arg_min(
      {'status': status, 'codes': return_codes, 'answered_on': answered_on}, sent
    ) FILTER (debit_credit = 'D') AS first,
    min(dated_on) FILTER (debit_credit = 'D' AND status <> 'rejected') AS counted_on,
    arg_min(amount_cents, sent) FILTER (debit_credit = 'D' AND status <> 'rejected') AS counted_cents,
    coalesce(sum(amount_cents) FILTER (status <> 'rejected'), 0)::BIGINT AS net_cents
  FROM line
  GROUP BY law, municipality_code, provider_agb, client_key, allocation_no, category, product_code,
    month, period_start_on, period_end_on
  HAVING first_on IS NOT NULL
)
SELECT
  declared.client_key, declared.law, product.domain, product.segment, declared.municipality_code,
  provider.provider_id, provider.party_id, declared.month,
  declared.first_on, declared.first.status AS first_status, declared.first.codes AS first_codes,
  declared.first.answered_on AS answered_on,
  declared.counted_on, declared.counted_cents, declared.net_cents
FROM declared
JOIN model.product_use AS product
  ON product.law = declared.law
  AND product.category IS NOT DISTINCT FROM declared.category
  AND product.product_code IS NOT DISTINCT FROM declared.product_code
  AND product.start_on = declared.month
  AND product.segment IS NOT NULL
SEMI JOIN register.municipality AS municipality ON municipality.code = declared.municipality_code
LEFT JOIN register.provider AS provider ON provider.agb = declared.provider_agb;
