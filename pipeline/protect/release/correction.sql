-- release.*_correction: published figures that an earlier release gave otherwise.
-- Grain: one figure and the release that changed it. Cumulative: what a release told before stays.
-- Empty here: publishing fills it, which is where releases are compared.
-- tier: definitie (counted otherwise) | gegevens (other data) | bescherming (hidden now, or no more).
-- until_before, until_after: the last day of the data of the two releases. With bescherming there is
-- no estimate: which one it was or is, the releases themselves tell.
CREATE OR REPLACE TABLE release.contract_correction (
  until_after DATE, until_before DATE, tier VARCHAR, indicator_id VARCHAR, part VARCHAR, cut VARCHAR,
  domain VARCHAR, law VARCHAR, segment VARCHAR, age_band VARCHAR, municipality_code VARCHAR,
  party_id VARCHAR, provider_id VARCHAR, period VARCHAR,
  status_before VARCHAR, status_after VARCHAR, estimate_before DOUBLE, estimate_after DOUBLE
);

CREATE OR REPLACE TABLE release.monitor_correction AS FROM release.contract_correction;

CREATE OR REPLACE TABLE release.raad_correction AS FROM release.contract_correction;
