-- Observations of premature_end_mix (voortijdig beëindigd naar reden).
-- Grain `trajectory`: one trajectory that ended for good, once for the headline and once for each
-- reason. on_date = last day of help. Decisions of the municipality are no ends here.
-- hit: the end has that reason; headline: one of the reasons 02–05.
SELECT
  'trajectory' AS grain, part.part,
  client_key, end_on AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, start_rank,
  CASE WHEN part.part IS NULL THEN bij_reason IN ('02', '03', '04', '05')
    ELSE bij_reason = part.reason END AS hit
FROM model.ending
CROSS JOIN (VALUES
  (NULL, NULL), ('planned', '01'), ('agreed', '02'), ('client', '03'), ('provider', '04'),
  ('external', '05'), ('unknown', 'onbekend')
) AS part (part, reason)
WHERE bij_reason IS NOT NULL
