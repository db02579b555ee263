-- Observations of allocation_to_start_days (wachttijd van toewijzing tot start).
-- Grain `allocation`: one allocation given anew (model.granted), once for the headline and, when help
-- began, once for part `backdated`. on_date = day of the first allocation.
-- days: to the first day of help (0 when that came first), else to the last day it could be used or the
-- end of the data; ended: help began; entered_days 0: all are followed from the first day.
-- hit: help began before the day of the allocation.
SELECT
  'allocation' AS grain, part.part, client_key, allocated_on AS on_date,
  provider_id, party_id, municipality_code, segment, domain, law, age_band, referrer,
  rank AS start_rank,
  greatest(
    coalesce(care_on, least(end_on, getvariable('data_until'))) - allocated_on, 0
  ) AS days,
  care_on IS NOT NULL AS ended,
  0 AS entered_days,
  coalesce(care_on < allocated_on, false) AS hit
FROM model.granted
JOIN (VALUES (NULL), ('backdated')) AS part (part) ON part.part IS NULL OR care_on IS NOT NULL
