-- model.coverage: which help that must be there is there (zorgdekkingsmatrix).
-- Grain: one service, specialism and municipality that must be there, on the last day of each quarter
-- and on the last day of the data.
-- A contract serves it when it holds on that day, names the service (and the specialism, if one is
-- asked for) and is for that municipality or the whole region. providers: who hold such a contract;
-- accepting: of them, without a client stop on that day; delivering: of them, with at least one client
-- of that municipality in the segment in the twelve months up to that day (care since the first observed
-- day). segment, domain and law: of the contracts for the service, when they agree.
CREATE OR REPLACE TABLE model.coverage AS
WITH day AS (
  SELECT (last_day(start_on + INTERVAL 2 MONTH))::DATE AS on_date
  FROM (
    SELECT unnest(generate_series(
      date_trunc('quarter', getvariable('observation_from')),
      getvariable('data_until')::TIMESTAMP,
      INTERVAL 3 MONTH
    ))::DATE AS start_on
  )
  WHERE on_date <= getvariable('data_until')
  UNION
  SELECT getvariable('data_until')
),
placed AS (
  SELECT service,
    CASE WHEN count(DISTINCT segment) = 1 THEN any_value(segment) END AS segment
  FROM register.contract
  GROUP BY service
),
serving AS (
  SELECT
    need.service, need.specialism, need.municipality_code, day.on_date,
    contract.provider_id, contract.segment,
    -- A provider with two contracts takes clients when one of them is open.
    bool_or(contract.stop_from IS NULL OR NOT (
      day.on_date BETWEEN contract.stop_from AND coalesce(contract.stop_to, DATE '9999-12-31')
    )) AS accepting
  FROM register.need AS need
  CROSS JOIN day
  JOIN register.contract AS contract
    ON contract.service = need.service
    AND (need.specialism IS NULL OR contract.specialism = need.specialism)
    AND contract.municipality_code IN ('*', need.municipality_code)
    AND day.on_date BETWEEN contract.valid_from AND coalesce(contract.valid_to, DATE '9999-12-31')
  GROUP BY ALL
),
delivered AS (
  SELECT DISTINCT day.on_date, month.provider_id, month.segment, month.municipality_code
  FROM day
  JOIN (
    SELECT DISTINCT provider_id, segment, municipality_code, month FROM model.active_month
  ) AS month
    ON month.month > day.on_date - INTERVAL 12 MONTH AND month.month <= day.on_date
),
counted AS (
  SELECT
    serving.service, serving.specialism, serving.municipality_code, serving.on_date,
    count(DISTINCT serving.provider_id) AS providers,
    count(DISTINCT serving.provider_id) FILTER (serving.accepting) AS accepting,
    count(DISTINCT delivered.provider_id) AS delivering
  FROM serving
  LEFT JOIN delivered
    ON delivered.on_date = serving.on_date
    AND delivered.provider_id = serving.provider_id
    AND delivered.segment = serving.segment
    AND delivered.municipality_code = serving.municipality_code
  GROUP BY ALL
)
SELECT
  need.service, need.specialism, need.municipality_code, day.on_date,
  segment.segment, segment.domain, segment.law,
  coalesce(counted.providers, 0)::INTEGER AS providers,
  coalesce(counted.accepting, 0)::INTEGER AS accepting,
  coalesce(counted.delivering, 0)::INTEGER AS delivering
FROM register.need AS need
CROSS JOIN day
LEFT JOIN counted
  ON counted.service = need.service
  AND counted.specialism IS NOT DISTINCT FROM need.specialism
  AND counted.municipality_code = need.municipality_code
  AND counted.on_date = day.on_date
LEFT JOIN placed ON placed.service = need.service
LEFT JOIN register.segment AS segment ON segment.segment = placed.segment;
