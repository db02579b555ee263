-- model.service: deliveries of care with their meaning in this region.
-- Grain: as model.delivered. Left out, and reported as findings: products without a segment and
-- municipalities outside the region. A provider the region does not know stays in the figures of
-- the region, with provider_id null.
-- referrer (COD327): from the request that led to the allocation; null when there was none.
CREATE OR REPLACE TABLE model.service AS
WITH meant AS (
  SELECT
    delivered.* REPLACE (
      product.domain AS domain, product.segment AS segment, product.setting AS setting,
      product.rank AS rank, referral.referrer AS referrer)
  FROM model.delivered AS delivered
  JOIN model.product_use AS product
    ON product.law = delivered.law
    AND product.category IS NOT DISTINCT FROM delivered.category
    AND product.product_code IS NOT DISTINCT FROM delivered.product_code
    AND product.start_on = delivered.start_on
    AND product.segment IS NOT NULL
  LEFT JOIN model.allocation_referrer AS referral
    ON referral.law = delivered.law
    AND referral.municipality_code = delivered.municipality_code
    AND referral.allocation_no = delivered.allocation_no
    AND referral.client_key = delivered.client_key
  WHERE delivered.source <> 'report'
  UNION ALL
  FROM model.delivered WHERE source = 'report'
)
SELECT
  service.client_key, service.law, service.municipality_code,
  provider.provider_id, provider.party_id, service.provider_agb,
  service.domain, service.segment, service.rank, service.setting,
  service.category, service.product_code, service.allocation_no, service.referrer,
  service.start_on, service.end_on, service.end_class, service.date_basis,
  service.delivery_id, service.stop_delivery_id
FROM meant AS service
JOIN register.municipality AS municipality ON municipality.code = service.municipality_code
LEFT JOIN register.provider AS provider ON provider.agb = service.provider_agb
-- Care that starts after the data ends is a plan, not a fact.
WHERE service.start_on <= getvariable('data_until');
