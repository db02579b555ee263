-- release.*_part: further series of an indicator. Grain: one part.
-- role: variant | category (with the other categories it makes a whole) | second (another figure).
CREATE OR REPLACE TABLE release.contract_part AS
SELECT indicator_id, part, name, role, unit, direction, kind, position FROM result.part;

CREATE OR REPLACE TABLE release.monitor_part AS FROM release.contract_part;

CREATE OR REPLACE TABLE release.raad_part AS FROM release.monitor_part;
