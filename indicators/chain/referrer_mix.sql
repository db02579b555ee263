-- Observations of referrer_mix (verwijzers).
-- Grain `trajectory`: one trajectory of youth care that began in the observed time; on_date: its first
-- day. Eight rows each: the headline (referred by the municipality) and one per referrer.
-- known: the request of the trajectory told who referred.
SELECT
  'trajectory' AS grain, 'verwijzer_' || code AS part,
  trajectory.client_key, trajectory.start_on AS on_date, trajectory.provider_id, trajectory.party_id,
  trajectory.municipality_code, trajectory.segment, trajectory.domain, trajectory.law,
  model.age_band(client.birth_month, trajectory.start_on) AS age_band, trajectory.referrer,
  trajectory.referrer IS NOT NULL AS known,
  coalesce(trajectory.referrer = coalesce(code, '01'), false) AS hit
FROM model.trajectory AS trajectory
LEFT JOIN model.client AS client USING (client_key)
CROSS JOIN unnest([NULL, '01', '02', '03', '04', '05', '06', '08']) AS codes(code)
WHERE trajectory.domain = 'jeugd'
  AND trajectory.start_on BETWEEN getvariable('observation_from') AND getvariable('data_until')
