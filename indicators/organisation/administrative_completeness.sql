-- Observations of administrative_completeness (administratieve kwaliteit).
-- Grain `event`: one thing that had to be told or answered.
-- Headline, start_on_time, stop_on_time: one report of a start or stop (model.punctual). on_date = first or
-- last day of help; hit: told within the agreed working days.
-- end_reason_known: one trajectory that ended for good (model.ending). on_date = last day of help.
-- referrer_known: one trajectory of youth care. on_date = first day of help.
-- hours_told: one provider, segment and whole month in which somebody had help; client_key null.
-- on_date = first day of the month; hit: hours of that provider, segment and month were delivered.
-- requests_answered, declarations_answered: one request for an allocation, one declaration (client_key
-- null). on_date = its Dagtekening; hit: answered within the agreed working days; not before these have
-- passed. Segment and domain are null: one declaration may be about several.
WITH answered AS (
  SELECT
    'requests_answered' AS part, client_key, law, municipality_code, provider_agb,
    requested_on AS asked_on, answered_on, deadline.request_working_days AS allowed
  FROM model.request
  CROSS JOIN register.deadline AS deadline
  UNION ALL
  SELECT
    'declarations_answered', NULL, law, municipality_code, provider_agb,
    dated_on, answered_on, deadline.answer_working_days
  FROM model.declaration
  CROSS JOIN register.deadline AS deadline
),
judged AS (
  SELECT
    answered.*, provider.provider_id, provider.party_id,
    coalesce(told.number - asked.number <= allowed, false) AS hit
  FROM answered
  SEMI JOIN register.municipality AS municipality ON municipality.code = answered.municipality_code
  JOIN model.workday AS asked ON asked.day = answered.asked_on
  JOIN model.workday AS now ON now.day = getvariable('data_until')
  LEFT JOIN model.workday AS told ON told.day = answered.answered_on
  LEFT JOIN register.provider AS provider ON provider.agb = answered.provider_agb
  WHERE told.day IS NOT NULL OR now.number - asked.number > allowed
),
event AS (
  SELECT
    unnest([NULL, kind || '_on_time']) AS part, client_key, on_date, provider_id, party_id,
    municipality_code, segment, domain, law, working_days <= start_stop_working_days AS hit
  FROM model.punctual
  CROSS JOIN register.deadline
  UNION ALL BY NAME
  SELECT
    'end_reason_known' AS part, client_key, end_on AS on_date, provider_id, party_id,
    municipality_code, segment, domain, law, end_class <> 'unknown' AS hit
  FROM model.ending
  UNION ALL BY NAME
  SELECT
    'referrer_known' AS part, client_key, start_on AS on_date, provider_id, party_id,
    municipality_code, segment, domain, law, referrer IS NOT NULL AS hit
  FROM model.trajectory
  WHERE law = 'jw' AND start_on >= getvariable('observation_from')
  UNION ALL BY NAME
  SELECT
    'hours_told' AS part, active.month AS on_date, active.provider_id, active.party_id,
    active.segment, active.domain, active.law, hours.month IS NOT NULL AS hit
  FROM (
    SELECT DISTINCT provider_id, party_id, segment, domain, law, month
    FROM model.active_month
    WHERE provider_id IS NOT NULL AND last_day(month) <= getvariable('data_until')
  ) AS active
  LEFT JOIN (SELECT DISTINCT teller_id AS provider_id, segment, month FROM model.hours) AS hours
    USING (provider_id, segment, month)
  UNION ALL BY NAME
  SELECT part, client_key, asked_on AS on_date, provider_id, party_id, municipality_code, law, hit
  FROM judged
)
SELECT
  'event' AS grain, part, client_key, on_date,
  provider_id, party_id, municipality_code, segment, domain, law,
  NULL::VARCHAR AS age_band, NULL::VARCHAR AS referrer, hit
FROM event
