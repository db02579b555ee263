-- A newer table takes the place of an older one. Among tables that say something of the same thing
-- the one that arrived later wins, as a whole: what it leaves out is gone.
--
-- hours, realisation   the same provider: every month from the first to the last in the newer
--                      table, a month without rows included; the first or last month of a period
--                      is emptied by delivering it with zeros
-- outcome_measurement  the same provider and month of the end of the trajectory (else of the
--                      measurement): the months that occur in the newer table, because a few late
--                      ends in a table must not wipe out all months since. Measurements afterwards
--                      and questions about help that still runs are replaced apart from these, by
--                      month of measurement (else of the end) and of the start. And the same
--                      question (client, segment, start, kind, moment, informant, instrument and
--                      goal), so that an end that was corrected does not count twice
-- reported_trajectory  the same provider and half-year: the whole period, its scores included
-- waiting              the same registration: client, provider, segment and day
--
-- So tables of different quarters stand beside each other, and one over the year replaces them.

CREATE OR REPLACE TEMP MACRO outcome_group(moment, ended, measured) AS
  CASE WHEN moment = 'follow_up' THEN 2 WHEN coalesce(ended, measured) IS NULL THEN 1 ELSE 0 END;
CREATE OR REPLACE TEMP MACRO outcome_month(moment, started, ended, measured) AS
  date_trunc('month', CASE
    WHEN moment = 'follow_up' THEN coalesce(measured, ended, started)
    ELSE coalesce(ended, measured, started)
  END);

DELETE FROM care.measurement AS old
USING (
  SELECT provider_agb, outcome_group(moment, trajectory_end_on, measured_on) AS part,
    outcome_month(moment, trajectory_start_on, trajectory_end_on, measured_on) AS month,
    max(delivery_id) AS delivery_id
  FROM care.measurement
  WHERE delivery_id IN (SELECT delivery_id FROM ledger.delivery WHERE kind = 'outcome_measurement')
  GROUP BY ALL
) AS newest, ledger.delivery AS delivery
WHERE delivery.delivery_id = old.delivery_id
  AND delivery.kind = 'outcome_measurement'
  AND newest.provider_agb = old.provider_agb
  AND newest.part = outcome_group(old.moment, old.trajectory_end_on, old.measured_on)
  AND newest.month
    = outcome_month(old.moment, old.trajectory_start_on, old.trajectory_end_on, old.measured_on)
  AND newest.delivery_id > old.delivery_id;

DELETE FROM care.measurement AS old
USING (
  SELECT provider_agb, client_key, segment, trajectory_start_on, kind, moment, informant,
    instrument, goal_no, CASE WHEN moment = 'interim' THEN measured_on END AS asked_on,
    max(delivery_id) AS delivery_id
  FROM care.measurement
  WHERE trajectory_start_on IS NOT NULL
    AND delivery_id IN (SELECT delivery_id FROM ledger.delivery WHERE kind = 'outcome_measurement')
  GROUP BY ALL
) AS newest, ledger.delivery AS delivery
WHERE delivery.delivery_id = old.delivery_id
  AND delivery.kind = 'outcome_measurement'
  AND newest.provider_agb = old.provider_agb
  AND newest.client_key = old.client_key
  AND newest.segment = old.segment
  AND newest.trajectory_start_on = old.trajectory_start_on
  AND newest.kind = old.kind
  AND newest.moment = old.moment
  AND newest.informant = old.informant
  AND newest.instrument = old.instrument
  AND newest.goal_no IS NOT DISTINCT FROM old.goal_no
  AND (old.moment <> 'interim' OR newest.asked_on IS NOT DISTINCT FROM old.measured_on)
  AND newest.delivery_id > old.delivery_id;

DELETE FROM care.hours AS old
USING (
  SELECT provider_agb, delivery_id, min(month) AS first_month, max(month) AS last_month
  FROM care.hours GROUP BY ALL
) AS newer
WHERE newer.provider_agb = old.provider_agb
  AND old.month BETWEEN newer.first_month AND newer.last_month
  AND newer.delivery_id > old.delivery_id;

DELETE FROM care.realisation AS old
USING (
  SELECT provider_agb, delivery_id, min(month) AS first_month, max(month) AS last_month
  FROM care.realisation GROUP BY ALL
) AS newer
WHERE newer.provider_agb = old.provider_agb
  AND old.month BETWEEN newer.first_month AND newer.last_month
  AND newer.delivery_id > old.delivery_id;

DELETE FROM care.reported_trajectory AS old
USING (
  SELECT provider_agb, period, max(delivery_id) AS delivery_id
  FROM care.reported_trajectory GROUP BY ALL
) AS newest
WHERE newest.provider_agb = old.provider_agb
  AND newest.period = old.period
  AND newest.delivery_id > old.delivery_id;

-- Scores go with the trajectory on whose row they stood.
DELETE FROM care.measurement AS old
USING ledger.delivery AS delivery
WHERE delivery.delivery_id = old.delivery_id
  AND delivery.kind = 'reported_trajectory'
  AND NOT EXISTS (
    SELECT 1 FROM care.reported_trajectory AS kept
    WHERE kept.delivery_id = old.delivery_id AND kept.line = old.line
  );

DELETE FROM care.waiting AS old
USING (
  SELECT client_key, provider_agb, segment, registered_on, max(delivery_id) AS delivery_id
  FROM care.waiting GROUP BY ALL
) AS newest
WHERE newest.client_key = old.client_key
  AND newest.provider_agb = old.provider_agb
  AND newest.segment = old.segment
  AND newest.registered_on = old.registered_on
  AND newest.delivery_id > old.delivery_id;

-- A table of which no row is left has been replaced as a whole.
UPDATE ledger.delivery
SET status = 'superseded'
WHERE status = 'accepted'
  AND records_kept > 0
  AND kind IN ('outcome_measurement', 'hours', 'realisation', 'reported_trajectory', 'waiting')
  AND delivery_id NOT IN (
    SELECT delivery_id FROM care.measurement
    UNION ALL SELECT delivery_id FROM care.hours
    UNION ALL SELECT delivery_id FROM care.realisation
    UNION ALL SELECT delivery_id FROM care.reported_trajectory
    UNION ALL SELECT delivery_id FROM care.waiting
  );
