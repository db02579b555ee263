-- Observations of subcontracting_share (aandeel onderaanneming).
-- Grain `contract`: one client, provider, segment, municipality and year with direct hours.
-- numerator: those given by a subcontractor; denominator: all. on_date = the last day of the year.
SELECT
  'contract' AS grain, client_key, make_date(year(month), 12, 31) AS on_date,
  year(month)::VARCHAR AS period,
  any_value(provider_id) AS provider_id, any_value(party_id) AS party_id, municipality_code, segment,
  any_value(domain) AS domain, any_value(law) AS law,
  NULL::VARCHAR AS age_band, NULL::VARCHAR AS referrer,
  coalesce(sum(direct_hours) FILTER (subcontractor_agb IS NOT NULL), 0)::DOUBLE AS numerator,
  sum(direct_hours)::DOUBLE AS denominator
FROM model.hours
WHERE direct_hours > 0
GROUP BY client_key, provider_agb, municipality_code, segment, year(month)
