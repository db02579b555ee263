-- Observations of able_without_help_rate (zonder hulp verder).
-- Grain `trajectory`: one trajectory that ended for good and about which somebody should have been
-- asked, once for the headline and once for each part. on_date = last day of help.
-- hit: the answer is 3 or 4 (none: 4; lighter_or_none: 2, 3 or 4); known: somebody answered.
SELECT
  'trajectory' AS grain, part.part,
  client_key, end_on AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, start_rank,
  without_help >= part.least AS hit,
  without_help IS NOT NULL AS known
FROM model.outcome
CROSS JOIN (VALUES (NULL, 3), ('none', 4), ('lighter_or_none', 2)) AS part (part, least)
