-- model.caseload: clients in care at month end by their highest rank.
-- Grain: one (month end, law, rank); rank null: only care off the ladder.
CREATE OR REPLACE TABLE model.caseload AS
SELECT month_end, law, rank, count(*)::INTEGER AS clients
FROM model.month
GROUP BY ALL;
