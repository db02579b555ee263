-- Adds the figures of one indicator to the temporary table `figure_status`, from `estimate`: what may be
-- shown and what may be judged. The judgement itself needs the figures of all periods (compare/).
-- Grain: one cell, period and part. Of the headline every cell and period is there, found or not; of
-- a part only what was found.
-- Parameters: $no, $moment, $follow_up_months, $immature, $gate,
-- $persons, $amounts (ids of parts that are not about persons), $counted (nothing found is a
-- count of 0, between $none_lower and $none_upper), $sources, $cuts, $periods (lists).
INSERT INTO figure_status BY NAME
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
      CASE WHEN $counted AND placed.numerator IS NULL THEN 0 ELSE estimate END AS estimate,
      CASE WHEN $counted AND placed.numerator IS NULL THEN $none_lower::DOUBLE ELSE lower END AS lower,
      CASE WHEN $counted AND placed.numerator IS NULL THEN $none_upper::DOUBLE ELSE upper END AS upper
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
)
SELECT
  $no AS indicator_no, cell_no, period_no, part, numerator, denominator, asked, clients, hits,
  -- What cannot be known is null, never 0.
  CASE WHEN status NOT IN ('bron niet geleverd', 'te vroeg') THEN estimate END AS estimate,
  CASE WHEN status NOT IN ('bron niet geleverd', 'te vroeg') THEN lower END AS lower,
  CASE WHEN status NOT IN ('bron niet geleverd', 'te vroeg') THEN upper END AS upper,
  status, gate
FROM found;
