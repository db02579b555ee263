-- release.*_norm: what figures are held against. Grain: one norm for one indicator and scope.
-- kind: absoluut | nulmeting | budget | trend | benchmark. value null: a direction only (trend), or the
-- figure of the same cell in the period baseline. tolerance: with a budget, how far from value on either
-- side is still as agreed.
-- The monitor leaves out norms of one provider: it names no provider.
CREATE OR REPLACE TABLE release.contract_norm AS
SELECT
  indicator_id, scope, scope_id, kind, operator, value, tolerance, baseline, basis, source, fictitious,
  valid_from, valid_to
FROM register.norm;

CREATE OR REPLACE TABLE release.monitor_norm AS
FROM release.contract_norm WHERE scope <> 'aanbieder';

CREATE OR REPLACE TABLE release.raad_norm AS FROM release.monitor_norm;
