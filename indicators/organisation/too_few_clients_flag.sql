-- Observations of too_few_clients_flag (te weinig cliënten per aanbieder).
-- Grain `contract`: one contract with an agreed least number of clients, on the last day of a quarter,
-- that held during the whole twelve months up to that day. on_date = that day.
-- hit: in those twelve months the provider helped fewer different clients in that segment (and, for a
-- contract for one municipality, of that municipality).
WITH day AS (
  SELECT ends_on AS on_date, (ends_on + INTERVAL 1 DAY - INTERVAL 12 MONTH)::DATE AS from_on
  FROM result.period
  WHERE period_kind = 'kwartaal'
    AND ends_on <= getvariable('data_until')
    AND ends_on + INTERVAL 1 DAY - INTERVAL 12 MONTH >= getvariable('observation_from')
),
held AS (
  SELECT contract.*, day.on_date, day.from_on
  FROM register.contract AS contract
  JOIN day
    ON contract.valid_from <= day.from_on
    AND coalesce(contract.valid_to, DATE '9999-12-31') >= day.on_date
  WHERE contract.min_clients IS NOT NULL
),
served AS (
  SELECT held.contract_id, held.on_date, count(DISTINCT service.client_key) AS clients
  FROM held
  JOIN model.service AS service
    ON service.provider_id = held.provider_id
    AND service.segment = held.segment
    AND held.municipality_code IN ('*', service.municipality_code)
    AND service.start_on <= held.on_date
    AND coalesce(service.end_on, DATE '9999-12-31') >= held.from_on
  GROUP BY ALL
)
SELECT
  'contract' AS grain, NULL::VARCHAR AS client_key, held.on_date,
  held.provider_id, provider.party_id,
  nullif(held.municipality_code, '*') AS municipality_code,
  held.segment, segment.domain, segment.law,
  NULL::VARCHAR AS age_band, NULL::VARCHAR AS referrer,
  coalesce(served.clients, 0) < held.min_clients AS hit
FROM held
JOIN register.provider AS provider USING (provider_id)
JOIN register.segment AS segment USING (segment)
LEFT JOIN served USING (contract_id, on_date)
