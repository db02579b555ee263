-- Observations of youth_in_care_rate (jeugdigen met jeugdhulp).
-- Grain `resident`: one youth, municipality and year with at least one day of youth care: events = 1; and
-- one municipality and year without a person: population = residents of the same ages on 1 January.
-- Grain `segment`: the same by segment and age band, the residents repeated for each segment.
-- Age: on 1 January of the year; who is born later in the year is 0. Headline: 0-17; part `to_22`: 0-22.
-- on_date = 1 January.
WITH year AS (
  SELECT starts_on, period FROM result.period WHERE period_kind = 'jaar'
),
youth AS (
  SELECT
    year.starts_on, year.period, service.client_key, service.municipality_code, service.segment,
    greatest(date_sub('year', client.birth_month, year.starts_on), 0) AS age,
    model.age_band(client.birth_month, year.starts_on) AS age_band,
    first(service.referrer ORDER BY service.start_on, service.referrer)
      FILTER (service.referrer IS NOT NULL) AS referrer
  FROM year
  JOIN model.service AS service
    ON service.start_on < year.starts_on + INTERVAL 1 YEAR
    AND coalesce(service.end_on, DATE '9999-12-31') >= year.starts_on
  JOIN model.client AS client USING (client_key)
  WHERE service.domain = 'jeugd' AND age < 23
  GROUP BY ALL
),
resident AS (
  SELECT
    year.starts_on, year.period, population.municipality_code,
    CASE
      WHEN age_from < 4 THEN '0-3' WHEN age_from < 12 THEN '4-11' WHEN age_from < 18 THEN '12-17'
      ELSE '18-22'
    END AS age_band,
    age_from < 18 AS minor,
    sum(persons) AS persons
  FROM register.population AS population
  JOIN year ON year.starts_on = population.on_date
  WHERE age_from < 23
  GROUP BY ALL
),
segment AS (SELECT segment FROM register.segment WHERE domain = 'jeugd'),
counted AS (
  SELECT
    'resident' AS grain, starts_on, period, client_key, municipality_code, NULL AS segment,
    any_value(age_band) AS age_band, min(referrer) AS referrer, bool_or(age < 18) AS minor,
    1 AS events, 0 AS population
  FROM youth
  GROUP BY ALL
  UNION ALL
  SELECT 'segment', starts_on, period, client_key, municipality_code, segment, age_band, referrer,
    age < 18, 1, 0
  FROM youth
  UNION ALL
  SELECT 'resident', starts_on, period, NULL, municipality_code, NULL, NULL, NULL, minor, 0, sum(persons)
  FROM resident
  GROUP BY ALL
  UNION ALL
  SELECT 'segment', starts_on, period, NULL, municipality_code, segment, age_band, NULL, minor, 0, persons
  FROM resident
  CROSS JOIN segment
)
SELECT
  grain, series.part, client_key, starts_on AS on_date, period,
  NULL::VARCHAR AS provider_id, NULL::VARCHAR AS party_id, municipality_code, segment,
  'jeugd' AS domain, 'jw' AS law, age_band, referrer,
  events::DOUBLE AS events, population::DOUBLE AS population
FROM counted
JOIN (VALUES (NULL), ('to_22')) AS series (part) ON counted.minor OR series.part = 'to_22'
