-- release.contract_peer: providers in the funnel of their segment, with its limits. Grain: one indicator,
-- provider in a segment and year. Only figures on enough clients are in a funnel.
CREATE OR REPLACE TABLE release.contract_peer AS
SELECT
  indicator_id, level, cut, domain, segment, provider_id, period_kind, period, method, measure,
  round(size, 9) AS size, round(value, 9) AS value, round(target, 9) AS target,
  round(look_lower, 9) AS look_lower, round(look_upper, 9) AS look_upper,
  round(signal_lower, 9) AS signal_lower, round(signal_upper, 9) AS signal_upper,
  zone, peers, round(phi, 9) AS phi, state, reason
FROM result.peer
WHERE period_kind <> 'lopend';
