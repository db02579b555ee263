-- model.standing: where a client stands on the ladder, day by day, as stretches.
-- Grain: one stretch of days on which the set of services of one (client, law) does not change.
-- rank: the highest rank among them; null when all are off the ladder. The lead service (highest
-- rank, then the longest running, then provider and segment by name) gives provider, party,
-- segment, domain, setting and municipality: what is attributed to one provider goes to the lead.
-- providers: how many main providers give care on the ladder; a subcontractor is its main contractor.
CREATE OR REPLACE TABLE model.standing AS
WITH point AS (
  SELECT client_key, law, start_on AS on_date FROM model.service
  UNION
  SELECT client_key, law, end_on + 1 FROM model.service WHERE end_on IS NOT NULL
),
led AS (
  SELECT
    service.*,
    coalesce(provider.main_provider_id, provider.provider_id, service.provider_agb) AS main_provider
  FROM model.service AS service
  LEFT JOIN register.provider AS provider USING (provider_id)
),
stretch AS (
  SELECT
    client_key, law, on_date AS from_on,
    coalesce(
      lead(on_date) OVER (PARTITION BY client_key, law ORDER BY on_date) - 1,
      DATE '9999-12-31'
    ) AS to_on
  FROM point
)
SELECT
  stretch.client_key, stretch.law, stretch.from_on, stretch.to_on,
  service.rank, service.domain, service.segment, service.municipality_code,
  service.provider_id, service.party_id, service.provider_agb, service.referrer, service.setting,
  (count(DISTINCT service.main_provider) FILTER (service.rank IS NOT NULL) OVER (
    PARTITION BY stretch.client_key, stretch.law, stretch.from_on
  ))::INTEGER AS providers
FROM stretch
JOIN led AS service
  ON service.client_key = stretch.client_key
  AND service.law = stretch.law
  AND service.start_on <= stretch.from_on
  AND coalesce(service.end_on, DATE '9999-12-31') >= stretch.from_on
QUALIFY row_number() OVER (
  PARTITION BY stretch.client_key, stretch.law, stretch.from_on
  ORDER BY service.rank DESC NULLS LAST, service.start_on, service.provider_agb, service.segment,
    service.category, service.product_code
) = 1;
