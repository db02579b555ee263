-- release.*_period: the periods figures are about, first and last day included.
-- Grain: one period of one kind (jaar | halfjaar | kwartaal | lopend: four quarters on end). The monitor
-- has years only: shorter periods beside a year would let a reader subtract one from the other.
CREATE OR REPLACE TABLE release.contract_period AS
SELECT period_kind, period, starts_on, ends_on FROM result.period;

CREATE OR REPLACE TABLE release.monitor_period AS
FROM release.contract_period WHERE period_kind = 'jaar';

CREATE OR REPLACE TABLE release.raad_period AS FROM release.monitor_period;
