-- Observations of planned_completion_rate (beëindigd volgens plan).
-- Grain `trajectory`: one trajectory that ended for good, once for the headline and once for each part
-- it counts in. on_date = last day of help.
-- hit: ended as planned; near_18: ended in the month of the 18th birthday, or the month before or after.
-- known: false when nobody knows why it ended.
-- Headline and near_18: ends that are somebody's result. cbs: all ends with a reason 01–05.
SELECT
  'trajectory' AS grain, part.part,
  client_key, end_on AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, start_rank,
  CASE part.part
    WHEN 'near_18' THEN near_18
    WHEN 'cbs' THEN bij_reason = '01'
    ELSE result_class = 'planned'
  END AS hit,
  end_class <> 'unknown' AS known
FROM model.ending
CROSS JOIN (VALUES (NULL), ('near_18'), ('cbs')) AS part (part)
WHERE CASE part.part
  WHEN 'cbs' THEN bij_reason IS NOT NULL
  WHEN 'near_18' THEN result_class IS NOT NULL AND law = 'jw'
  ELSE result_class IS NOT NULL
END
