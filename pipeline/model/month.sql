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
