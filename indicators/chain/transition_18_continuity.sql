-- Observations of transition_18_continuity (overgang 18- naar 18+).
-- Grain `client`: one youth in youth care on the day before the first day of the month in which they turn
-- 18 (adult_on; the day of birth is not known). on_date = adult_on. Six rows each: the headline and
-- what became of the care, one of five.
-- wmo: care of the Wmo in the 92 days from adult_on, begun at most 31 days after youth care; verlengd:
-- youth care goes on after the month of the birthday; gat: care again within those 92 days, after
-- more than 31 days without; afgerond: ended as planned, or to another law; anders.
-- hit: wmo, verlengd or afgerond. Not counted: died or moved before the month was over.
-- Dimensions: those of the lead service on the day before.
WITH youth AS (
  SELECT
    standing.*, client.birth_month, spell.end_class,
    client.adult_on,
    coalesce(spell.end_on, DATE '9999-12-31') AS end_on
  FROM (
    SELECT *, (birth_month + INTERVAL 18 YEAR)::DATE AS adult_on FROM model.client
  ) AS client
  JOIN model.standing AS standing
    ON standing.client_key = client.client_key
    AND standing.law = 'jw'
    AND client.adult_on - 1 BETWEEN standing.from_on AND standing.to_on
  JOIN model.spell AS spell
    ON spell.client_key = client.client_key
    AND spell.law = 'jw'
    AND client.adult_on - 1 BETWEEN spell.start_on AND coalesce(spell.end_on, DATE '9999-12-31')
  -- Whoever has not been followed long enough may still get help.
  WHERE client.adult_on >= getvariable('observation_from')
    AND client.adult_on + 92 <= getvariable('data_until')
),
care_after AS (
  SELECT
    youth.client_key,
    bool_or(service.law = 'wmo' AND service.start_on <= youth.end_on + 32) AS joined,
    bool_or(service.start_on > youth.end_on + 32) AS again
  FROM youth
  JOIN model.service AS service
    ON service.client_key = youth.client_key
    AND service.start_on <= youth.adult_on + 92
    AND coalesce(service.end_on, DATE '9999-12-31') >= youth.adult_on
  GROUP BY youth.client_key
),
told AS (
  SELECT
    youth.*,
    CASE
      WHEN care_after.joined THEN 'wmo'
      WHEN end_on >= adult_on + INTERVAL 1 MONTH THEN 'verlengd'
      WHEN care_after.again THEN 'gat'
      WHEN end_class IN ('planned', 'transfer') THEN 'afgerond'
      WHEN end_class IN ('deceased', 'moved') THEN NULL
      ELSE 'anders'
    END AS outcome
  FROM youth LEFT JOIN care_after USING (client_key)
)
SELECT
  'client' AS grain, part, client_key, adult_on AS on_date,
  provider_id, party_id, municipality_code, segment, domain, law,
  model.age_band(birth_month, adult_on - 1) AS age_band, referrer, rank AS start_rank,
  CASE WHEN part IS NULL THEN outcome IN ('wmo', 'verlengd', 'afgerond') ELSE outcome = part END AS hit
FROM told, unnest([NULL, 'wmo', 'verlengd', 'afgerond', 'gat', 'anders']) AS parts(part)
WHERE outcome IS NOT NULL
