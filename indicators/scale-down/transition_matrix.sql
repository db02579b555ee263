-- Observations of transition_matrix (stromen tussen zwaarteniveaus), for whole years.
-- Grain `client`: one client (per law) in care on 1 January (S0), seen again a year later (S1).
-- on_date = S0. hit: at S1 at another rank, or out of care.
-- Grain `ladder`: the same, and per client one row for every way from their rank that anybody of their
-- law ever went: part van_<rank>_naar_<state>, hit: this client went that way. So all who start at a
-- rank are below every line of its row. Also one row per way for who came in: in care at S1 and not at
-- S0, part nieuw_naar_<rank>, with the dimensions of S1. Rank x: care off the ladder only.
WITH stand AS (
  SELECT
    *,
    'van_' || coalesce(rank::VARCHAR, 'x') AS origin,
    CASE state WHEN 'in_care' THEN coalesce(rank_1::VARCHAR, 'x') ELSE state END AS destination
  FROM model.cohort
  WHERE month(s0) = 1 AND state IS NOT NULL
  UNION ALL BY NAME
  SELECT
    * REPLACE ((s0 - INTERVAL 12 MONTH)::DATE AS s0),
    'nieuw' AS origin,
    coalesce(rank::VARCHAR, 'x') AS destination
  FROM model.cohort
  WHERE month(s0) = 1 AND entered AND s0 + getvariable('gap_days') <= getvariable('data_until')
),
way AS (
  SELECT DISTINCT law, origin, destination FROM stand
),
counted AS (
  SELECT
    unnest(['client', 'ladder']) AS grain, NULL AS part, stand.*,
    coalesce(rank::VARCHAR, 'x') <> destination AS hit
  FROM stand
  WHERE origin <> 'nieuw'
  UNION ALL BY NAME
  SELECT
    'ladder' AS grain, stand.origin || '_naar_' || way.destination AS part, stand.*,
    stand.destination = way.destination AS hit
  FROM stand JOIN way ON way.law = stand.law AND way.origin = stand.origin
)
SELECT
  grain, part,
  client_key, s0 AS on_date,
  -- Flows go across providers and segments; what no cut asks for only costs time.
  NULL::VARCHAR AS provider_id, NULL::VARCHAR AS party_id,
  CASE WHEN grain = 'client' THEN municipality_code END AS municipality_code,
  NULL::VARCHAR AS segment, domain, law,
  age_band, referrer, CASE WHEN origin <> 'nieuw' THEN rank END AS start_rank, hit
FROM counted
