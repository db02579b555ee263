-- Observations of cost_per_client (kosten per cliënt). Amounts in euros, whole cents.
-- Grain `contract`, without a person: what help of one provider, segment and municipality cost in one
-- year: numerator. With a person: one client, provider, segment, municipality and year with help in a
-- month of which that provider told what help cost: denominator = 1; in part `client_month` the number of
-- such months. Part `completed`: denominator = trajectories that ended for good in such a month.
-- on_date = the last day of the year.
WITH told AS (
  SELECT provider_id, first_month, last_month
  FROM model.realisation_span
  WHERE provider_id IS NOT NULL
),
cost AS (
  SELECT provider_id, party_id, municipality_code, segment, domain, law, year(month) AS year,
    (sum(cost_cents) / 100)::DOUBLE AS euros
  FROM model.realisation
  WHERE provider_id IS NOT NULL
  GROUP BY ALL
),
client AS (
  SELECT client_key, provider_id, municipality_code, segment, year(month) AS year,
    any_value(party_id) AS party_id, any_value(domain) AS domain, any_value(law) AS law,
    count(*) AS months
  FROM model.active_month AS active
  JOIN told USING (provider_id)
  WHERE month BETWEEN first_month AND last_month
  GROUP BY ALL
),
completed AS (
  SELECT client_key, provider_id, party_id, municipality_code, segment, domain, law,
    year(end_on) AS year, count(*) AS trajectories
  FROM model.ending
  JOIN told USING (provider_id)
  WHERE date_trunc('month', end_on) BETWEEN first_month AND last_month
  GROUP BY ALL
),
amount AS (
  SELECT NULL AS part, client_key, provider_id, party_id, municipality_code, segment, domain, law, year,
    0 AS numerator, 1 AS denominator
  FROM client
  UNION ALL
  SELECT 'client_month', client_key, provider_id, party_id, municipality_code, segment, domain, law,
    year, 0, months
  FROM client
  UNION ALL
  SELECT 'completed', client_key, provider_id, party_id, municipality_code, segment, domain, law, year,
    0, trajectories
  FROM completed
  UNION ALL
  SELECT series.part, NULL, provider_id, party_id, municipality_code, segment, domain, law, year, euros, 0
  FROM cost
  CROSS JOIN (VALUES (NULL), ('client_month'), ('completed')) AS series (part)
)
SELECT
  'contract' AS grain, part, client_key, make_date(year, 12, 31) AS on_date, year::VARCHAR AS period,
  provider_id, party_id, municipality_code, segment, domain, law,
  NULL::VARCHAR AS age_band, NULL::VARCHAR AS referrer,
  numerator::DOUBLE AS numerator, denominator::DOUBLE AS denominator
FROM amount
