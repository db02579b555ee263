-- release.*_norm: what figures are held against. Grain: one norm for one indicator and scope.
-- The monitor leaves out norms of one provider: it names no provider.
CREATE OR REPLACE TABLE release.contract_norm AS
SELECT
  indicator_id, scope, scope_id, operator, value, basis, source, fictitious, valid_from, valid_to
FROM register.norm;

CREATE OR REPLACE TABLE release.monitor_norm AS
FROM release.contract_norm WHERE scope <> 'aanbieder';
