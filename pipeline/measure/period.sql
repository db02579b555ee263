-- result.period: the periods figures are given for.
-- Grain: one quarter, half-year or year that began on or after the first observed day and on or
-- before the last. Keys as readers see them: 2024-K1, 2024-H1, 2024.
CREATE OR REPLACE TABLE result.period AS
WITH span AS (
  SELECT 'kwartaal' AS period_kind, 3 AS months
  UNION ALL SELECT 'halfjaar', 6
  UNION ALL SELECT 'jaar', 12
),
started AS (
  SELECT
    period_kind, months,
    unnest(generate_series(
      date_trunc('year', getvariable('observation_from')),
      getvariable('data_until')::TIMESTAMP,
      to_months(months)
    ))::DATE AS starts_on
  FROM span
)
SELECT
  period_kind,
  CASE period_kind
    WHEN 'jaar' THEN strftime(starts_on, '%Y')
    WHEN 'halfjaar' THEN strftime(starts_on, '%Y-H') || (1 + (month(starts_on) - 1) // 6)
    ELSE strftime(starts_on, '%Y-K') || quarter(starts_on)
  END AS period,
  starts_on,
  (starts_on + to_months(months) - INTERVAL 1 DAY)::DATE AS ends_on
FROM started
WHERE starts_on >= getvariable('observation_from')
ORDER BY ALL;

-- model.quarter is what cohort indicators start from: the first days of the quarters.
CREATE OR REPLACE TABLE model.quarter AS
SELECT starts_on FROM result.period WHERE period_kind = 'kwartaal';
