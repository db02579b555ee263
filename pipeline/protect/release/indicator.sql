-- release.*_indicator: what is measured. Grain: one indicator, in the version that was measured.
-- persons: false when it is about amounts or contracts; then there is no least number of persons.
CREATE OR REPLACE TABLE release.contract_indicator AS
SELECT indicator_id, version, name, unit, direction, kind, theme, tier, persons, position
FROM result.indicator;

-- The public reads of an indicator only when it has cells for the public, shown or hidden.
CREATE OR REPLACE TABLE release.monitor_indicator AS
FROM release.contract_indicator SEMI JOIN public_cell USING (indicator_id);

CREATE OR REPLACE TABLE release.raad_indicator AS FROM release.monitor_indicator;
