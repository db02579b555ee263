-- Observations of dropout_rate (uitval).
-- Grain `trajectory`: one trajectory that ended for good, once for the headline and once for each part
-- it counts in. on_date = last day of help.
-- hit: ended by the client or by the provider alone (client_ended: by the client).
-- known: false when nobody knows why it ended.
-- Headline and client_ended: ends that are somebody's result. cbs: all ends with a reason 01–05.
SELECT
  'trajectory' AS grain, part.part,
  client_key, end_on AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, start_rank,
  end_class = 'client' OR end_class = 'provider' AND part.part IS DISTINCT FROM 'client_ended' AS hit,
  end_class <> 'unknown' AS known
FROM model.ending
CROSS JOIN (VALUES (NULL), ('client_ended'), ('cbs')) AS part (part)
WHERE CASE WHEN part.part = 'cbs' THEN bij_reason IS NOT NULL ELSE result_class IS NOT NULL END
