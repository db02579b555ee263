-- result.source: who delivered what; a null stands for everyone.
-- Grain: one source and group. Messages about care pass through the municipalities: who is absent
-- from them had no care. Tables and declarations come from each provider, who may or may not have
-- sent them; the register comes with the region folder.
CREATE OR REPLACE TABLE result.source AS
WITH delivered AS (
  SELECT DISTINCT 'measurement' AS source, provider_agb, segment FROM corrected.measurement
  UNION ALL SELECT DISTINCT 'hours', provider_agb, segment FROM corrected.hours
  UNION ALL SELECT DISTINCT 'realisation', provider_agb, segment FROM corrected.realisation
  UNION ALL SELECT DISTINCT 'waiting', provider_agb, segment FROM corrected.waiting
),
message AS (
  SELECT DISTINCT
    CASE substr(kind, -3)
      WHEN '301' THEN 'allocation' WHEN '305' THEN 'start' WHEN '307' THEN 'stop'
      WHEN '315' THEN 'request' END AS source,
    law
  FROM ledger.delivery
  WHERE status = 'accepted' AND law IS NOT NULL
  UNION
  -- Half-year deliveries tell when care began and ended where messages do not.
  SELECT DISTINCT unnest(['start', 'stop']), segment.law
  FROM corrected.reported_trajectory AS reported
  JOIN register.segment AS segment USING (segment)
)
SELECT
  delivered.source, segment.law, segment.domain, delivered.segment,
  -- A provider the region does not know delivers for the region as a whole only.
  coalesce(provider.provider_id, '') AS provider_id, coalesce(provider.party_id, '') AS party_id
FROM delivered
JOIN register.segment AS segment USING (segment)
LEFT JOIN register.provider AS provider ON provider.agb = delivered.provider_agb
UNION ALL
SELECT DISTINCT
  'declaration', line.law, segment.domain, product.segment, provider.provider_id, provider.party_id
FROM model.declaration_line AS line
JOIN register.provider AS provider ON provider.agb = line.provider_agb
JOIN register.product AS product
  ON product.law = line.law AND product.category = line.category
  AND product.code IS NOT DISTINCT FROM line.product_code
JOIN register.segment AS segment ON segment.segment = product.segment
UNION ALL
SELECT source, law, NULL, NULL, NULL, NULL FROM message WHERE source IS NOT NULL
UNION ALL
SELECT DISTINCT 'population', NULL, NULL, NULL, NULL, NULL FROM register.population
UNION ALL
SELECT DISTINCT 'budget', segment.law, segment.domain, segment.segment, provider.provider_id,
  provider.party_id
FROM register.budget AS budget
JOIN register.segment AS segment USING (segment)
JOIN register.provider AS provider USING (provider_id)
UNION ALL
SELECT DISTINCT 'contract', segment.law, segment.domain, segment.segment, provider.provider_id,
  provider.party_id
FROM register.contract AS contract
JOIN register.segment AS segment USING (segment)
JOIN register.provider AS provider USING (provider_id)
UNION ALL
-- Help of the local team can be counted where the region has a product for it.
SELECT DISTINCT 'local_team', segment.law, segment.domain, NULL, NULL, NULL
FROM register.product AS product
JOIN register.segment AS segment USING (segment)
WHERE product.rank = 1;
