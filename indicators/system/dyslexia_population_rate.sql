-- Observations of dyslexia_population_rate (dyslexiezorg met populatiebekostiging).
-- A school year runs from 1 August to 31 July and stands in the calendar year in which it began. Help:
-- trajectories in youth segments of which a contract is funded by population. Only school years that
-- began on or after the first observed day. on_date = 1 August.
-- Grain `resident`: one pupil, municipality and school year with a trajectory that started: events = 1;
-- and one municipality and school year without a person: population = residents of 4-11 on the 1 January
-- within the school year, divided by 8. Grain `segment`: the same by segment, the residents repeated.
-- Part `completed`: one trajectory that ended for good as planned: events = 1. Part `cost`: what the help
-- cost in euros, by municipality; population = residents of 4-11, undivided.
WITH school_year AS (
  SELECT
    period,
    (starts_on + INTERVAL 7 MONTH)::DATE AS from_on,
    (starts_on + INTERVAL 19 MONTH - INTERVAL 1 DAY)::DATE AS to_on,
    (starts_on + INTERVAL 1 YEAR)::DATE AS counted_on
  FROM result.period
  WHERE period_kind = 'jaar' AND starts_on + INTERVAL 7 MONTH >= getvariable('observation_from')
),
funded AS (
  SELECT segment.segment
  FROM register.segment AS segment
  SEMI JOIN (FROM register.contract WHERE funding = 'populatie') AS contract
    ON contract.segment = segment.segment
  WHERE segment.domain = 'jeugd'
),
event AS (
  SELECT DISTINCT
    NULL AS part, school_year.period, school_year.from_on, trajectory.client_key,
    trajectory.municipality_code, trajectory.segment, trajectory.referrer, 1::DOUBLE AS events
  FROM model.trajectory AS trajectory
  SEMI JOIN funded USING (segment)
  JOIN school_year ON trajectory.start_on BETWEEN school_year.from_on AND school_year.to_on
  UNION ALL
  SELECT 'completed', school_year.period, school_year.from_on, ending.client_key,
    ending.municipality_code, ending.segment, ending.referrer, 1
  FROM model.ending AS ending
  SEMI JOIN funded USING (segment)
  JOIN school_year ON ending.end_on BETWEEN school_year.from_on AND school_year.to_on
  WHERE ending.result_class = 'planned'
  UNION ALL
  SELECT 'cost', school_year.period, school_year.from_on, NULL,
    realisation.municipality_code, realisation.segment, NULL, sum(cost_cents) / 100
  FROM model.realisation AS realisation
  SEMI JOIN funded USING (segment)
  JOIN school_year ON realisation.month BETWEEN school_year.from_on AND school_year.to_on
  GROUP BY ALL
),
resident AS (
  SELECT
    series.part, school_year.period, school_year.from_on, population.municipality_code,
    sum(persons) / series.years AS population
  FROM register.population AS population
  JOIN school_year ON school_year.counted_on = population.on_date
  CROSS JOIN (VALUES (NULL, 8), ('completed', 8), ('cost', 1)) AS series (part, years)
  WHERE age_from >= 4 AND age_from < 12
  GROUP BY series.part, series.years, school_year.period, school_year.from_on,
    population.municipality_code
),
counted AS (
  SELECT 'resident' AS grain, part, period, from_on, client_key, municipality_code, NULL AS segment,
    referrer, events, 0::DOUBLE AS population
  FROM event
  UNION ALL
  SELECT 'segment', part, period, from_on, client_key, municipality_code, segment, referrer, events, 0
  FROM event
  UNION ALL
  SELECT 'resident', part, period, from_on, NULL, municipality_code, NULL, NULL, 0, population
  FROM resident
  UNION ALL
  SELECT 'segment', part, period, from_on, NULL, municipality_code, segment, NULL, 0, population
  FROM resident
  CROSS JOIN funded
)
SELECT
  counted.grain, counted.part, counted.client_key, counted.from_on AS on_date, counted.period,
  NULL::VARCHAR AS provider_id, NULL::VARCHAR AS party_id, counted.municipality_code, counted.segment,
  'jeugd' AS domain, 'jw' AS law,
  model.age_band(client.birth_month, counted.from_on) AS age_band, counted.referrer,
  counted.events, counted.population
FROM counted
LEFT JOIN model.client AS client USING (client_key)
