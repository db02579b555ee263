-- Observations of goal_attainment_rate (doelrealisatie).
-- Grain `trajectory`: one client with one provider in one segment at one end date, with the goals
-- evaluated at that end. on_date = last day of help.
-- Grain `spell`: one spell that ended, with the goals of all trajectories that ended within it.
-- on_date = last day of the spell; municipality that of the spell.
-- numerator: goals reached; denominator: goals evaluated.
WITH trajectory AS (
  SELECT
    client_key, end_on, provider_id, party_id, municipality_code, segment, domain, law,
    count(*) FILTER (reached) AS numerator,
    count(*) AS denominator
  FROM model.goal
  GROUP BY ALL
),
spell AS (
  SELECT
    spell.client_key, spell.law, spell.end_on, spell.municipality_code,
    count(*) FILTER (goal.reached) AS numerator,
    count(*) AS denominator
  FROM model.spell AS spell
  JOIN model.goal AS goal
    ON goal.client_key = spell.client_key
    AND goal.law = spell.law
    AND goal.end_on BETWEEN spell.start_on AND spell.end_on
  -- Only when the end is definitive: no restart within the gap days can still come in.
  WHERE spell.end_on + getvariable('gap_days') <= getvariable('data_until')
  GROUP BY ALL
)
SELECT
  'trajectory' AS grain,
  client_key, end_on AS on_date,
  provider_id, party_id, municipality_code, segment, domain, law,
  model.age_band(client.birth_month, end_on) AS age_band,
  numerator, denominator
FROM trajectory
LEFT JOIN model.client AS client USING (client_key)
UNION ALL
SELECT
  'spell', client_key, end_on,
  NULL, NULL, municipality_code, NULL, NULL, law,
  model.age_band(client.birth_month, end_on),
  numerator, denominator
FROM spell
LEFT JOIN model.client AS client USING (client_key)
