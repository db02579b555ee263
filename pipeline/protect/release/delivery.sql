-- release.*_delivery: what came in. Grain: one kind of delivery, year and status. The year is that of
-- the Dagtekening; of a table, which has none, the last year it tells of; null when neither is known. No sender and no file name. The monitor rounds: many a file is about one person.
CREATE OR REPLACE TABLE release.contract_delivery AS
WITH told AS (
  SELECT delivery_id, trajectory_end_on AS day FROM care.measurement
  UNION ALL
  SELECT delivery_id, month FROM care.hours
  UNION ALL
  SELECT delivery_id, month FROM care.realisation
),
table_year AS (
  SELECT delivery_id, year(max(day)) AS year FROM told GROUP BY delivery_id
)
SELECT
  kind, coalesce(year(dated_on), table_year.year)::INTEGER AS year, status, count(*)::INTEGER AS files,
  sum(records_in)::INTEGER AS records_in, sum(records_kept)::INTEGER AS records_kept,
  sum(records_rejected)::INTEGER AS records_rejected
FROM ledger.delivery
LEFT JOIN table_year USING (delivery_id)
GROUP BY ALL;

-- 0 stays 0; what exists shows as at least one step, so that what was rejected is never "none".
CREATE OR REPLACE TEMP MACRO coarse(n) AS (
  SELECT CASE WHEN n = 0 THEN 0
    ELSE greatest(monitor_round_to, round(n / monitor_round_to) * monitor_round_to)::INTEGER END
  FROM register.region
);

CREATE OR REPLACE TABLE release.monitor_delivery AS
SELECT
  kind, year, status, coarse(files) AS files, coarse(records_in) AS records_in,
  coarse(records_kept) AS records_kept, coarse(records_rejected) AS records_rejected
FROM release.contract_delivery;

CREATE OR REPLACE TABLE release.raad_delivery AS FROM release.monitor_delivery;
