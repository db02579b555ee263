-- Observations of bw_outflow_independent_rate (uitstroom beschermd wonen naar zelfstandig).
-- Grain `client`: one client in beschermd wonen (the highest rank the region has for it) on the first
-- day of a quarter (S0), seen again twelve months later (S1). on_date = S0. Four rows each: the
-- headline and where they went (zonder_hulp, begeleiding, beschermd_thuis).
-- hit: at S1 in other care, or out of care after a planned or agreed end.
-- Not counted: out of care at S1 for a reason that is nobody's result (as scale_down_rate).
WITH followed AS (
  SELECT
    *,
    CASE
      WHEN state = 'out_planned' THEN 'zonder_hulp'
      WHEN state = 'in_care' AND NOT residential_1
        THEN CASE WHEN domain_1 = 'bw' AND setting_1 = 'wonen' THEN 'beschermd_thuis' ELSE 'begeleiding' END
    END AS went
  FROM model.cohort
  WHERE domain = 'bw' AND residential AND NOT interrupted
    AND state IN ('in_care', 'out_planned', 'out_dropout')
)
SELECT
  'client' AS grain, part,
  client_key, s0 AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, rank AS start_rank,
  coalesce(went = coalesce(part, went), false) AS hit
FROM followed, unnest([NULL, 'zonder_hulp', 'begeleiding', 'beschermd_thuis']) AS parts(part)
