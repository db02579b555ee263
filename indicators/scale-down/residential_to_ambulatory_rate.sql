-- Observations of residential_to_ambulatory_rate (van verblijf naar ambulant).
-- Grain `client`: one client (per law) of youth care or beschermd wonen who lives where the help is on
-- the first day of a quarter (S0), seen again twelve months later (S1). on_date = S0. Two or three
-- rows each: the headline, naar_ambulant and, unless they start in foster care, zonder_pleegzorg.
-- hit: at S1 in care without such a stay (naar_ambulant: only this), or out of care after a planned or
-- agreed end.
-- Not counted: out of care at S1 for a reason that is nobody's result (as scale_down_rate), and youths
-- who went to adult help: out of youth care at S1, 18 or older and in care of the Wmo.
WITH stay AS (
  SELECT
    *,
    unnest(
      [NULL, 'naar_ambulant'] || CASE WHEN setting = 'pleegzorg' THEN [] ELSE ['zonder_pleegzorg'] END
    ) AS part
  FROM model.cohort AS cohort
  WHERE residential AND NOT interrupted
    AND state IN ('in_care', 'out_planned', 'out_dropout')
    AND NOT (
      law = 'jw' AND state <> 'in_care'
      AND coalesce(birth_month + INTERVAL 18 YEAR <= s0 + INTERVAL 12 MONTH, false)
      AND EXISTS (
        FROM model.cohort AS adult
        WHERE adult.client_key = cohort.client_key
          AND adult.law = 'wmo'
          AND adult.s0 = (cohort.s0 + INTERVAL 12 MONTH)::DATE
      )
    )
)
SELECT
  'client' AS grain, part,
  client_key, s0 AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, rank AS start_rank,
  CASE state
    WHEN 'in_care' THEN NOT coalesce(residential_1, false)
    WHEN 'out_planned' THEN part IS DISTINCT FROM 'naar_ambulant'
    ELSE false
  END AS hit
FROM stay
