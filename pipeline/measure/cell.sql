-- result.cell: every group a figure is wanted for, whether or not anyone is in it.
-- Grain: one cut with its dimensions. A group that is missing from the data must still be seen to
-- be missing.
-- norm_domain and norm_segment: whose norm a group may be held against. A provider or party that
-- works in one domain or segment only is measured by that; a mix has the norm of the region.
CREATE OR REPLACE TABLE result.cell AS
WITH used AS (
  SELECT DISTINCT provider_id, party_id, domain, segment FROM model.service
  WHERE provider_id IS NOT NULL
  UNION
  SELECT DISTINCT provider_id, party_id, domain, segment FROM model.goal
  WHERE provider_id IS NOT NULL
),
cell AS (
  SELECT 'region' AS cut, NULL AS domain, NULL AS law, NULL AS segment,
    NULL AS municipality_code, NULL AS party_id, NULL AS provider_id
  UNION ALL
  SELECT DISTINCT 'domain', domain, NULL, NULL, NULL, NULL, NULL FROM register.segment
  UNION ALL
  SELECT 'segment', domain, NULL, segment, NULL, NULL, NULL FROM register.segment
  UNION ALL
  SELECT 'municipality', NULL, NULL, NULL, code, NULL, NULL FROM register.municipality
  UNION ALL
  SELECT DISTINCT 'municipality_domain', segment.domain, NULL, NULL, municipality.code, NULL, NULL
  FROM register.municipality AS municipality, register.segment AS segment
  UNION ALL
  SELECT DISTINCT 'party', NULL, NULL, NULL, NULL, party_id, NULL FROM register.provider
  UNION ALL
  SELECT DISTINCT 'party_segment', domain, NULL, segment, NULL, party_id, NULL FROM used
  UNION ALL
  SELECT 'provider', NULL, NULL, NULL, NULL, NULL, provider_id FROM register.provider
  UNION ALL
  SELECT DISTINCT 'provider_segment', domain, NULL, segment, NULL, NULL, provider_id FROM used
  UNION ALL
  SELECT DISTINCT 'chain', NULL, law, NULL, NULL, NULL, NULL FROM register.segment
),
alone AS (
  SELECT
    'provider' AS cut, NULL AS party_id, provider_id,
    CASE WHEN count(DISTINCT domain) = 1 THEN any_value(domain) END AS norm_domain,
    CASE WHEN count(DISTINCT segment) = 1 THEN any_value(segment) END AS norm_segment
  FROM used GROUP BY provider_id
  UNION ALL
  SELECT
    'party', party_id, NULL,
    CASE WHEN count(DISTINCT domain) = 1 THEN any_value(domain) END,
    CASE WHEN count(DISTINCT segment) = 1 THEN any_value(segment) END
  FROM used GROUP BY party_id
)
SELECT
  cell.*,
  coalesce(cell.domain, alone.norm_domain) AS norm_domain,
  coalesce(cell.segment, alone.norm_segment) AS norm_segment
FROM cell
LEFT JOIN alone
  ON alone.cut = cell.cut
  AND alone.party_id IS NOT DISTINCT FROM cell.party_id
  AND alone.provider_id IS NOT DISTINCT FROM cell.provider_id;

-- result.source: which providers delivered which kind of table; provider_id null: anyone at all.
-- Grain: one source and provider.
CREATE OR REPLACE TABLE result.source AS
WITH delivered AS (
  SELECT DISTINCT 'measurement' AS source, provider_agb FROM care.measurement
  UNION ALL SELECT DISTINCT 'hours', provider_agb FROM care.hours
  UNION ALL SELECT DISTINCT 'realisation', provider_agb FROM care.realisation
),
message AS (
  SELECT DISTINCT
    CASE substr(kind, -3)
      WHEN '301' THEN 'allocation' WHEN '305' THEN 'start' WHEN '307' THEN 'stop'
      WHEN '323' THEN 'declaration' END AS source
  FROM ledger.delivery
  WHERE status = 'accepted' AND law IS NOT NULL
  UNION
  -- Half-year deliveries tell when care began and ended where messages do not.
  SELECT DISTINCT unnest(['start', 'stop']) FROM care.reported_trajectory
)
SELECT delivered.source, provider.provider_id, provider.party_id
FROM delivered
JOIN register.provider AS provider ON provider.agb = delivered.provider_agb
UNION ALL
SELECT DISTINCT source, NULL, NULL FROM delivered
UNION ALL
SELECT source, NULL, NULL FROM message WHERE source IS NOT NULL;
