-- Observations of outcome_response_rate (respons op uitkomstmetingen).
-- Grain `trajectory`: one trajectory that ended for good and about which somebody should have been
-- asked, once for the headline and once for each part. on_date = last day of help.
-- hit: answered; headline: at least one of the two national questions. problems: only in segments where
-- somebody measures problems; a valid pair of measurements.
SELECT
  'trajectory' AS grain, part.part,
  client_key, end_on AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, start_rank,
  CASE part.part
    WHEN 'satisfaction' THEN satisfaction IS NOT NULL
    WHEN 'without_help' THEN without_help IS NOT NULL
    WHEN 'client' THEN coalesce(satisfaction_client, without_help_client) IS NOT NULL
    WHEN 'parent' THEN coalesce(satisfaction_parent, without_help_parent) IS NOT NULL
    WHEN 'goals' THEN goals
    WHEN 'problems' THEN change_class IS NOT NULL
    ELSE coalesce(satisfaction, without_help) IS NOT NULL
  END AS hit
FROM model.outcome
CROSS JOIN (VALUES
  (NULL), ('satisfaction'), ('without_help'), ('client'), ('parent'), ('goals'), ('problems')
) AS part (part)
WHERE part.part IS DISTINCT FROM 'problems' OR problem_asked
