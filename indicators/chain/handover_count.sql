-- Observations of handover_count (overdrachtmomenten).
-- Grain `spell`: one spell (client, law) that ended for good in the observed time; on_date: its last day.
-- Headline: numerator handovers, denominator 1. Part zonder: hit, no handover at all.
-- Parts warm and tussentijd: one row per handover, with the last day of its spell; warm: hit, at most 14
-- days without help; tussentijd: value, days without help.
-- A handover: the lead service on the ladder goes to another main provider, within a spell.
WITH lead_provider AS (
  SELECT
    standing.client_key, standing.law, standing.from_on, standing.to_on,
    coalesce(provider.main_provider_id, standing.provider_id, standing.provider_agb) AS provider
  FROM model.standing AS standing
  LEFT JOIN register.provider AS provider USING (provider_id)
  WHERE standing.rank IS NOT NULL
),
changed AS (
  SELECT
    client_key, law, from_on,
    lag(to_on) OVER stretches AS previous_on,
    from_on - lag(to_on) OVER stretches - 1 AS days_between,
    provider <> lag(provider) OVER stretches AS handed_over
  FROM lead_provider
  WINDOW stretches AS (PARTITION BY client_key, law ORDER BY from_on)
),
spell AS (
  SELECT spell.*, model.age_band(client.birth_month, spell.start_on) AS age_band
  FROM model.spell AS spell
  LEFT JOIN model.client AS client USING (client_key)
  WHERE spell.end_on >= getvariable('observation_from')
    AND spell.end_on + getvariable('gap_days') <= getvariable('data_until')
),
handover AS (
  SELECT spell.*, changed.days_between
  FROM changed
  JOIN spell
    ON spell.client_key = changed.client_key
    AND spell.law = changed.law
    AND changed.previous_on >= spell.start_on
    AND changed.from_on <= spell.end_on
  WHERE changed.handed_over
),
counted AS (
  SELECT spell.*, coalesce(handed.handovers, 0) AS handovers
  FROM spell
  LEFT JOIN (
    SELECT client_key, law, start_on, count(*) AS handovers FROM handover GROUP BY ALL
  ) AS handed USING (client_key, law, start_on)
),
seen AS (
  SELECT *, NULL AS part, handovers AS numerator, 1 AS denominator FROM counted
  UNION ALL BY NAME
  SELECT *, 'zonder' AS part, handovers = 0 AS hit FROM counted
  UNION ALL BY NAME
  SELECT *, 'warm' AS part, days_between <= 14 AS hit FROM handover
  UNION ALL BY NAME
  SELECT *, 'tussentijd' AS part, days_between AS value FROM handover
)
SELECT
  'spell' AS grain, part, client_key, end_on AS on_date,
  NULL::VARCHAR AS provider_id, NULL::VARCHAR AS party_id, municipality_code,
  NULL::VARCHAR AS segment, NULL::VARCHAR AS domain, law, age_band, NULL::VARCHAR AS referrer,
  numerator::DOUBLE AS numerator, denominator::DOUBLE AS denominator, hit, value::DOUBLE AS value
FROM seen
