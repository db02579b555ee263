-- model.declared: what was declared, however often it was sent.
-- Grain: one debit for a client, provider, allocation, product and period of help; rejected and sent
-- again, or credited and declared anew, is the same. Only products with a segment. month: of the help.
-- first_on, first_status, first_codes, answered_on: the first time it was sent, what the answer was
-- (submitted: none yet), its return codes and day. counted_on, counted_cents: the first time it was sent
-- that was not rejected; null when it always was. net_cents: what was not rejected, credits taken off.
CREATE OR REPLACE TABLE model.declared AS
WITH turn AS (
  -- By what the messages say: the order of arrival has no meaning.
  SELECT
    delivery_id, dated_on,
    row_number() OVER (
      ORDER BY dated_on, declaration_no, law, provider_agb, municipality_code, delivery_id
    ) AS turn
  FROM model.declaration
),
line AS (
  -- sent: in the order of sending, as one number. An aggregate can keep numbers outside memory, but not
  -- rows and texts.
  SELECT line.*, turn.dated_on, (turn.turn << 32) + line.line AS sent
  FROM model.declaration_line AS line
  JOIN turn USING (delivery_id)
),
declared AS (
  SELECT
    law, municipality_code, provider_agb, client_key, category, product_code, month,
    min(dated_on) FILTER (debit_credit = 'D') AS first_on,
    min(sent) FILTER (debit_credit = 'D') AS first_sent,
    min(dated_on) FILTER (debit_credit = 'D' AND status <> 'rejected') AS counted_on,
    arg_min(amount_cents, sent) FILTER (debit_credit = 'D' AND status <> 'rejected') AS counted_cents,
    coalesce(sum(amount_cents) FILTER (status <> 'rejected'), 0)::BIGINT AS net_cents
  FROM line
  GROUP BY law, municipality_code, provider_agb, client_key, allocation_no, category, product_code,
    month, period_start_on, period_end_on
  HAVING first_sent IS NOT NULL
)
SELECT
  declared.client_key, declared.law, product.domain, product.segment, declared.municipality_code,
  provider.provider_id, provider.party_id, declared.month,
  declared.first_on, first.status AS first_status, first.return_codes AS first_codes,
  first.answered_on,
  declared.counted_on, declared.counted_cents, declared.net_cents
FROM declared
JOIN line AS first ON first.sent = declared.first_sent AND first.client_key = declared.client_key
JOIN model.product_use AS product
  ON product.law = declared.law
  AND product.category IS NOT DISTINCT FROM declared.category
  AND product.product_code IS NOT DISTINCT FROM declared.product_code
  AND product.start_on = declared.month
  AND product.segment IS NOT NULL
SEMI JOIN register.municipality AS municipality ON municipality.code = declared.municipality_code
LEFT JOIN register.provider AS provider ON provider.agb = declared.provider_agb;
