-- Observations of waiting_list_unique (gezamenlijke wachtlijst) on the last day of each quarter (S).
-- A registration is on the list on S when it was made on or before S and, on S, neither help had begun
-- nor the list had let go. on_date = S, as far as the data go.
-- Grain `list`: for one provider. Headline (and registrations_per_person, of the same: numerator and
-- denominator 1): one registration. median_days, p90_days: the same, value: days from registration to S.
-- Grain `joint`: over all providers. Headline likewise: one registration.
-- median_days, p90_days and other_help: one wait (model.wait) with such a registration; value: days from
-- the first registration of the wait to S; hit: help under the same law on S itself, no interruption.
-- per_1000_youth: one registration in the youth domain (events 1), and one municipality (population:
-- residents of 0 to 17 on the newest count on or before S; without client).
WITH day AS (
  SELECT (starts_on + INTERVAL 3 MONTH - INTERVAL 1 DAY)::DATE AS on_date
  FROM model.quarter
  WHERE on_date <= getvariable('data_until')
),
listed AS (
  SELECT wait.*, day.on_date
  FROM model.wait AS wait
  JOIN day
    ON day.on_date >= wait.registered_on
    AND day.on_date < coalesce(wait.care_on, wait.left_on, DATE '9999-12-31')
  WHERE wait.grain = 'registration'
),
-- Waits of one client in one segment follow each other: the last one begun holds the registration.
waiting AS (
  SELECT DISTINCT ON (listed.on_date, wait.client_key, wait.segment, wait.registered_on)
    wait.*, listed.on_date
  FROM listed
  ASOF JOIN (FROM model.wait WHERE grain = 'wait') AS wait
    ON wait.client_key = listed.client_key
    AND wait.segment = listed.segment
    AND listed.registered_on >= wait.registered_on
),
youth AS (
  SELECT municipality_code, on_date, sum(persons)::DOUBLE AS population
  FROM register.population
  WHERE age_to <= 17
  GROUP BY ALL
),
observed AS (
  SELECT
    unnest(['list', 'joint']) AS grain, NULL::VARCHAR AS part,
    * EXCLUDE (grain), NULL::INTEGER AS value, false AS hit, 1 AS events, 0::DOUBLE AS population
  FROM listed
  UNION ALL BY NAME
  SELECT
    'list' AS grain, unnest(['median_days', 'p90_days']) AS part,
    * EXCLUDE (grain), on_date - registered_on AS value
  FROM listed
  UNION ALL BY NAME
  SELECT
    'joint' AS grain, unnest(['median_days', 'p90_days', 'other_help']) AS part,
    waiting.* EXCLUDE (grain), waiting.on_date - waiting.registered_on AS value,
    EXISTS (
      FROM model.service AS service
      WHERE service.client_key = waiting.client_key
        AND service.law = waiting.law
        AND service.start_on <= waiting.on_date
        AND coalesce(service.end_on, DATE '9999-12-31') >= waiting.on_date
    ) AS hit
  FROM waiting
  UNION ALL BY NAME
  SELECT 'joint' AS grain, 'per_1000_youth' AS part, * EXCLUDE (grain), 1 AS events, 0 AS population
  FROM listed
  WHERE domain = 'jeugd'
  UNION ALL BY NAME
  SELECT
    'joint' AS grain, 'per_1000_youth' AS part, day.on_date, 'jeugd' AS domain, 'jw' AS law,
    youth.municipality_code, 0 AS events, youth.population
  FROM day
  CROSS JOIN register.municipality AS municipality
  ASOF JOIN youth ON youth.municipality_code = municipality.code AND day.on_date >= youth.on_date
)
SELECT
  grain, part, client_key, on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, 1 AS numerator, 1 AS denominator, value, coalesce(hit, false) AS hit,
  events, population
FROM observed
