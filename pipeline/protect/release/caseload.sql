-- release.contract_caseload: clients in care at the end of a month, by their highest rank.
-- Grain: one month end, law and rank (null: only care off the ladder). clients is null on fewer
-- than flow_min_clients persons, and for the next smallest rank when one alone would be hidden.
-- Provisional, until the contract edition passes full disclosure control.
CREATE OR REPLACE TABLE release.contract_caseload AS
WITH counted AS (
  SELECT
    month_end, law, rank, clients,
    clients < getvariable('flow_min_clients') AS small,
    count(*) FILTER (clients < getvariable('flow_min_clients')) OVER month AS small_in_month,
    row_number() OVER (PARTITION BY month_end, law ORDER BY clients, rank) AS place
  FROM model.caseload
  WINDOW month AS (PARTITION BY month_end, law)
)
SELECT
  month_end, law, rank,
  -- With one small cell that cell is first in place; the next smallest is second.
  CASE WHEN NOT small AND NOT (small_in_month = 1 AND place = 2) THEN clients END AS clients
FROM counted;
