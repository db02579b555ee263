-- release.*_ladder: the ladder from light to heavy. Grain: one rank of one version of one ladder.
CREATE OR REPLACE TABLE release.contract_ladder AS
SELECT law, version, valid_from, source, rank, name FROM register.ladder;

CREATE OR REPLACE TABLE release.monitor_ladder AS FROM release.contract_ladder;

CREATE OR REPLACE TABLE release.raad_ladder AS FROM release.monitor_ladder;
