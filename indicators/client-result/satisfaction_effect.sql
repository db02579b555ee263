-- Observations of satisfaction_effect (tevredenheid over het nut).
-- Grain `trajectory`: one trajectory that ended for good and about which somebody should have been
-- asked, for the headline and the mean; once more for each informant who answered.
-- on_date = last day of help.
-- hit: the mark is high enough for the region; value: the mark; known: somebody answered.
WITH answered AS (
  SELECT
    outcome.*, part.part,
    CASE part.part
      WHEN 'client' THEN satisfaction_client
      WHEN 'parent' THEN satisfaction_parent
      ELSE satisfaction
    END AS mark
  FROM model.outcome AS outcome
  CROSS JOIN (VALUES (NULL), ('mean'), ('client'), ('parent')) AS part (part)
)
SELECT
  'trajectory' AS grain, part,
  client_key, end_on AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, start_rank,
  mark >= rule.satisfaction_from AS hit,
  mark AS value,
  mark IS NOT NULL AS known
FROM answered
CROSS JOIN register.outcome_rule AS rule
-- Nobody has to ask both informants: who of the two was not asked is no missing answer.
WHERE mark IS NOT NULL OR part IS NULL OR part = 'mean'
