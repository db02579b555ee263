-- model.spell: a client's care in the whole chain (zorgperiode).
-- Grain: one chain of services of one (client, law), at any provider, without an interruption of
-- more than the gap days; end_on null while any of them runs.
CREATE OR REPLACE TABLE model.spell AS
WITH reach AS (
  SELECT
    *,
    coalesce(end_on, DATE '9999-12-31') AS exit_on,
    max(coalesce(end_on, DATE '9999-12-31')) OVER (
      PARTITION BY client_key, law
      ORDER BY start_on, coalesce(end_on, DATE '9999-12-31'), provider_agb, segment, category, product_code
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached_on
  FROM model.service
),
chained AS (
  SELECT
    *,
    sum(CASE WHEN start_on <= reached_on + getvariable('gap_days') + 1 THEN 0 ELSE 1 END) OVER (
      PARTITION BY client_key, law
      ORDER BY start_on, exit_on, provider_agb, segment, category, product_code
      ROWS UNBOUNDED PRECEDING
    ) AS chain
  FROM reach
)
SELECT
  client_key, law,
  first(municipality_code ORDER BY start_on, exit_on, provider_agb, segment) AS municipality_code,
  min(start_on) AS start_on,
  CASE WHEN max(exit_on) < DATE '9999-12-31' THEN max(exit_on) END AS end_on,
  CASE WHEN max(exit_on) < DATE '9999-12-31'
    THEN model.final_class(
      last(end_class ORDER BY exit_on, start_on, provider_agb, segment, category, product_code))
  END AS end_class,
  count(DISTINCT provider_agb)::INTEGER AS providers
FROM chained
GROUP BY client_key, law, chain;
