-- release.*_norm: what figures are held against. Grain: one norm for one indicator and scope.
-- Only norms that are a number to hold a figure against: a direction or an agreed band is none.
-- The monitor leaves out norms of one provider: it names no provider.
CREATE OR REPLACE TABLE release.contract_norm AS
SELECT
  indicator_id, scope, scope_id, operator, value, basis, source, fictitious, valid_from, valid_to
FROM register.norm
WHERE value IS NOT NULL AND kind IN ('absoluut', 'nulmeting', 'benchmark');

CREATE OR REPLACE TABLE release.monitor_norm AS
FROM release.contract_norm WHERE scope <> 'aanbieder';

CREATE OR REPLACE TABLE release.raad_norm AS FROM release.monitor_norm;
