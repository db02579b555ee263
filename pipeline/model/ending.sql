-- model.ending: trajectories that ended for good, from the first observed day on.
-- Grain: one trajectory whose end is definitive: no restart within the gap days can still come in.
-- days: first to last day of help, both counted.
-- near_18: the youth turned 18 in the month of the end, or in the month before or after it; only the
-- month of birth is known.
-- result_class, what the end says about the help: planned | agreed | client | provider | unknown. Null
-- when it is nobody's result: death, moving, outside circumstances, another provider or law, a decision
-- of the municipality. Passing to another law around the 18th birthday is as planned.
-- bij_reason, as youth care reports to CBS: 01 planned, 02 agreed, 03 client, 04 provider, 05 outside
-- circumstances, onbekend. Null for a decision of the municipality, which is no end of its own there.
CREATE OR REPLACE TABLE model.ending AS
SELECT
  ended.* EXCLUDE (services, on_allocation_dates),
  date_diff('day', start_on, end_on) + 1 AS days,
  model.age_band(birth_month, end_on) AS age_band,
  near_18,
  CASE
    WHEN end_class = 'transfer' AND near_18 THEN 'planned'
    WHEN end_class IN ('planned', 'agreed', 'client', 'provider', 'unknown') THEN end_class
  END AS result_class,
  CASE end_class
    WHEN 'planned' THEN '01' WHEN 'transfer' THEN '01'
    -- The code does not tell who wanted another provider; it is taken as agreed.
    WHEN 'agreed' THEN '02' WHEN 'switch' THEN '02'
    WHEN 'client' THEN '03'
    WHEN 'provider' THEN '04'
    WHEN 'external' THEN '05' WHEN 'deceased' THEN '05' WHEN 'moved' THEN '05'
    WHEN 'unknown' THEN 'onbekend'
  END AS bij_reason
FROM (
  SELECT
    trajectory.*, client.birth_month,
    coalesce(
      trajectory.law = 'jw' AND abs(date_diff(
        'month', (client.birth_month + INTERVAL 18 YEAR)::DATE, trajectory.end_on)) <= 1,
      false
    ) AS near_18
  FROM model.trajectory AS trajectory
  LEFT JOIN model.client AS client USING (client_key)
  WHERE trajectory.end_on >= getvariable('observation_from')
    AND trajectory.end_on + getvariable('gap_days') <= getvariable('data_until')
) AS ended;
