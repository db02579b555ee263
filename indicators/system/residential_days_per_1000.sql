-- Observations of residential_days_per_1000 (verblijfsdagen per 1.000 jeugdigen).
-- Grain `resident`: one client, municipality and year with nights in a stay of youth care (model.stay):
-- events = nights; and one municipality and year without a person: population = residents under 18 on
-- 1 January. Grain `segment`: the same by segment, the residents repeated for each. on_date = 1 January.
-- Part `stay_cost`: events = nights × tariff in euros. Parts `bw` and `bw_cost`: the same for nights in
-- beschermd wonen, population = residents of 18 and older; grain `resident` only.
WITH year AS (
  SELECT starts_on, period FROM result.period WHERE period_kind = 'jaar'
),
stay AS (
  SELECT
    year.starts_on, year.period, stay.domain, stay.client_key, stay.municipality_code, stay.segment,
    sum(nights) AS nights, coalesce(sum(cost_cents), 0) AS cents
  FROM model.stay AS stay
  JOIN year ON date_trunc('year', stay.month) = year.starts_on
  WHERE domain IN ('jeugd', 'bw')
  GROUP BY ALL
),
resident AS (
  SELECT
    year.starts_on, year.period, CASE WHEN age_from < 18 THEN 'jeugd' ELSE 'bw' END AS domain,
    population.municipality_code, sum(persons) AS persons
  FROM register.population AS population
  JOIN year ON year.starts_on = population.on_date
  GROUP BY ALL
),
counted AS (
  SELECT 'resident' AS grain, starts_on, period, domain, client_key, municipality_code, NULL AS segment,
    sum(nights) AS nights, sum(cents) AS cents, 0 AS persons
  FROM stay
  GROUP BY ALL
  UNION ALL
  SELECT 'segment', starts_on, period, domain, client_key, municipality_code, segment, nights, cents, 0
  FROM stay
  WHERE domain = 'jeugd'
  UNION ALL
  SELECT 'resident', starts_on, period, domain, NULL, municipality_code, NULL, 0, 0, persons
  FROM resident
  UNION ALL
  SELECT 'segment', starts_on, period, resident.domain, NULL, municipality_code, segment.segment, 0, 0,
    persons
  FROM resident
  JOIN register.segment AS segment ON segment.domain = resident.domain
  WHERE resident.domain = 'jeugd'
)
SELECT
  grain, series.part, client_key, starts_on AS on_date, period,
  NULL::VARCHAR AS provider_id, NULL::VARCHAR AS party_id, municipality_code, segment,
  counted.domain, CASE counted.domain WHEN 'bw' THEN 'wmo' ELSE 'jw' END AS law,
  NULL::VARCHAR AS age_band, NULL::VARCHAR AS referrer,
  (CASE WHEN series.cost THEN cents / 100 ELSE nights END)::DOUBLE AS events,
  persons::DOUBLE AS population
FROM counted
JOIN (VALUES
  (NULL, 'jeugd', false), ('stay_cost', 'jeugd', true), ('bw', 'bw', false), ('bw_cost', 'bw', true)
) AS series (part, domain, cost) ON series.domain = counted.domain
