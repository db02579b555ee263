-- Observations of daytime_care_share, an indicator that tests add to the catalogue.
-- Grain `client`: one client (per law) in care on the first day of a quarter. on_date = that day.
-- hit: the lead service is daytime care.
SELECT
  'client' AS grain,
  standing.client_key, quarter.starts_on AS on_date,
  standing.provider_id, standing.party_id, standing.municipality_code, standing.segment,
  standing.domain, standing.law,
  NULL::VARCHAR AS age_band, standing.referrer,
  standing.setting = 'daghulp' AS hit
FROM model.quarter AS quarter
JOIN model.standing AS standing ON quarter.starts_on BETWEEN standing.from_on AND standing.to_on
