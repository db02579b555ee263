-- model.month: the month grid: who is in care on the last day of each month, and where.
-- Grain: one (client, law, month end) in care, from the first observed month to the last whole one.
CREATE OR REPLACE TABLE model.month AS
SELECT
  client_key, law, month_end::DATE AS month_end, rank, domain, segment, municipality_code,
  provider_id, party_id
FROM (
  SELECT
    *,
    unnest(generate_series(
      last_day(greatest(from_on, getvariable('observation_from'))),
      least(to_on, getvariable('data_until'))::TIMESTAMP,
      INTERVAL 1 MONTH
    )) AS step
  FROM model.standing
  WHERE to_on >= getvariable('observation_from')
) AS grid
-- A series of month steps drifts off the last day (31 → 30 → 30); put each back on it.
CROSS JOIN LATERAL (SELECT last_day(grid.step) AS month_end)
WHERE month_end BETWEEN from_on AND least(to_on, getvariable('data_until'));

-- model.caseload: clients in care at month end by their highest rank.
-- Grain: one (month end, law, rank); rank null: only care off the ladder.
CREATE OR REPLACE TABLE model.caseload AS
SELECT month_end, law, rank, count(*)::INTEGER AS clients
FROM model.month
GROUP BY ALL;

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
