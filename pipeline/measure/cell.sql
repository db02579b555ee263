-- result.cell: every group a figure is wanted for, whether or not anyone is in it.
-- Grain: one cut with its dimensions. A group that is missing from the data must still be seen to
-- be missing. Groups of a fine cut are added when an indicator finds someone in them.
-- A party of one provider is that provider: it has no cell of its own.
-- norm_domain and norm_segment: whose norm a group may be held against. A provider or party that
-- works in one domain or segment only is measured by that; a mix has the norm of the region.
CREATE OR REPLACE TABLE result.cell AS
WITH used AS (
  SELECT DISTINCT provider_id, party_id, domain, segment FROM model.service
  WHERE provider_id IS NOT NULL
  UNION
  SELECT DISTINCT provider_id, party_id, domain, segment FROM model.goal
  WHERE provider_id IS NOT NULL
  UNION
  SELECT contract.provider_id, provider.party_id, segment.domain, contract.segment
  FROM register.contract AS contract
  JOIN register.provider AS provider USING (provider_id)
  JOIN register.segment AS segment USING (segment)
),
joint AS (
  SELECT party_id FROM register.provider GROUP BY party_id HAVING count(*) > 1
),
cell AS (
  SELECT 'region' AS cut, NULL::VARCHAR AS domain, NULL::VARCHAR AS law, NULL::VARCHAR AS segment,
    NULL::VARCHAR AS age_band, NULL::VARCHAR AS municipality_code, NULL::VARCHAR AS party_id,
    NULL::VARCHAR AS provider_id
  UNION ALL BY NAME
  SELECT DISTINCT 'domain' AS cut, domain FROM register.segment
  UNION ALL BY NAME
  SELECT 'segment' AS cut, domain, segment FROM register.segment
  UNION ALL BY NAME
  SELECT 'municipality' AS cut, code AS municipality_code FROM register.municipality
  UNION ALL BY NAME
  SELECT DISTINCT 'municipality_domain' AS cut, segment.domain, municipality.code AS municipality_code
  FROM register.municipality AS municipality, register.segment AS segment
  UNION ALL BY NAME
  SELECT 'party' AS cut, party_id FROM joint
  UNION ALL BY NAME
  SELECT DISTINCT 'party_segment' AS cut, domain, segment, party_id
  FROM used SEMI JOIN joint USING (party_id)
  UNION ALL BY NAME
  SELECT 'provider' AS cut, provider_id FROM register.provider
  UNION ALL BY NAME
  SELECT DISTINCT 'provider_segment' AS cut, domain, segment, provider_id FROM used
  UNION ALL BY NAME
  SELECT DISTINCT 'chain' AS cut, law FROM register.segment
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
  row_number() OVER ()::INTEGER AS cell_no,
  cell.*,
  coalesce(cell.domain, alone.norm_domain) AS norm_domain,
  coalesce(cell.segment, alone.norm_segment) AS norm_segment
FROM cell
LEFT JOIN alone
  ON alone.cut = cell.cut
  AND alone.party_id IS NOT DISTINCT FROM cell.party_id
  AND alone.provider_id IS NOT DISTINCT FROM cell.provider_id;
