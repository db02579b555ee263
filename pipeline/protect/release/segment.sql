-- release.*_segment: what the region buys. Grain: one segment.
CREATE OR REPLACE TABLE release.contract_segment AS
SELECT segment, name, domain, law, position FROM register.segment;

CREATE OR REPLACE TABLE release.monitor_segment AS FROM release.contract_segment;

CREATE OR REPLACE TABLE release.raad_segment AS FROM release.monitor_segment;
