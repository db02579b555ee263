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

-- Grain: the region (one row). How figures are protected, besides the thresholds above: fewest persons
-- behind a mean, median or curve of the monitor; width of the interval around a hidden number of
-- persons; fewest persons in a cell of caseload and flow of the contract edition.
CREATE OR REPLACE TABLE register.protection (
  min_at_risk INTEGER NOT NULL, hidden_width INTEGER NOT NULL, flow_min_clients INTEGER NOT NULL
);

-- Grain: the region (one row). What was agreed on reporting: a start or stop within so many working
-- days, the declaration of a month within so many days after its end; a municipality answers a request
-- and a declaration within so many working days.
CREATE OR REPLACE TABLE register.deadline (
  start_stop_working_days INTEGER NOT NULL, declaration_days INTEGER NOT NULL,
  request_working_days INTEGER NOT NULL, answer_working_days INTEGER NOT NULL
);

-- Grain: the region (one row). How many days somebody should wait at most: from registration to intake,
-- from intake to the start of help, and from allocation to the start of help.
CREATE OR REPLACE TABLE register.waiting_norm (
  intake_days INTEGER NOT NULL, start_days INTEGER NOT NULL, allocation_days INTEGER NOT NULL
);

-- Grain: the region (one row). When a figure from questionnaires or end reasons may be judged: the
-- smallest response and the largest share unknown (0..1), the mark from which somebody is satisfied,
-- how many standard errors make a change reliable, and the duration in days below which nobody had to
-- be asked.
CREATE OR REPLACE TABLE register.outcome_rule (
  min_response DOUBLE NOT NULL, max_unknown DOUBLE NOT NULL, satisfaction_from DOUBLE NOT NULL,
  reliable_change_z DOUBLE NOT NULL, exempt_days INTEGER NOT NULL
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

-- Grain: one provider (one AGB code). main_provider_id: who a subcontractor works for; null for others.
CREATE OR REPLACE TABLE register.provider (
  provider_id VARCHAR NOT NULL, agb VARCHAR NOT NULL, name VARCHAR NOT NULL,
  party_id VARCHAR NOT NULL, party_name VARCHAR NOT NULL, role VARCHAR NOT NULL,
  main_provider_id VARCHAR
);

-- Grain: one contract of one provider for one service and specialism in one segment (and municipality,
-- or '*'). specialism null: the service as such, without a specialism. min_clients: fewest clients in
-- twelve months; null when nothing was agreed. stop_from, stop_to: first and last day of a client stop;
-- stop_from null: no stop, stop_to null: it still holds.
CREATE OR REPLACE TABLE register.contract (
  contract_id VARCHAR NOT NULL, provider_id VARCHAR NOT NULL, segment VARCHAR NOT NULL,
  municipality_code VARCHAR NOT NULL, funding VARCHAR NOT NULL, valid_from DATE NOT NULL, valid_to DATE,
  service VARCHAR NOT NULL, specialism VARCHAR, min_clients INTEGER, stop_from DATE, stop_to DATE
);

-- Grain: one service and specialism that must be there in one municipality. specialism null: any
-- contract for the service will do.
CREATE OR REPLACE TABLE register.need (
  service VARCHAR NOT NULL, specialism VARCHAR, municipality_code VARCHAR NOT NULL
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

-- Grain: one year and municipality: its share (0..1) in what the region pays. The shares of a year add
-- up to 1.
CREATE OR REPLACE TABLE register.budget_key (
  year INTEGER NOT NULL, municipality_code VARCHAR NOT NULL, share DOUBLE NOT NULL
);

-- Grain: one norm for one indicator and scope.
-- kind: absoluut | nulmeting | budget | trend | benchmark. value null: the figure of the same cell in
-- the period baseline (nulmeting), or a direction only (trend: gte is rising, lte is falling, over four
-- quarters). tolerance: with a budget, how far from value on either side is still as agreed; operator
-- then says nothing.
CREATE OR REPLACE TABLE register.norm (
  indicator_id VARCHAR NOT NULL, scope VARCHAR NOT NULL, scope_id VARCHAR NOT NULL,
  operator VARCHAR NOT NULL, value DOUBLE, basis VARCHAR NOT NULL, source VARCHAR NOT NULL,
  fictitious BOOLEAN NOT NULL, valid_from DATE NOT NULL, valid_to DATE,
  kind VARCHAR NOT NULL, tolerance DOUBLE, baseline VARCHAR
);

-- Grain: one remark on one day, on one indicator ('*': on all) and scope (as of norms).
-- kind: gebeurtenis (explains) | nieuwe-basislijn (a series starts again on that day). public: whether
-- everyone may read it.
CREATE OR REPLACE TABLE register.annotation (
  annotation_id VARCHAR NOT NULL, indicator_id VARCHAR NOT NULL, scope VARCHAR NOT NULL,
  scope_id VARCHAR NOT NULL, on_date DATE NOT NULL, kind VARCHAR NOT NULL, text VARCHAR NOT NULL,
  source VARCHAR NOT NULL, public BOOLEAN NOT NULL
);

-- Grain: one rule: signals that say more together than each alone. position keeps the order of
-- combinations.yaml.
CREATE OR REPLACE TABLE register.combination (
  rule_id VARCHAR NOT NULL, name VARCHAR NOT NULL, text VARCHAR NOT NULL, position INTEGER NOT NULL
);

-- Grain: one indicator in one rule. role: signaal (all must hold; test is ongunstig | gunstig |
-- stijgt | daalt) | tegenspraak (could contradict it; test null).
CREATE OR REPLACE TABLE register.combination_part (
  rule_id VARCHAR NOT NULL, role VARCHAR NOT NULL, indicator_id VARCHAR NOT NULL, test VARCHAR,
  position INTEGER NOT NULL
);

-- Grain: one agreement of a dialogue (agreements/*.yaml). Lists are joined by ', '. fact_…: the figure as
-- it stood in release release_id; effect_…: what was expected of it, and from which last day of data it can
-- show. confidentiality: intern | met_aanbieder | openbaar_samengevat.
CREATE OR REPLACE TABLE register.agreement (
  agreement_id VARCHAR NOT NULL, version INTEGER NOT NULL, release_id VARCHAR NOT NULL,
  release_hash VARCHAR NOT NULL, dialogue_on DATE NOT NULL, provider_id VARCHAR NOT NULL, segment VARCHAR,
  municipality_codes VARCHAR NOT NULL, indicator_ids VARCHAR NOT NULL, signal_type VARCHAR NOT NULL,
  fact_indicator_id VARCHAR, fact_part VARCHAR, fact_cut VARCHAR, fact_segment VARCHAR, fact_period VARCHAR,
  fact_value DOUBLE, fact_numerator DOUBLE, fact_denominator DOUBLE, fact_lower DOUBLE, fact_upper DOUBLE,
  fact_norm DOUBLE, fact_region DOUBLE, fact_past DOUBLE,
  view_municipality VARCHAR, view_provider VARCHAR, view_access VARCHAR, hypothesis VARCHAR,
  alternatives VARCHAR NOT NULL, consensus VARCHAR NOT NULL, consensus_note VARCHAR,
  kind VARCHAR NOT NULL, text VARCHAR NOT NULL, effect_indicator_id VARCHAR, effect_direction VARCHAR,
  effect_size VARCHAR, effect_from DATE, owner_provider VARCHAR NOT NULL, owner_municipality VARCHAR NOT NULL,
  starts_on DATE NOT NULL, ends_on DATE NOT NULL, checkpoints VARCHAR NOT NULL, status VARCHAR NOT NULL,
  verdict VARCHAR, escalation VARCHAR, confidentiality VARCHAR NOT NULL, follows VARCHAR, final_on DATE
);

-- Grain: one entry in the progress of one agreement.
CREATE OR REPLACE TABLE register.agreement_progress (
  agreement_id VARCHAR NOT NULL, position INTEGER NOT NULL, on_date DATE NOT NULL, text VARCHAR NOT NULL,
  by_role VARCHAR NOT NULL
);

-- Grain: one story (stories/*.md), told with consent. indicator_ids is joined by ', '.
CREATE OR REPLACE TABLE register.story (
  story_id VARCHAR NOT NULL, title VARCHAR NOT NULL, on_date DATE NOT NULL, provider_id VARCHAR,
  segment VARCHAR, indicator_ids VARCHAR NOT NULL, teller VARCHAR NOT NULL, fictitious BOOLEAN NOT NULL,
  text VARCHAR NOT NULL
);

-- Grain: one thing that a council asked for or was promised (council/*.yaml). kind: motie | toezegging |
-- vraag; status: open | loopt | gereed | vervallen. answer: what the executive said of it; null: nothing yet.
CREATE OR REPLACE TABLE register.council_request (
  municipality_code VARCHAR NOT NULL, request_id VARCHAR NOT NULL, kind VARCHAR NOT NULL,
  on_date DATE NOT NULL, title VARCHAR NOT NULL, text VARCHAR NOT NULL, status VARCHAR NOT NULL,
  answer VARCHAR, answered_on DATE, fictitious BOOLEAN NOT NULL
);

-- Grain: one indicator of one municipality: what its executive makes of the figure.
CREATE OR REPLACE TABLE register.council_reading (
  municipality_code VARCHAR NOT NULL, indicator_id VARCHAR NOT NULL, on_date DATE NOT NULL,
  text VARCHAR NOT NULL, fictitious BOOLEAN NOT NULL
);

-- Grain: one line of the public budget of one municipality in one year, in euros. spent_eur null: the
-- accounts of that year are not closed.
CREATE OR REPLACE TABLE register.council_budget (
  municipality_code VARCHAR NOT NULL, year INTEGER NOT NULL, subject VARCHAR NOT NULL,
  budget_eur BIGINT NOT NULL, spent_eur BIGINT, source VARCHAR NOT NULL, fictitious BOOLEAN NOT NULL
);

-- Grain: one municipality, day and age band. The bands of a municipality and day do not overlap and hold
-- everybody; a band starts at 0, 4, 12, 18 and 23, among others. age_to null: and older.
-- basis: geteld (CBS counted this band) | afgeleid (derived; data/reference/SOURCES.md says how).
CREATE OR REPLACE TABLE register.population (
  municipality_code VARCHAR NOT NULL, on_date DATE NOT NULL, age_from INTEGER NOT NULL, age_to INTEGER,
  persons INTEGER NOT NULL, basis VARCHAR NOT NULL
);

-- Grain: one end reason of one law and release, or family of releases (data/reference/end-reasons.csv).
-- class: planned | agreed | client | provider | external | deceased | moved | municipality |
--        request | switch | transfer | temporary | unknown
CREATE OR REPLACE TABLE register.end_reason (
  law VARCHAR NOT NULL, release VARCHAR NOT NULL, code VARCHAR NOT NULL,
  name VARCHAR NOT NULL, class VARCHAR NOT NULL
);

-- Grain: one instrument (data/reference/instruments.csv). kind: goal | problem.
-- A goal is reached when raw >= reached_from (or <= when higher is not better). Of a problem instrument
-- the mean and standard deviation of the norm group and clinical_from are in raw scores; complaints are
-- clinical when raw >= clinical_from (or <= when higher is better).
CREATE OR REPLACE TABLE register.instrument (
  instrument VARCHAR NOT NULL, name VARCHAR NOT NULL, scale_min DOUBLE NOT NULL, scale_max DOUBLE NOT NULL,
  higher_is_better BOOLEAN NOT NULL, reached_from DOUBLE, kind VARCHAR NOT NULL,
  norm_mean DOUBLE, norm_sd DOUBLE, reliability DOUBLE, clinical_from DOUBLE
);

-- Grain: one municipality that went up in another (data/reference/municipality-history.csv). The old
-- code stays in use for what was allocated before.
CREATE OR REPLACE TABLE register.municipality_history (
  old_code VARCHAR NOT NULL, old_name VARCHAR NOT NULL, new_code VARCHAR NOT NULL,
  new_name VARCHAR NOT NULL, merged_on DATE NOT NULL
);

-- Grain: one return code (data/reference/return-codes.csv, WJ001); rule: the rule of the standard
-- behind it; cause: what is behind a declared line rejected with it: allocation (missing, late, other or
-- used up) | declaration (the declaration itself); null when it says nothing of a declared line.
CREATE OR REPLACE TABLE register.return_code (
  code VARCHAR NOT NULL, rule VARCHAR, cause VARCHAR, name VARCHAR NOT NULL
);
