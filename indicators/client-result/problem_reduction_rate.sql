-- Observations of problem_reduction_rate (afname van problemen).
-- Grain `trajectory`: one trajectory that ended for good, in a segment where somebody measures
-- problems, about which somebody should have been asked, once for the headline and once for each part.
-- on_date = last day of help.
-- hit: improved by more than the noise of the instrument; parts: see the sheet. value: change in
-- T-scores, positive for fewer problems. known: there is a valid pair of measurements.
SELECT
  'trajectory' AS grain, part.part,
  client_key, end_on AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, start_rank,
  CASE part.part
    WHEN 'unchanged' THEN change_class = 'unchanged'
    WHEN 'deteriorated' THEN change_class = 'deteriorated'
    WHEN 'recovered' THEN recovered
    WHEN 'low_start' THEN mild_start
    ELSE change_class = 'improved'
  END AS hit,
  change_t AS value,
  change_class IS NOT NULL AS known
FROM model.outcome
CROSS JOIN (VALUES
  (NULL), ('improved'), ('unchanged'), ('deteriorated'), ('recovered'), ('low_start'), ('mean_change')
) AS part (part)
WHERE problem_asked
