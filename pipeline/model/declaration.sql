-- model.declaration: what became of each declaration.
-- Grain: one Declaratie (323). Amounts in cents.
-- submitted_cents: the total it states; lines_cents: the sum of its lines; granted_cents: what the
-- answer grants, 0 when it refuses everything, null without an answer; approved_cents: the sum of the
-- approved lines. status: submitted | approved | partly | rejected.
-- total_differs: the total is not the sum of the lines; grant_differs: nor is what was granted that of
-- the approved ones. Both null when lines were lost on the way in: then there is nothing to compare.
CREATE OR REPLACE TABLE model.declaration AS
WITH answered AS (
  SELECT
    answer.law, answer.provider_agb, answer.municipality_code,
    answer.declaration_identification AS identification,
    answer.dated_on AS answered_on, answer.return_codes, coalesce(answer.granted_cents, 0) AS granted_cents,
    answer.delivery_id AS answer_delivery_id
  FROM corrected.declaration_answer AS answer
  QUALIFY row_number() OVER (
    PARTITION BY law, provider_agb, municipality_code, declaration_identification
    ORDER BY dated_on DESC, delivery_id DESC
  ) = 1
),
lines AS (
  SELECT
    delivery_id,
    count(*)::INTEGER AS lines,
    count_if(status = 'rejected')::INTEGER AS rejected_lines,
    sum(amount_cents)::BIGINT AS lines_cents,
    coalesce(sum(amount_cents) FILTER (status = 'approved'), 0)::BIGINT AS approved_cents
  FROM model.declaration_line
  GROUP BY delivery_id
)
SELECT
  declaration.law, municipality.municipality_code, declaration.provider_agb,
  declaration.identification, declaration.declaration_no,
  declaration.period_start_on, declaration.dated_on, answered.answered_on, answered.return_codes,
  CASE
    WHEN answered.identification IS NULL THEN 'submitted'
    WHEN coalesce(lines.rejected_lines, 0) = 0 THEN 'approved'
    WHEN lines.rejected_lines = lines.lines THEN 'rejected'
    ELSE 'partly'
  END AS status,
  coalesce(lines.lines, 0) AS lines, coalesce(lines.rejected_lines, 0) AS rejected_lines,
  declaration.total_cents AS submitted_cents,
  coalesce(lines.lines_cents, 0) AS lines_cents,
  answered.granted_cents,
  CASE WHEN answered.identification IS NOT NULL THEN coalesce(lines.approved_cents, 0) END
    AS approved_cents,
  CASE WHEN delivery.records_rejected = 0
    THEN declaration.total_cents <> coalesce(lines.lines_cents, 0) END AS total_differs,
  CASE WHEN delivery.records_rejected = 0
    THEN answered.granted_cents <> coalesce(lines.approved_cents, 0) END AS grant_differs,
  declaration.delivery_id, declaration.line, answered.answer_delivery_id
FROM corrected.declaration AS declaration
JOIN ledger.delivery AS delivery USING (delivery_id)
JOIN model.municipality AS municipality ON municipality.code = declaration.municipality_code
LEFT JOIN lines USING (delivery_id)
LEFT JOIN answered
  ON answered.law = declaration.law
  AND answered.provider_agb = declaration.provider_agb
  AND answered.municipality_code = declaration.municipality_code
  AND answered.identification = declaration.identification;
