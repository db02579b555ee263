-- Completes result.value for one indicator from the temporary table `estimate`: status, norm and signal.
-- Grain: one cell and period. Parameters: $id, $version, $moment, $follow_up_months, $immature,
-- $sources (list), $levels (list of cut names this indicator has).
INSERT INTO result.value
WITH cell AS (
  SELECT cell.*, cut.level
  FROM result.cell AS cell
  JOIN result.cut AS cut USING (cut)
  WHERE list_contains($cuts, cell.cut)
),
-- Without its source a figure is not zero but unknown. Messages pass through the region as a
-- whole; tables come from each provider, who may or may not have sent one.
supplied AS (
  SELECT
    cell.cut, cell.provider_id, cell.party_id,
    bool_and(EXISTS (
      FROM result.source AS source
      WHERE source.source = needed.source
        AND (needed.source NOT IN ('measurement', 'hours', 'realisation')
          OR (source.provider_id IS NOT DISTINCT FROM cell.provider_id
            OR cell.provider_id IS NULL)
          AND (source.party_id IS NOT DISTINCT FROM cell.party_id
            OR cell.party_id IS NULL))
    )) AS supplied
  FROM (SELECT DISTINCT cut, provider_id, party_id FROM cell) AS cell,
    (SELECT unnest($sources) AS source) AS needed
  GROUP BY ALL
),
placed AS (
  SELECT
    cell.*, period.period_kind, period.period, period.starts_on, period.ends_on, supplied.supplied,
    (CASE WHEN $moment = 'start_of_period' THEN period.starts_on ELSE period.ends_on END
      + to_months($follow_up_months))::DATE + getvariable('gap_days')
      <= getvariable('data_until') AS mature
  FROM cell
  CROSS JOIN result.period AS period
  JOIN supplied
    ON supplied.cut = cell.cut
    AND supplied.provider_id IS NOT DISTINCT FROM cell.provider_id
    AND supplied.party_id IS NOT DISTINCT FROM cell.party_id
),
found AS (
  SELECT
    placed.*,
    coalesce(estimate.numerator, 0) AS numerator,
    coalesce(estimate.denominator, 0) AS denominator,
    coalesce(estimate.clients, 0) AS clients,
    coalesce(estimate.hits, 0) AS hits,
    estimate.estimate, estimate.lower, estimate.upper,
    CASE
      WHEN NOT supplied THEN 'bron niet geleverd'
      WHEN NOT mature AND $immature = 'hide' THEN 'te vroeg'
      WHEN coalesce(estimate.clients, 0) < region.contract_min_clients THEN 'te weinig gegevens'
      WHEN NOT mature THEN 'voorlopig'
      ELSE 'definitief'
    END AS status
  FROM placed
  CROSS JOIN register.region AS region
  LEFT JOIN estimate
    ON estimate.cut = placed.cut
    AND estimate.period = placed.period
    AND estimate.domain IS NOT DISTINCT FROM placed.domain
    AND estimate.law IS NOT DISTINCT FROM placed.law
    AND estimate.segment IS NOT DISTINCT FROM placed.segment
    AND estimate.municipality_code IS NOT DISTINCT FROM placed.municipality_code
    AND estimate.party_id IS NOT DISTINCT FROM placed.party_id
    AND estimate.provider_id IS NOT DISTINCT FROM placed.provider_id
),
-- The norm nearest to the group: of the provider, else the segment, the domain, the region. Figures
-- of the chain count spells, not trajectories: only a norm for the chain fits them.
normed AS (
  SELECT found.*, norm.value AS norm_value, norm.operator AS norm_operator
  FROM found
  LEFT JOIN register.norm AS norm
    ON norm.indicator_id = $id
    AND found.starts_on >= norm.valid_from
    AND (norm.valid_to IS NULL OR found.starts_on <= norm.valid_to)
    AND CASE
      WHEN found.level = 'chain' THEN norm.scope = 'keten' AND norm.scope_id = found.law
      WHEN norm.scope = 'aanbieder' THEN norm.scope_id = found.provider_id
      WHEN norm.scope = 'segment' THEN norm.scope_id = found.norm_segment
      WHEN norm.scope = 'domein' THEN norm.scope_id = found.norm_domain
      ELSE norm.scope = 'regio'
    END
  QUALIFY row_number() OVER (
    PARTITION BY found.cut, found.domain, found.law, found.segment, found.municipality_code,
      found.party_id, found.provider_id, found.period
    ORDER BY list_position(['aanbieder', 'segment', 'domein', 'regio'], norm.scope), norm.valid_from DESC
  ) = 1
)
SELECT
  $id AS indicator_id, $version AS indicator_version,
  level, cut, domain, law, segment, municipality_code, party_id, provider_id, period_kind, period,
  numerator, denominator, clients, hits,
  -- What cannot be known is null, never 0.
  CASE WHEN status NOT IN ('bron niet geleverd', 'te vroeg') THEN estimate END AS estimate,
  CASE WHEN status NOT IN ('bron niet geleverd', 'te vroeg') THEN lower END AS lower,
  CASE WHEN status NOT IN ('bron niet geleverd', 'te vroeg') THEN upper END AS upper,
  status,
  -- The interval is held against the norm, not the point. An upper bound that was not reached lies
  -- beyond any norm; without a lower bound nothing can be said.
  CASE
    WHEN status IN ('bron niet geleverd', 'te vroeg', 'te weinig gegevens') THEN 'te weinig gegevens'
    WHEN status = 'voorlopig' OR norm_value IS NULL OR lower IS NULL THEN 'geen signaal'
    WHEN norm_operator = 'gte' AND lower >= norm_value THEN 'gunstig'
    WHEN norm_operator = 'gte' AND upper < norm_value THEN 'ongunstig'
    WHEN norm_operator = 'lte' AND upper <= norm_value THEN 'gunstig'
    WHEN norm_operator = 'lte' AND lower > norm_value THEN 'ongunstig'
    ELSE 'geen signaal'
  END AS signal,
  CASE
    WHEN status IN ('bron niet geleverd', 'te vroeg') THEN status
    WHEN status = 'te weinig gegevens' THEN 'te weinig personen'
    WHEN status = 'voorlopig' THEN 'voorlopig'
    WHEN norm_value IS NULL THEN 'geen norm'
    WHEN lower IS NULL THEN 'niet bereikt'
    ELSE 'norm'
  END AS signal_reason,
  norm_value, norm_operator
FROM normed;
