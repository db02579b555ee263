-- Observations of care_duration_km_median (doorlooptijd).
-- Grain `trajectory`: one trajectory (client, provider, segment) that ran on or after the first
-- observed day. Grain `spell`: one spell (client, law) likewise.
-- on_date: the first day, or the first observed day for care that already ran then; such care
-- enters late: entered_days are the days it had lasted before anyone could see it end.
-- days: first to last day of help, both counted, or to the end of the data.
-- ended: false while it runs, while a restart within the gap days can still come in, and for ends
-- that are no end of the need: death, moving away, transfer to another law.
WITH care AS (
  SELECT
    'trajectory' AS grain, client_key, start_on, end_on, end_class,
    provider_id, party_id, municipality_code, segment, domain, law, referrer
  FROM model.trajectory
  UNION ALL
  SELECT
    'spell', client_key, start_on, end_on, end_class,
    NULL, NULL, municipality_code, NULL, NULL, law, NULL
  FROM model.spell
)
SELECT
  grain, client_key,
  greatest(start_on, getvariable('observation_from')) AS on_date,
  provider_id, party_id, municipality_code, segment, domain, law,
  model.age_band(client.birth_month, start_on) AS age_band, referrer,
  date_diff('day', start_on, least(coalesce(end_on, getvariable('data_until')), getvariable('data_until')))
    + 1 AS days,
  coalesce(
    end_on + getvariable('gap_days') <= getvariable('data_until')
      AND end_class NOT IN ('deceased', 'moved', 'transfer'),
    false
  ) AS ended,
  greatest(date_diff('day', start_on, getvariable('observation_from')), 0) AS entered_days
FROM care
LEFT JOIN model.client AS client USING (client_key)
WHERE coalesce(end_on, DATE '9999-12-31') >= getvariable('observation_from')
