-- Observations of waiting_within_norm_rate (start binnen de norm).
-- Grain `registration`: one registration on the list of one provider; grain `wait`: one client's waiting
-- for help in one segment, over all providers (model.wait). Once for each clock whose norm days have
-- passed; not when somebody let go before they had.
-- Headline: from registration to help, within both norms together. Part intake: from registration to
-- intake; part start: from intake to help. on_date = the day the clock began.
-- Part allocation: one allocation given anew (model.granted), from the allocation to help; in both
-- grains, for it has one provider as well as one municipality. on_date = day of the allocation.
-- hit: what was waited for came within the norm.
WITH clock AS (
  SELECT
    wait.* EXCLUDE (intake_on, care_on, left_on), NULL::INTEGER AS start_rank,
    unnest([
      {part: NULL, from_on: registered_on, days: norm.intake_days + norm.start_days,
        reached_on: care_on, gone_on: left_on},
      -- Whoever has help without a day of intake: nobody knows when that was.
      {part: 'intake', from_on: registered_on, days: norm.intake_days, reached_on: intake_on,
        gone_on: CASE WHEN care_on IS NULL THEN left_on ELSE registered_on END},
      {part: 'start', from_on: intake_on, days: norm.start_days, reached_on: care_on,
        gone_on: left_on}
    ], recursive := true)
  FROM model.wait AS wait
  CROSS JOIN register.waiting_norm AS norm
  UNION ALL BY NAME
  SELECT
    unnest(['registration', 'wait']) AS grain, 'allocation' AS part, client_key, allocated_on AS from_on,
    provider_id, party_id, municipality_code, segment, domain, law, age_band, referrer,
    rank AS start_rank, norm.allocation_days AS days, care_on AS reached_on, end_on AS gone_on
  FROM model.granted
  CROSS JOIN register.waiting_norm AS norm
)
SELECT
  grain, part, client_key, from_on AS on_date,
  provider_id, party_id, municipality_code, segment, domain, law, age_band, referrer, start_rank,
  coalesce(reached_on <= from_on + days, false) AS hit
FROM clock
WHERE from_on + days <= getvariable('data_until')
  AND (reached_on IS NOT NULL OR gone_on IS NULL OR gone_on > from_on + days)
