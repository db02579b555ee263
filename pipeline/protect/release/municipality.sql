-- release.*_municipality: the municipalities of the region. Grain: one municipality.
CREATE OR REPLACE TABLE release.contract_municipality AS
SELECT code, name, position FROM register.municipality;

CREATE OR REPLACE TABLE release.monitor_municipality AS FROM release.contract_municipality;

CREATE OR REPLACE TABLE release.raad_municipality AS FROM release.monitor_municipality;
