-- release.*_indicator: what is measured. Grain: one indicator, in the version that was measured.
CREATE OR REPLACE TABLE release.contract_indicator AS
SELECT indicator_id, version, name, unit, direction, kind FROM result.indicator;

CREATE OR REPLACE TABLE release.monitor_indicator AS FROM release.contract_indicator;
