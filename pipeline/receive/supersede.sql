-- A newer table of the same kind, provider and calendar years takes the place of an older one:
-- of each provider and year only the rows of the newest delivery stay.
-- The year of an outcome is that of the end of the trajectory, else of the measurement, else of the
-- start.

DELETE FROM care.measurement AS old
USING (
  SELECT provider_agb,
    year(coalesce(trajectory_end_on, measured_on, trajectory_start_on)) AS year,
    max(delivery_id) AS delivery_id
  FROM care.measurement GROUP BY ALL
) AS newest
WHERE newest.provider_agb = old.provider_agb
  AND newest.year IS NOT DISTINCT FROM
    year(coalesce(old.trajectory_end_on, old.measured_on, old.trajectory_start_on))
  AND newest.delivery_id > old.delivery_id;

DELETE FROM care.hours AS old
USING (
  SELECT provider_agb, year(month) AS year, max(delivery_id) AS delivery_id
  FROM care.hours GROUP BY ALL
) AS newest
WHERE newest.provider_agb = old.provider_agb
  AND newest.year = year(old.month)
  AND newest.delivery_id > old.delivery_id;

DELETE FROM care.realisation AS old
USING (
  SELECT provider_agb, year(month) AS year, max(delivery_id) AS delivery_id
  FROM care.realisation GROUP BY ALL
) AS newest
WHERE newest.provider_agb = old.provider_agb
  AND newest.year = year(old.month)
  AND newest.delivery_id > old.delivery_id;

-- A table of which no row is left has been replaced as a whole.
UPDATE ledger.delivery
SET status = 'superseded'
WHERE status = 'accepted'
  AND records_kept > 0
  AND kind IN ('outcome_measurement', 'hours', 'realisation')
  AND delivery_id NOT IN (
    SELECT delivery_id FROM care.measurement
    UNION ALL SELECT delivery_id FROM care.hours
    UNION ALL SELECT delivery_id FROM care.realisation
  );
