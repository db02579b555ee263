-- The region folder and the reference lists as tables; replaced whole at each run.

-- Grain: the region (one row).
CREATE OR REPLACE TABLE register.region (
  region_id VARCHAR NOT NULL, name VARCHAR NOT NULL, monitor_title VARCHAR NOT NULL,
  fictitious BOOLEAN NOT NULL, observation_from DATE NOT NULL, observation_until DATE,
  gap_days INTEGER NOT NULL, late_after_days INTEGER NOT NULL,
  contract_min_clients INTEGER NOT NULL,
  monitor_min_persons INTEGER NOT NULL, monitor_min_denominator INTEGER NOT NULL, monitor_round_to INTEGER NOT NULL,
  contract_title VARCHAR NOT NULL
);

-- Grain: the region (one row). What was agreed on reporting: a start or stop within so many working
-- days, the declaration of a month within so many days after its end.
CREATE OR REPLACE TABLE register.deadline (
  start_stop_working_days INTEGER NOT NULL, declaration_days INTEGER NOT NULL
);

-- Grain: one municipality; position keeps the order of region.yaml.
CREATE OR REPLACE TABLE register.municipality (code VARCHAR NOT NULL, name VARCHAR NOT NULL, position INTEGER NOT NULL);

-- Grain: one segment.
CREATE OR REPLACE TABLE register.segment (
  segment VARCHAR NOT NULL, name VARCHAR NOT NULL, domain VARCHAR NOT NULL, law VARCHAR NOT NULL,
  declares BOOLEAN NOT NULL, position INTEGER NOT NULL
);

-- Grain: one rank of one version of one ladder.
CREATE OR REPLACE TABLE register.ladder (
  law VARCHAR NOT NULL, version VARCHAR NOT NULL, valid_from DATE NOT NULL, source VARCHAR NOT NULL,
  rank INTEGER NOT NULL, name VARCHAR NOT NULL
);

-- Grain: one provider (one AGB code).
CREATE OR REPLACE TABLE register.provider (
  provider_id VARCHAR NOT NULL, agb VARCHAR NOT NULL, name VARCHAR NOT NULL,
  party_id VARCHAR NOT NULL, party_name VARCHAR NOT NULL, role VARCHAR NOT NULL
);

-- Grain: one contract of one provider in one segment (and municipality, or '*').
CREATE OR REPLACE TABLE register.contract (
  contract_id VARCHAR NOT NULL, provider_id VARCHAR NOT NULL, segment VARCHAR NOT NULL,
  municipality_code VARCHAR NOT NULL, funding VARCHAR NOT NULL, valid_from DATE NOT NULL, valid_to DATE
);

-- Grain: one product; code null matches an allocation that names the category only.
CREATE OR REPLACE TABLE register.product (
  law VARCHAR NOT NULL, category VARCHAR NOT NULL, code VARCHAR, name VARCHAR NOT NULL,
  segment VARCHAR NOT NULL, rank INTEGER, setting VARCHAR NOT NULL, unit VARCHAR NOT NULL,
  tariff_cents BIGINT NOT NULL, valid_from DATE NOT NULL, valid_to DATE
);

-- Grain: one provider, segment and year.
CREATE OR REPLACE TABLE register.budget (
  provider_id VARCHAR NOT NULL, segment VARCHAR NOT NULL, year INTEGER NOT NULL,
  lumpsum_eur BIGINT NOT NULL, agreed_clients INTEGER NOT NULL, agreed_hours INTEGER
);

-- Grain: one norm for one indicator and scope.
CREATE OR REPLACE TABLE register.norm (
  indicator_id VARCHAR NOT NULL, scope VARCHAR NOT NULL, scope_id VARCHAR NOT NULL,
  operator VARCHAR NOT NULL, value DOUBLE NOT NULL, basis VARCHAR NOT NULL, source VARCHAR NOT NULL,
  fictitious BOOLEAN NOT NULL, valid_from DATE NOT NULL, valid_to DATE
);

-- Grain: one end reason of one law and release, or family of releases (data/reference/end-reasons.csv).
-- class: planned | agreed | client | provider | external | deceased | moved | municipality |
--        request | switch | transfer | temporary | unknown
CREATE OR REPLACE TABLE register.end_reason (
  law VARCHAR NOT NULL, release VARCHAR NOT NULL, code VARCHAR NOT NULL,
  name VARCHAR NOT NULL, class VARCHAR NOT NULL
);

-- Grain: one instrument for goals (data/reference/instruments.csv); reached when raw >= reached_from
-- (or <= when higher is not better).
CREATE OR REPLACE TABLE register.instrument (
  instrument VARCHAR NOT NULL, name VARCHAR NOT NULL, scale_min DOUBLE NOT NULL, scale_max DOUBLE NOT NULL,
  higher_is_better BOOLEAN NOT NULL, reached_from DOUBLE NOT NULL
);

-- Grain: one municipality that went up in another (data/reference/municipality-history.csv). The old
-- code stays in use for what was allocated before.
CREATE OR REPLACE TABLE register.municipality_history (
  old_code VARCHAR NOT NULL, old_name VARCHAR NOT NULL, new_code VARCHAR NOT NULL,
  new_name VARCHAR NOT NULL, merged_on DATE NOT NULL
);

-- Grain: one return code (data/reference/return-codes.csv, WJ001); rule: the rule of the standard
-- behind it.
CREATE OR REPLACE TABLE register.return_code (
  code VARCHAR NOT NULL, rule VARCHAR, name VARCHAR NOT NULL
);
