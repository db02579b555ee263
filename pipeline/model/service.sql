-- model.service: deliveries of care with their meaning in this region.
-- Grain: as model.delivered. Left out, and reported as findings: products without a segment and
-- municipalities outside the region. A provider the region does not know stays in the figures of
-- the region, with provider_id null.
CREATE OR REPLACE TABLE model.service AS
SELECT
  service.client_key, service.law, service.municipality_code,
  provider.provider_id, provider.party_id, service.provider_agb,
  product.domain, product.segment, product.rank, product.setting,
  service.category, service.product_code, service.allocation_no,
  service.start_on, service.end_on, service.end_class, service.date_basis,
  service.delivery_id, service.stop_delivery_id
FROM model.delivered AS service
JOIN register.municipality AS municipality ON municipality.code = service.municipality_code
JOIN model.product_use AS product
  ON product.law = service.law
  AND product.category IS NOT DISTINCT FROM service.category
  AND product.product_code IS NOT DISTINCT FROM service.product_code
  AND product.start_on = service.start_on
  AND product.segment IS NOT NULL
LEFT JOIN register.provider AS provider ON provider.agb = service.provider_agb
-- Care that starts after the data ends is a plan, not a fact.
WHERE service.start_on <= getvariable('data_until');
