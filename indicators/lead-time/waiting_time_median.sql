-- Observations of waiting_time_median (wachttijd van aanmelding tot start hulp).
-- Grain `registration`: one registration on the list of one provider. Grain `wait`: one client's waiting
-- for help in one segment, over all providers (model.wait).
-- Headline (and left_without_help, of the same): on_date = day of registration. days: to the first day of help, else to
-- the day the lists let go, else to the end of the data; ended: help began; entered_days 0: everybody
-- is followed from the first day. hit: let go without help.
-- realised_median and realised_mean: those whose help began. on_date = first day of help; value: days.
SELECT
  grain, part.part, client_key,
  CASE WHEN part.realised THEN care_on ELSE registered_on END AS on_date,
  provider_id, party_id, municipality_code, segment, domain, law, age_band, referrer,
  coalesce(care_on, left_on, getvariable('data_until')) - registered_on AS days,
  care_on IS NOT NULL AS ended,
  0 AS entered_days,
  days AS value,
  left_on IS NOT NULL AS hit
FROM model.wait
JOIN (VALUES
  (NULL, false), ('realised_median', true), ('realised_mean', true)
) AS part (part, realised)
  ON care_on IS NOT NULL OR NOT part.realised
