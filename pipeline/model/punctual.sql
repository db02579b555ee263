-- model.workday: every day from 2000 to 2099 with the number of working days up to and including it.
-- Grain: one day. The working days from one day to another are the difference of their numbers.
CREATE OR REPLACE TABLE model.workday AS FROM temp.workday;

-- model.punctual: how soon starts and stops were reported.
-- Grain: one report of a start or stop that stands. Not judged, so left out: a report sent again, one
-- that mends an earlier report, one of help from before the observation, products without a segment.
-- kind: start | stop. on_date: the first or last day of help; working_days: from there to the Dagtekening.
CREATE OR REPLACE TABLE model.punctual AS
WITH report AS (
  SELECT 'start' AS kind, start_on AS on_date, * EXCLUDE (status)
  FROM temp.reported_start
  UNION ALL BY NAME
  SELECT 'stop' AS kind, end_on AS on_date, * EXCLUDE (end_on, status, release, end_reason)
  FROM temp.reported_stop
)
SELECT
  report.kind, report.client_key, report.law, product.domain, product.segment,
  report.municipality AS municipality_code, provider.provider_id, provider.party_id,
  report.on_date, (told.number - fact.number)::INTEGER AS working_days
FROM report
JOIN model.workday AS fact ON fact.day = report.on_date
JOIN model.workday AS told ON told.day = report.dated_on
-- A report that leaves the product out means that of its allocation.
LEFT JOIN model.allocation AS allocation
  ON allocation.law = report.law
  AND allocation.municipality_code = report.municipality
  AND allocation.allocation_no = report.allocation_no
  AND allocation.client_key = report.client_key
JOIN model.product_use AS product
  ON product.law = report.law
  AND product.category IS NOT DISTINCT FROM coalesce(report.category, allocation.category)
  AND product.product_code IS NOT DISTINCT FROM coalesce(report.product_code, allocation.product_code)
  AND product.start_on = report.start_on
  AND product.segment IS NOT NULL
SEMI JOIN register.municipality AS municipality ON municipality.code = report.municipality
LEFT JOIN register.provider AS provider ON provider.agb = report.provider_agb
WHERE report.stands AND NOT report.again AND NOT report.corrects
  AND report.on_date BETWEEN getvariable('observation_from') AND getvariable('data_until');

DROP TABLE temp.workday;
DROP TABLE temp.reported_start;
DROP TABLE temp.reported_stop;
