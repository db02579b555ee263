-- Observations of cost_per_youth_resident (kosten jeugdhulp per inwoner onder 18). Euros, whole cents.
-- Grain `resident`: what youth care cost in one municipality and year: events; and the residents under
-- 18 on 1 January: population. Grain `segment`: the same by segment, the residents repeated for each.
-- on_date = 1 January.
WITH year AS (
  SELECT starts_on, period FROM result.period WHERE period_kind = 'jaar'
),
cost AS (
  SELECT year.starts_on, year.period, municipality_code, segment, sum(cost_cents) AS cents
  FROM model.realisation AS realisation
  JOIN year ON date_trunc('year', realisation.month) = year.starts_on
  WHERE domain = 'jeugd'
  GROUP BY ALL
),
resident AS (
  SELECT year.starts_on, year.period, population.municipality_code, sum(persons) AS persons
  FROM register.population AS population
  JOIN year ON year.starts_on = population.on_date
  WHERE age_from < 18
  GROUP BY ALL
),
counted AS (
  SELECT 'resident' AS grain, starts_on, period, municipality_code, NULL AS segment, sum(cents) AS cents,
    0 AS persons
  FROM cost
  GROUP BY ALL
  UNION ALL
  SELECT 'segment', starts_on, period, municipality_code, segment, cents, 0 FROM cost
  UNION ALL
  SELECT 'resident', starts_on, period, municipality_code, NULL, 0, persons FROM resident
  UNION ALL
  SELECT 'segment', starts_on, period, municipality_code, segment, 0, persons
  FROM resident
  CROSS JOIN (SELECT segment FROM register.segment WHERE domain = 'jeugd')
)
SELECT
  grain, NULL::VARCHAR AS client_key, starts_on AS on_date, period,
  NULL::VARCHAR AS provider_id, NULL::VARCHAR AS party_id, municipality_code, segment,
  'jeugd' AS domain, 'jw' AS law, NULL::VARCHAR AS age_band, NULL::VARCHAR AS referrer,
  (cents / 100)::DOUBLE AS events, persons::DOUBLE AS population
FROM counted
