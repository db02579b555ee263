-- model.request: requests by providers and what came of them.
-- Grain: one ReferentieAanbieder of one provider, municipality and law: a product asked for (315, kind
-- VOT) or a change asked for (317, kind VOW). Sent twice, the first counts: the clock began then.
-- outcome: allocated (an allocation names the reference) | withdrawn (so it was, and then deleted) |
-- rejected | investigating | open.
-- Clocks, in days: answer_days to the first answer (319 or 301); allocation_days to the moment of
-- allocation; wait_days from the allocation to the first day of help (W4). All null when not yet.
CREATE OR REPLACE TABLE model.request AS
WITH asked AS (
  SELECT
    law, municipality_code, provider_agb, client_key, reference, 'VOT' AS kind, dated_on,
    category, product_code, start_on AS wanted_on, referrer, delivery_id, line
  FROM corrected.request
  UNION ALL
  SELECT
    law, municipality_code, provider_agb, client_key, reference, 'VOW', dated_on,
    NULL, NULL, min(start_on), NULL, delivery_id, min(line)
  FROM corrected.change_request
  GROUP BY ALL
),
request AS (
  SELECT asked.* REPLACE (municipality.municipality_code AS municipality_code)
  FROM asked
  ANTI JOIN corrected.voided USING (delivery_id)
  JOIN model.municipality AS municipality ON municipality.code = asked.municipality_code
  QUALIFY row_number() OVER (
    PARTITION BY law, municipality.municipality_code, provider_agb, reference
    ORDER BY dated_on, delivery_id, line
  ) = 1
),
answered AS (
  SELECT
    answer.law, municipality.municipality_code, answer.provider_agb, answer.reference,
    count(*)::INTEGER AS answers,
    min(answer.dated_on) AS answered_on,
    last(answer.answer ORDER BY answer.dated_on, answer.delivery_id) AS answer,
    last(answer.rejection_reason ORDER BY answer.dated_on, answer.delivery_id) AS rejection_reason
  FROM corrected.request_answer AS answer
  ANTI JOIN corrected.voided USING (delivery_id)
  JOIN model.municipality AS municipality ON municipality.code = answer.municipality_code
  GROUP BY ALL
),
-- Only the first 301 that grants a request names it: look in every version, and keep what stands. One
-- that was deleted since was an answer all the same.
granted AS (
  SELECT
    version.law, municipality.municipality_code, version.provider_agb, version.reference,
    min(version.allocated_at)::DATE AS decided_on,
    count(DISTINCT allocation.allocation_no)::INTEGER AS allocations,
    min(version.allocated_at) FILTER (allocation.allocation_no IS NOT NULL)::DATE AS allocated_on,
    arg_min(allocation.allocation_no, (version.allocated_at, version.allocation_no))
      FILTER (allocation.allocation_no IS NOT NULL) AS allocation_no,
    min(start.start_on) FILTER (allocation.allocation_no IS NOT NULL) AS started_on
  FROM corrected.allocation AS version
  ANTI JOIN corrected.voided USING (delivery_id)
  JOIN model.municipality AS municipality ON municipality.code = version.municipality_code
  LEFT JOIN model.allocation AS allocation
    ON allocation.law = version.law
    AND allocation.municipality_code = municipality.municipality_code
    AND allocation.allocation_no = version.allocation_no
    AND allocation.client_key = version.client_key
  LEFT JOIN model.live_start AS start
    ON start.law = version.law
    AND start.municipality_code = municipality.municipality_code
    AND start.allocation_no = version.allocation_no
    AND start.client_key = version.client_key
  WHERE version.reference IS NOT NULL
  GROUP BY ALL
)
SELECT
  request.law, request.municipality_code, request.provider_agb, request.client_key,
  request.reference, request.kind, request.referrer, request.category, request.product_code,
  request.dated_on AS requested_on, request.wanted_on,
  coalesce(answered.answers, 0) AS answers,
  least(answered.answered_on, granted.decided_on) AS answered_on,
  CASE
    WHEN granted.allocated_on IS NOT NULL THEN 'allocated'
    WHEN answered.answer = '1' THEN 'rejected'
    WHEN answered.answer = '2' THEN 'investigating'
    WHEN granted.reference IS NOT NULL THEN 'withdrawn'
    ELSE 'open'
  END AS outcome,
  CASE WHEN granted.allocated_on IS NULL AND answered.answer = '1' THEN answered.rejection_reason END
    AS rejection_reason,
  granted.allocation_no, coalesce(granted.allocations, 0) AS allocations,
  granted.allocated_on, granted.started_on,
  least(answered.answered_on, granted.decided_on) - request.dated_on AS answer_days,
  granted.allocated_on - request.dated_on AS allocation_days,
  granted.started_on - granted.allocated_on AS wait_days,
  request.delivery_id, request.line
FROM request
LEFT JOIN answered
  ON answered.law = request.law
  AND answered.municipality_code = request.municipality_code
  AND answered.provider_agb = request.provider_agb
  AND answered.reference = request.reference
LEFT JOIN granted
  ON granted.law = request.law
  AND granted.municipality_code = request.municipality_code
  AND granted.provider_agb = request.provider_agb
  AND granted.reference = request.reference;

-- model.allocation_referrer: who referred to the help of an allocation.
-- Grain: one allocation that a request led to, with a referrer; the first request decides.
CREATE OR REPLACE TABLE model.allocation_referrer AS
SELECT
  version.law, municipality.municipality_code, version.allocation_no, version.client_key,
  arg_min(request.referrer, (request.requested_on, request.reference)) AS referrer
FROM corrected.allocation AS version
ANTI JOIN corrected.voided USING (delivery_id)
JOIN model.municipality AS municipality ON municipality.code = version.municipality_code
JOIN model.request AS request
  ON request.law = version.law
  AND request.municipality_code = municipality.municipality_code
  AND request.provider_agb = version.provider_agb
  AND request.reference = version.reference
  AND request.client_key = version.client_key
WHERE request.referrer IS NOT NULL
GROUP BY ALL;
