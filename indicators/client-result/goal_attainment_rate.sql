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
  trajectory.client_key, trajectory.end_on AS on_date,
  trajectory.provider_id, trajectory.party_id, trajectory.municipality_code, trajectory.segment,
  trajectory.domain, trajectory.law,
  model.age_band(client.birth_month, trajectory.end_on) AS age_band, care.referrer,
  trajectory.numerator, trajectory.denominator
FROM trajectory
LEFT JOIN model.client AS client USING (client_key)
-- Trajectories of one client, provider and segment do not overlap: the last one begun by then is it.
ASOF LEFT JOIN model.trajectory AS care
  ON care.client_key = trajectory.client_key
  AND care.provider_id = trajectory.provider_id
  AND care.segment = trajectory.segment
  AND trajectory.end_on >= care.start_on
UNION ALL
SELECT
  'spell', client_key, end_on,
  NULL, NULL, municipality_code, NULL, NULL, law,
  model.age_band(client.birth_month, end_on), NULL,
  numerator, denominator
FROM spell
LEFT JOIN model.client AS client USING (client_key)
