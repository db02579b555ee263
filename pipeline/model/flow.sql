-- model.flow: where the clients of 1 January stand one year later.
-- Grain: one (law, year, from_rank, to_rank); to_rank 0: no care; null: care off the ladder.
-- Both sides reconcile with the stand on the two days.
CREATE OR REPLACE TABLE model.flow AS
SELECT
  before.law, year(before.s0)::INTEGER AS year, before.rank AS from_rank,
  CASE WHEN after.client_key IS NULL THEN 0 ELSE after.rank END AS to_rank,
  count(*)::INTEGER AS clients
FROM model.cohort AS before
LEFT JOIN model.cohort AS after
  ON after.client_key = before.client_key
  AND after.law = before.law
  AND after.s0 = (before.s0 + INTERVAL 12 MONTH)::DATE
  AND NOT after.interrupted
WHERE month(before.s0) = 1
  AND NOT before.interrupted
  AND (before.s0 + INTERVAL 12 MONTH)::DATE <= getvariable('data_until')
GROUP BY ALL;
