-- Observations of scale_down_rate (afschaling).
-- Grain `client`: one client (per law) in care at rank 2 or higher on the first day of a quarter
-- (S0), seen again twelve months later (S1). on_date = S0. Three rows each: the headline, the strict
-- variant (alleen_lichter) and the start rank (trede_2 …).
-- hit: lighter at S1, or out of care at S1 after a planned or agreed end.
-- Not counted, because nobody's result: out of care at S1 by moving, death, transfer to another
-- law or provider, decision of the municipality, outside circumstances or for a reason unknown;
-- and those in care at S1 off the ladder only.
-- Attributed to the lead service at S0: highest rank, then the longest running.
WITH counted AS (
  SELECT
    *,
    state = 'in_care' AND rank_1 < rank AS lighter,
    unnest([NULL, 'alleen_lichter', 'trede_' || rank]) AS part
  FROM model.cohort
  WHERE rank >= 2 AND NOT interrupted
    AND (state = 'in_care' AND rank_1 IS NOT NULL OR state IN ('out_planned', 'out_dropout'))
)
SELECT
  'client' AS grain, part,
  client_key, s0 AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, rank AS start_rank,
  lighter OR state = 'out_planned' AND part IS DISTINCT FROM 'alleen_lichter' AS hit
FROM counted
