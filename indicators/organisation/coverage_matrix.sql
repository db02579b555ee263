-- Observations of coverage_matrix (zorgdekkingsmatrix).
-- Grain `cell`: one service, specialism and municipality that must be there, on the last day of a quarter
-- (model.coverage). on_date = that day. hit: at least one contract that takes clients.
-- Parts, hit: `single`, one provider with a contract; `stop`, at least one of them has a client stop;
-- `no_delivery`, there is a contract but none of them helped anyone in twelve months.
SELECT
  'cell' AS grain, series.part, NULL::VARCHAR AS client_key, on_date,
  NULL::VARCHAR AS provider_id, NULL::VARCHAR AS party_id, municipality_code, segment, domain, law,
  NULL::VARCHAR AS age_band, NULL::VARCHAR AS referrer,
  CASE
    WHEN series.part = 'single' THEN providers = 1
    WHEN series.part = 'stop' THEN accepting < providers
    WHEN series.part = 'no_delivery' THEN providers > 0 AND delivering = 0
    ELSE accepting > 0
  END AS hit
FROM model.coverage
CROSS JOIN (VALUES (NULL), ('single'), ('stop'), ('no_delivery')) AS series (part)
