-- Observations of scale_down_rate (afschaling).
-- Grain `client`: one client (per law) in care at rank 2 or higher on the first day of a quarter
-- (S0), seen again twelve months later (S1). on_date = S0.
-- hit: lighter at S1, or out of care at S1 after a planned or agreed end.
-- Not counted, because nobody's result: out of care at S1 by moving, death, transfer to another
-- law or provider, decision of the municipality, outside circumstances or for a reason unknown;
-- and those in care at S1 off the ladder only.
-- Attributed to the lead service at S0: highest rank, then the longest running.
WITH cohort AS (
  SELECT
    standing.client_key, standing.law, standing.domain, standing.segment,
    standing.municipality_code, standing.provider_id, standing.party_id, standing.referrer,
    standing.rank AS rank_0,
    quarter.starts_on AS s0,
    (quarter.starts_on + INTERVAL 12 MONTH)::DATE AS s1
  FROM model.quarter AS quarter
  JOIN model.standing AS standing
    ON quarter.starts_on BETWEEN standing.from_on AND standing.to_on
  WHERE standing.rank >= 2
    -- An exit counts only when no restart within the gap days can still come in.
    AND (quarter.starts_on + INTERVAL 12 MONTH)::DATE + getvariable('gap_days')
      <= getvariable('data_until')
),
followed AS (
  SELECT
    cohort.*,
    coalesce(spell.end_on, DATE '9999-12-31') >= cohort.s1 AS in_care,
    spell.end_class,
    CASE WHEN now.to_on >= cohort.s1 THEN now.rank ELSE later.rank END AS rank_1
  FROM cohort
  -- Spells do not overlap: the last one begun by S1 either holds S1 or is the last exit before it.
  ASOF JOIN model.spell AS spell
    ON spell.client_key = cohort.client_key
    AND spell.law = cohort.law
    AND cohort.s1 >= spell.start_on
  ASOF LEFT JOIN model.standing AS now
    ON now.client_key = cohort.client_key
    AND now.law = cohort.law
    AND cohort.s1 >= now.from_on
  -- S1 in an interruption within the spell: the step back into care tells the rank.
  ASOF LEFT JOIN model.standing AS later
    ON later.client_key = cohort.client_key
    AND later.law = cohort.law
    AND cohort.s1 < later.from_on
)
SELECT
  'client' AS grain,
  followed.client_key, followed.s0 AS on_date,
  followed.provider_id, followed.party_id, followed.municipality_code, followed.segment,
  followed.domain, followed.law,
  model.age_band(client.birth_month, followed.s0) AS age_band, followed.referrer,
  CASE WHEN in_care THEN rank_1 < rank_0 ELSE end_class IN ('planned', 'agreed') END AS hit
FROM followed
LEFT JOIN model.client AS client USING (client_key)
WHERE CASE
  WHEN in_care THEN rank_1 IS NOT NULL
  ELSE end_class IN ('planned', 'agreed', 'client', 'provider')
END
