-- model.wait: how long somebody waits for help, by one list and by all lists together.
-- Grain: grain and, for `registration`, one registration on the list of one provider; for `wait`, one
-- client's waiting for help in one segment, at whatever providers (wachtperiode): dimensions are those
-- of its first registration, provider_id and party_id are null.
-- A registration begins a new wait when help in the segment began between the day of registration
-- before it and its own, or when all earlier registrations were off the lists for longer than the gap
-- days.
-- care_on: first day of help, at any provider of the wait; intake_on: first intake, not after care_on.
-- left_on: without help, the day since when nobody lists it any more; null while it waits.
-- registrations: how many it holds.
CREATE OR REPLACE TABLE model.wait AS
WITH registration AS (
  SELECT
    client_key, law, municipality_code, provider_id, party_id, domain, segment, referrer,
    registered_on, intake_on,
    CASE WHEN status = 'started' THEN first_care_on END AS care_on,
    CASE WHEN status NOT IN ('started', 'waiting') THEN status_on END AS left_on,
    provider_agb, line
  FROM model.waiting
),
day AS (
  SELECT
    client_key, segment, registered_on,
    max(coalesce(care_on, left_on, DATE '9999-12-31')) AS listed_to
  FROM registration
  GROUP BY ALL
),
marked AS (
  SELECT
    day.*,
    -- Counts, not days: a start since the last registration is a higher count.
    (
      SELECT count(*) FROM registration AS other
      WHERE other.client_key = day.client_key
        AND other.segment = day.segment
        AND other.care_on < day.registered_on
    ) AS starts
  FROM day
),
chained AS (
  SELECT
    client_key, segment, registered_on,
    sum(begins::INTEGER) OVER (
      PARTITION BY client_key, segment ORDER BY registered_on ROWS UNBOUNDED PRECEDING
    ) AS chain
  FROM (
    SELECT
      *,
      coalesce(
        starts > lag(starts) OVER days
          OR registered_on - getvariable('gap_days') > max(listed_to) OVER (
            days ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
        true
      ) AS begins
    FROM marked
    WINDOW days AS (PARTITION BY client_key, segment ORDER BY registered_on)
  )
),
wait AS (
  SELECT
    client_key, law, domain, segment, chain,
    arg_min(municipality_code, (registered_on, provider_agb, line)) AS municipality_code,
    arg_min(referrer, (registered_on, provider_agb, line)) AS referrer,
    min(registered_on) AS registered_on,
    min(intake_on) AS first_intake_on,
    min(care_on) AS care_on,
    CASE WHEN count(care_on) = 0 AND count(left_on) = count(*) THEN max(left_on) END AS left_on,
    count(*)::INTEGER AS registrations
  FROM registration JOIN chained USING (client_key, segment, registered_on)
  GROUP BY ALL
),
listed AS (
  SELECT 'registration' AS grain, * EXCLUDE (provider_agb, line), 1 AS registrations
  FROM registration
  UNION ALL BY NAME
  SELECT
    'wait' AS grain, * EXCLUDE (chain, first_intake_on),
    CASE WHEN first_intake_on <= coalesce(care_on, first_intake_on) THEN first_intake_on END
      AS intake_on
  FROM wait
)
SELECT listed.*, model.age_band(client.birth_month, listed.registered_on) AS age_band
FROM listed
LEFT JOIN model.client AS client USING (client_key);
