-- result.norm: every norm of the region, numbered. Grain: one norm for one indicator and scope.
CREATE OR REPLACE TABLE result.norm AS
SELECT row_number() OVER (ORDER BY indicator_id, scope, scope_id, valid_from)::INTEGER AS norm_no, *
FROM register.norm;

-- applied_norm: which norm a headline is held against. Grain: one indicator, cell and period that has one.
-- The norm nearest to the group: of the provider, else the segment, the domain, the region. Figures
-- of the chain count spells, not trajectories: only a norm for the chain fits them.
CREATE OR REPLACE TEMP TABLE applied_norm AS
WITH candidate AS (
  SELECT
    indicator.position AS indicator_no, cell.cell_no, norm.norm_no, norm.valid_from, norm.valid_to,
    list_position(['regio', 'domein', 'segment', 'keten', 'aanbieder'], norm.scope) AS nearness
  FROM result.norm AS norm
  JOIN result.indicator AS indicator USING (indicator_id)
  CROSS JOIN result.cell AS cell
  JOIN result.cut AS cut USING (cut)
  WHERE CASE
    WHEN cut.level = 'chain' THEN norm.scope = 'keten' AND norm.scope_id = cell.law
    WHEN norm.scope = 'aanbieder' THEN norm.scope_id = cell.provider_id
    WHEN norm.scope = 'segment' THEN norm.scope_id = cell.norm_segment
    WHEN norm.scope = 'domein' THEN norm.scope_id = cell.norm_domain
    ELSE norm.scope = 'regio'
  END
),
nearest AS (
  SELECT
    indicator_no, cell_no, period_no,
    arg_max(norm_no, (nearness, candidate.valid_from)) AS norm_no
  FROM candidate
  JOIN result.period AS period
    ON period.starts_on >= candidate.valid_from
    AND (candidate.valid_to IS NULL OR period.starts_on <= candidate.valid_to)
  GROUP BY indicator_no, cell_no, period_no
)
SELECT
  nearest.*, norm.kind, norm.operator, norm.value, norm.tolerance,
  norm.kind = 'nulmeting' AND norm.value IS NULL AS own_baseline,
  baseline.period_no AS baseline_no, baseline.period_kind = period.period_kind AS same_kind
FROM nearest
JOIN result.norm AS norm USING (norm_no)
JOIN result.period AS period USING (period_no)
LEFT JOIN result.period AS baseline ON baseline.period = norm.baseline;

-- norm_yardstick: what a headline is held against, in numbers. Grain: as applied_norm.
-- value: of the norm, or the own figure of the baseline period, with base_low and base_high.
CREATE OR REPLACE TEMP TABLE norm_yardstick AS
WITH base AS (
  SELECT
    norm.indicator_no, norm.cell_no, norm.period_no, figure.estimate,
    CASE WHEN indicator.exact THEN figure.estimate ELSE figure.lower END AS low,
    CASE WHEN indicator.exact THEN figure.estimate ELSE figure.upper END AS high
  FROM applied_norm AS norm
  JOIN compare_indicator AS indicator USING (indicator_no)
  JOIN figure_status AS figure
    ON figure.indicator_no = norm.indicator_no AND figure.cell_no = norm.cell_no
    AND figure.period_no = norm.baseline_no
  WHERE norm.own_baseline AND figure.part = ''
    AND figure.status = 'definitief' AND figure.gate IS NULL
    -- A number of a year is no yardstick for a quarter.
    AND (norm.same_kind OR NOT indicator.counted)
)
SELECT
  norm.indicator_no, norm.cell_no, norm.period_no, norm.norm_no, norm.kind AS norm_kind, norm.operator,
  norm.tolerance, norm.own_baseline, norm.own_baseline AND norm.baseline_no = norm.period_no AS is_baseline,
  coalesce(norm.value, base.estimate) AS norm_value,
  base.estimate AS base_estimate, base.low AS base_low, base.high AS base_high,
  trend.trend
FROM applied_norm AS norm
LEFT JOIN base USING (indicator_no, cell_no, period_no)
LEFT JOIN trend_at AS trend USING (indicator_no, cell_no, period_no);
