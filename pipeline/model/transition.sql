-- model.transition: steps on the ladder and hand-overs between providers.
-- Grain: one day on which a client (in one law) enters care, leaves it, changes rank or changes lead
-- provider. kind: in | uit | lichter | zwaarder | overdracht (same rank, other provider).
-- An interruption of at most the gap days is no exit: the step is from before it to after it.
CREATE OR REPLACE TABLE model.transition AS
WITH step AS (
  SELECT
    *,
    lag(rank) OVER w AS from_rank,
    lag(provider_agb) OVER w AS from_provider_agb,
    lag(provider_id) OVER w AS from_provider_id,
    lag(to_on) OVER w AS previous_on
  FROM model.standing
  WINDOW w AS (PARTITION BY client_key, law ORDER BY from_on)
),
entered AS (
  SELECT
    client_key, law, from_on AS on_date,
    CASE
      WHEN previous_on IS NULL OR from_on > previous_on + getvariable('gap_days') + 1 THEN 'in'
      WHEN rank < from_rank THEN 'lichter'
      WHEN rank > from_rank THEN 'zwaarder'
      ELSE 'overdracht'
    END AS kind,
    from_rank, rank AS to_rank,
    from_provider_id, provider_id AS to_provider_id, segment, municipality_code,
    rank IS NOT DISTINCT FROM from_rank
      AND provider_agb IS NOT DISTINCT FROM from_provider_agb AS unchanged
  FROM step
)
SELECT
  client_key, law, on_date, kind,
  CASE WHEN kind <> 'in' THEN from_rank END AS from_rank, to_rank,
  CASE WHEN kind <> 'in' THEN from_provider_id END AS from_provider_id, to_provider_id,
  segment, municipality_code, NULL::VARCHAR AS end_class
FROM entered
WHERE kind = 'in' OR NOT unchanged
UNION ALL
SELECT
  spell.client_key, spell.law, spell.end_on + 1, 'uit',
  standing.rank, NULL, standing.provider_id, NULL,
  standing.segment, standing.municipality_code, spell.end_class
FROM model.spell AS spell
JOIN model.standing AS standing
  ON standing.client_key = spell.client_key
  AND standing.law = spell.law
  AND spell.end_on BETWEEN standing.from_on AND standing.to_on;
