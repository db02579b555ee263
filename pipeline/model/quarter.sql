-- model.quarter: the days groups are looked at: the first days of the quarters.
-- Grain: one quarter that began on or after the first observed day and on or before the last.
CREATE OR REPLACE TABLE model.quarter AS
SELECT step::DATE AS starts_on
FROM (
  SELECT unnest(generate_series(
    date_trunc('quarter', getvariable('observation_from')),
    getvariable('data_until')::TIMESTAMP,
    INTERVAL 3 MONTH
  )) AS step
)
WHERE step >= getvariable('observation_from');
