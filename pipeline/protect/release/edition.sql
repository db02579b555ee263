-- release.*_edition: what an edition is called, what it covers and which thresholds it keeps.
-- Grain: the edition (one row).
-- A contract figure needs min_persons clients; it is not rounded, hence 1 and 1.
CREATE OR REPLACE TABLE release.contract_edition AS
SELECT
  'contract' AS edition, region.contract_title AS title,
  region.region_id, region.name AS region_name, region.monitor_title, region.fictitious,
  horizon.observation_from, horizon.data_until, horizon.gap_days,
  region.contract_min_clients AS min_persons, 1 AS min_denominator, 1 AS round_to
FROM register.region AS region, result.horizon AS horizon;

CREATE OR REPLACE TABLE release.monitor_edition AS
SELECT
  'monitor' AS edition, region.monitor_title AS title,
  region.region_id, region.name AS region_name, region.monitor_title, region.fictitious,
  horizon.observation_from, horizon.data_until, horizon.gap_days,
  region.monitor_min_persons AS min_persons,
  region.monitor_min_denominator AS min_denominator,
  region.monitor_round_to AS round_to
FROM register.region AS region, result.horizon AS horizon;

-- The council's report is public: the thresholds of the monitor.
CREATE OR REPLACE TABLE release.raad_edition AS
SELECT * REPLACE ('raad' AS edition, 'Raadsrapport ' || region_name AS title)
FROM release.monitor_edition;
