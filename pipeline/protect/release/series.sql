-- release.contract_series: quarters beside the own past: limits, rules and trend. Grain: one indicator,
-- cell and quarter on enough clients. The figures themselves are in contract_value.
CREATE OR REPLACE TABLE release.contract_series AS
SELECT
  indicator_id, level, cut, domain, law, segment, municipality_code, party_id, provider_id,
  period, points, basis, round(centre, 9) AS centre,
  round(limit_lower, 9) AS limit_lower, round(limit_upper, 9) AS limit_upper,
  round(near_lower, 9) AS near_lower, round(near_upper, 9) AS near_upper,
  rule, direction, uncertain, false_alarm,
  trend, round(slope, 9) AS slope, round(slope_lower, 9) AS slope_lower,
  round(slope_upper, 9) AS slope_upper
FROM result.series;
