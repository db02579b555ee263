-- release.contract_curve: how many are still in care, week by week after the start. Grain: one cell, year
-- of start and week in which the curve goes down. Only where as many are followed as the region asks
-- for, and on groups of that size; the number who end in a week is not told.
CREATE OR REPLACE TABLE release.contract_curve AS
SELECT
  indicator_id, level, cut, domain, segment, provider_id, period_kind, period, day,
  round(survival, 9) AS survival, round(lower, 9) AS lower, round(upper, 9) AS upper, at_risk
FROM result.curve AS curve
CROSS JOIN register.region AS region
WHERE at_risk >= region.contract_min_clients AND clients >= region.contract_min_clients;
