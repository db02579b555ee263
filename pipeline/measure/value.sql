-- Completes result.value for one indicator from the temporary table `estimate`: status, norm and signal.
-- Grain: one cell, period and part. Of the headline every cell and period is there, found or not; of
-- a part only what was found.
-- Parameters: $id, $version, $moment, $follow_up_months, $immature, $gate,
-- $persons, $amounts (ids of parts that are not about persons), (nothing
-- found is a count of 0), $sources, $cuts, $periods (lists).
INSERT INTO result.value BY NAME
WITH cell AS (
  SELECT cell.*, cut.level, cut.fine
  FROM result.cell AS cell
  JOIN result.cut AS cut USING (cut)
  WHERE list_contains($cuts, cell.cut)
),
-- Without its source a figure is not zero but unknown.
supplied AS (
  SELECT
    cell.cell_no,
    bool_and(EXISTS (
      FROM result.source AS source
      WHERE source.source = needed.source
        AND (cell.law IS NULL OR source.law IS NULL OR source.law = cell.law)
        AND (cell.domain IS NULL OR source.domain IS NULL OR source.domain = cell.domain)
        AND (cell.segment IS NULL OR source.segment IS NULL OR source.segment = cell.segment)
        AND (cell.provider_id IS NULL OR source.provider_id IS NULL OR source.provider_id = cell.provider_id)
        AND (cell.party_id IS NULL OR source.party_id IS NULL OR source.party_id = cell.party_id)
    )) AS supplied
  FROM cell, (SELECT unnest($sources) AS source) AS needed
  GROUP BY ALL
),
wanted AS (
  SELECT
    cell.cell_no, period.period_no, cell.fine, supplied.supplied,
    (CASE WHEN $moment = 'start_of_period' THEN period.starts_on ELSE period.ends_on END
      + to_months($follow_up_months))::DATE + getvariable('gap_days')
      <= getvariable('data_until') AS mature
  FROM cell
  JOIN supplied USING (cell_no)
  CROSS JOIN result.period AS period
  WHERE list_contains($periods, period.period_kind)
    AND (period.period_kind <> 'lopend' OR $moment IN ('within_period', 'own_period'))
),
placed AS (
  SELECT wanted.*, '' AS part, estimate.* EXCLUDE (cell_no, period_no, part)
  FROM wanted
  LEFT JOIN estimate
    ON estimate.cell_no = wanted.cell_no AND estimate.period_no = wanted.period_no
    AND estimate.part = ''
  WHERE NOT wanted.fine OR estimate.cell_no IS NOT NULL
  UNION ALL
  SELECT wanted.*, estimate.part, estimate.* EXCLUDE (cell_no, period_no, part)
  FROM wanted
  JOIN estimate USING (cell_no, period_no)
  WHERE estimate.part <> ''
),
found AS (
  SELECT
    placed.* REPLACE (
      coalesce(numerator, 0) AS numerator, coalesce(denominator, 0) AS denominator,
      coalesce(asked, 0) AS asked, coalesce(clients, 0) AS clients, coalesce(hits, 0) AS hits,
      CASE WHEN $counted AND placed.numerator IS NULL THEN 0 ELSE estimate END AS estimate
    ),
    CASE
      WHEN NOT supplied THEN 'bron niet geleverd'
      WHEN NOT mature AND $immature = 'hide' THEN 'te vroeg'
      WHEN CASE WHEN part = '' AND $persons OR part <> '' AND NOT list_contains(string_split($amounts, ','), part)
          THEN coalesce(clients, 0) < region.contract_min_clients
        ELSE coalesce(denominator, 0) = 0 END THEN 'te weinig gegevens'
      WHEN NOT mature THEN 'voorlopig'
      ELSE 'definitief'
    END AS status,
    -- Of those who should be known, too few are: what is known need not be like the rest.
    CASE
      WHEN $gate = 'response' AND coalesce(denominator, 0) < rule.min_response * coalesce(asked, 0)
        THEN 'te lage respons'
      WHEN $gate = 'unknown' AND coalesce(asked, 0) - coalesce(denominator, 0)
        > rule.max_unknown * coalesce(asked, 0) THEN 'te veel onbekend'
    END AS gate
  FROM placed
  CROSS JOIN register.region AS region
  LEFT JOIN register.outcome_rule AS rule ON true
),
-- The norm nearest to the group: of the provider, else the segment, the domain, the region. Figures
-- of the chain count spells, not trajectories: only a norm for the chain fits them.
-- Only the headline has a norm.
normed AS (
  SELECT
    found.*, cell.* EXCLUDE (cell_no, fine), period.period_kind, period.period,
    norm.value AS norm_value, norm.operator AS norm_operator
  FROM found
  JOIN cell USING (cell_no)
  JOIN result.period AS period USING (period_no)
  LEFT JOIN register.norm AS norm
    ON norm.indicator_id = $id
    AND norm.value IS NOT NULL
    AND found.part = ''
    AND period.starts_on >= norm.valid_from
    AND (norm.valid_to IS NULL OR period.starts_on <= norm.valid_to)
    AND CASE
      WHEN cell.level = 'chain' THEN norm.scope = 'keten' AND norm.scope_id = cell.law
      WHEN norm.scope = 'aanbieder' THEN norm.scope_id = cell.provider_id
      WHEN norm.scope = 'segment' THEN norm.scope_id = cell.norm_segment
      WHEN norm.scope = 'domein' THEN norm.scope_id = cell.norm_domain
      ELSE norm.scope = 'regio'
    END
  QUALIFY row_number() OVER (
    PARTITION BY found.cell_no, found.period_no, found.part
    ORDER BY list_position(['aanbieder', 'segment', 'domein', 'regio'], norm.scope), norm.valid_from DESC
  ) = 1
)
SELECT
  $id AS indicator_id, $version AS indicator_version, nullif(part, '') AS part,
  level, cut, domain, law, segment, age_band, municipality_code, party_id, provider_id,
  period_kind, period, numerator, denominator, asked, clients, hits,
  -- What cannot be known is null, never 0.
  CASE WHEN status NOT IN ('bron niet geleverd', 'te vroeg') THEN estimate END AS estimate,
  CASE WHEN status NOT IN ('bron niet geleverd', 'te vroeg') THEN lower END AS lower,
  CASE WHEN status NOT IN ('bron niet geleverd', 'te vroeg') THEN upper END AS upper,
  status,
  -- The interval is held against the norm, not the point. An upper bound that was not reached lies
  -- beyond any norm; without a lower bound nothing can be said.
  CASE
    WHEN status IN ('bron niet geleverd', 'te vroeg', 'te weinig gegevens') THEN 'te weinig gegevens'
    WHEN gate IS NOT NULL THEN 'te weinig gegevens'
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
    WHEN gate IS NOT NULL THEN gate
    WHEN status = 'voorlopig' THEN 'voorlopig'
    WHEN norm_value IS NULL THEN 'geen norm'
    WHEN lower IS NULL THEN 'niet bereikt'
    ELSE 'norm'
  END AS signal_reason,
  norm_value, norm_operator
FROM normed;
