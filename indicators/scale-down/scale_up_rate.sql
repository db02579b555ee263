-- Observations of scale_up_rate (opschaling).
-- Grain `client`: as scale_down_rate: one client (per law) in care at rank 2 or higher on the first
-- day of a quarter (S0), seen again twelve months later (S1). on_date = S0.
-- hit: in care at S1, at a higher rank than at S0.
-- Not counted: as scale_down_rate.
SELECT
  'client' AS grain,
  client_key, s0 AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, rank AS start_rank,
  state = 'in_care' AND rank_1 > rank AS hit
FROM model.cohort
WHERE rank >= 2 AND NOT interrupted
  AND (state = 'in_care' AND rank_1 IS NOT NULL OR state IN ('out_planned', 'out_dropout'))
