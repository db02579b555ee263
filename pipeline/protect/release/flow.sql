-- release.contract_flow: where the clients of 1 January stand one year later.
-- Grain: one law, year, from_rank and to_rank (0: no care; null: care off the ladder). clients is
-- null on fewer than flow_min_clients persons. No total is published beside them, so none gives
-- them back.
-- Provisional, until the contract edition passes full disclosure control.
CREATE OR REPLACE TABLE release.contract_flow AS
SELECT
  law, year, from_rank, to_rank,
  CASE WHEN clients >= protection.flow_min_clients THEN clients END AS clients
FROM model.flow, register.protection AS protection;
