-- release.contract_standard: providers beside what their make-up leads one to expect. Grain: one indicator,
-- provider (in a segment, or over its segments) and year, on enough clients.
CREATE OR REPLACE TABLE release.contract_standard AS
SELECT
  indicator_id, level, cut, domain, segment, provider_id, period_kind, period, method, strata,
  round(observed, 9) AS observed, round(expected, 9) AS expected, round(ratio, 9) AS ratio,
  round(lower, 9) AS lower, round(upper, 9) AS upper, round(standardised, 9) AS standardised,
  banner, state, reason
FROM result.standard
WHERE period_kind <> 'lopend';
