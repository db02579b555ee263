-- release.contract_caseload: clients in care at the end of a month, by their highest rank.
-- Grain: one month end, law and rank (null: only care off the ladder). clients is null on fewer
-- than flow_min_clients persons. No total is published beside them, so none gives them back.
-- Provisional, until the contract edition passes full disclosure control.
CREATE OR REPLACE TABLE release.contract_caseload AS
SELECT
  month_end, law, rank,
  CASE WHEN clients >= protection.flow_min_clients THEN clients END AS clients
FROM model.caseload, register.protection AS protection;
