-- release.contract_signal: every comparison, with one of four states. Grain: one indicator, cell, period
-- and what it was held against. On too few clients there is no number in it.
CREATE OR REPLACE TABLE release.contract_signal AS
WITH told AS (
  SELECT signal.*,
    signal.reason IN ('te weinig personen', 'te vroeg', 'bron niet geleverd') AND signal.state = 'te weinig gegevens'
      AS withheld
  FROM result.signal AS signal
  WHERE period_kind <> 'lopend'
)
SELECT
  indicator_id, level, cut, domain, law, segment, municipality_code, party_id, provider_id,
  period_kind, period, against, state, reason,
  CASE WHEN NOT withheld THEN round(value, 9) END AS value,
  CASE WHEN NOT withheld THEN round(lower, 9) END AS lower,
  CASE WHEN NOT withheld THEN round(upper, 9) END AS upper,
  CASE WHEN NOT withheld OR against = 'norm' AND limit_lower IS NULL THEN round(target, 9) END AS target,
  CASE WHEN NOT withheld THEN round(limit_lower, 9) END AS limit_lower,
  CASE WHEN NOT withheld THEN round(limit_upper, 9) END AS limit_upper,
  CASE WHEN NOT withheld THEN round(size, 9) END AS size
FROM told;
