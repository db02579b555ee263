-- Observations of multi_provider_rate (meerdere aanbieders tegelijk).
-- Grain `client`: one client (per law) with help on the ladder on the first day of a quarter.
-- on_date = that day. hit: help on the ladder from two main providers or more on that day; a
-- subcontractor is its main contractor. Dimensions: those of the lead service.
SELECT
  'client' AS grain,
  client_key, s0 AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, rank AS start_rank,
  providers >= 2 AS hit
FROM model.cohort
WHERE NOT interrupted AND rank IS NOT NULL
