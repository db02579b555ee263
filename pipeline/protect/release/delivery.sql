-- release.*_delivery: what came in. Grain: one kind of delivery, year of its date (null: undated)
-- and status. No sender and no file name. The monitor rounds: many a file is about one person.
CREATE OR REPLACE TABLE release.contract_delivery AS
SELECT
  kind, year(dated_on)::INTEGER AS year, status, count(*)::INTEGER AS files,
  sum(records_in)::INTEGER AS records_in, sum(records_kept)::INTEGER AS records_kept,
  sum(records_rejected)::INTEGER AS records_rejected
FROM ledger.delivery
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
