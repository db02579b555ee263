-- result.period: the periods figures are given for.
-- Grain: one quarter, half-year or year that began on or after the first observed day and on or
-- before the last, or four quarters on end (lopend) that have all begun. Keys as readers see them:
-- 2024-K1, 2024-H1, 2024, 2023-K2/2024-K1.
CREATE OR REPLACE TABLE result.period AS
WITH span AS (
  SELECT 'kwartaal' AS period_kind, 3 AS months, 3 AS step
  UNION ALL SELECT 'halfjaar', 6, 6
  UNION ALL SELECT 'jaar', 12, 12
  UNION ALL SELECT 'lopend', 12, 3
),
started AS (
  SELECT
    period_kind, months,
    unnest(generate_series(
      date_trunc('year', getvariable('observation_from')),
      getvariable('data_until')::TIMESTAMP,
      to_months(step)
    ))::DATE AS starts_on
  FROM span
),
named AS (
  SELECT
    period_kind, starts_on,
    (starts_on + to_months(months) - INTERVAL 1 DAY)::DATE AS ends_on,
    strftime(starts_on, '%Y-K') || quarter(starts_on) AS first_quarter
  FROM started
)
SELECT
  row_number() OVER (ORDER BY period_kind, starts_on)::INTEGER AS period_no,
  period_kind,
  CASE period_kind
    WHEN 'jaar' THEN strftime(starts_on, '%Y')
    WHEN 'halfjaar' THEN strftime(starts_on, '%Y-H') || (1 + (month(starts_on) - 1) // 6)
    WHEN 'kwartaal' THEN first_quarter
    ELSE first_quarter || '/' || strftime(ends_on, '%Y-K') || quarter(ends_on)
  END AS period,
  starts_on, ends_on
FROM named
WHERE starts_on >= getvariable('observation_from')
  -- Four quarters on end are wanted between the whole years; the last of them must have begun.
  AND (period_kind <> 'lopend'
    OR month(starts_on) > 1
    AND (ends_on - INTERVAL 3 MONTH)::DATE < getvariable('data_until'))
ORDER BY ALL;
