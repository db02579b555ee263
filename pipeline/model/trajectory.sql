-- model.trajectory: a client's care at one provider in one segment (zorgtraject).
-- Grain: one chain of services of one (client, provider, segment) without an interruption of more
-- than the gap days; end_on null while any of them runs.
-- Municipality: that of the first service. End class: that of the service that ended last.
-- start_rank: the highest rank on the first day; null off the ladder. protection: all of it is
-- jeugdbescherming or jeugdreclassering (JZ020 47, 48, 49).
CREATE OR REPLACE MACRO model.final_class(end_class) AS
  -- Ended for another allocation that never came (37): why the care itself ended is unknown.
  CASE WHEN end_class = 'request' THEN 'unknown' ELSE end_class END;

CREATE OR REPLACE TABLE model.trajectory AS
WITH reach AS (
  SELECT
    *,
    coalesce(end_on, DATE '9999-12-31') AS exit_on,
    max(coalesce(end_on, DATE '9999-12-31')) OVER (
      PARTITION BY client_key, provider_agb, segment
      ORDER BY start_on, coalesce(end_on, DATE '9999-12-31'), category, product_code
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached_on
  FROM model.service
),
chained AS (
  SELECT
    *,
    sum(CASE WHEN start_on <= reached_on + getvariable('gap_days') + 1 THEN 0 ELSE 1 END) OVER (
      PARTITION BY client_key, provider_agb, segment
      ORDER BY start_on, exit_on, category, product_code
      ROWS UNBOUNDED PRECEDING
    ) AS chain
  FROM reach
)
SELECT
  client_key, law, domain, segment, provider_agb,
  any_value(provider_id) AS provider_id,
  any_value(party_id) AS party_id,
  first(municipality_code ORDER BY start_on, exit_on, category, product_code) AS municipality_code,
  min(start_on) AS start_on,
  CASE WHEN max(exit_on) < DATE '9999-12-31' THEN max(exit_on) END AS end_on,
  CASE WHEN max(exit_on) < DATE '9999-12-31'
    THEN model.final_class(last(end_class ORDER BY exit_on, start_on, category, product_code))
  END AS end_class,
  -- The first request that tells it: later ones ask for more of the same.
  first(referrer ORDER BY start_on, exit_on, category, product_code) FILTER (referrer IS NOT NULL)
    AS referrer,
  -- A null sorts last only when asked: help on the ladder goes before help beside it.
  first(rank ORDER BY start_on, rank DESC NULLS LAST) AS start_rank,
  bool_and(coalesce(law = 'jw' AND category IN ('47', '48', '49'), false)) AS protection,
  count(*)::INTEGER AS services,
  bool_or(date_basis = 'allocation') AS on_allocation_dates
FROM chained
GROUP BY client_key, law, domain, segment, provider_agb, chain;
