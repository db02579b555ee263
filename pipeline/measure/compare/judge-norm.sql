-- result.value: the figures with their judgement against the norm. Grain: one indicator, part, cell and
-- period. Only the headline has a norm.
-- The interval is held against the norm, not the point:
-- * absoluut, benchmark, and a baseline that was written down: the interval against the number;
-- * nulmeting: the difference with the own figure of the baseline period, its interval put together
--   from the two intervals (Newcombe 1998 for shares; Zou & Donner 2008 for the other kinds);
-- * budget: the interval against the agreed band, value ± tolerance;
-- * trend: the direction over the last four quarters (trend.sql) up to the end of the period.
-- An upper bound that was not reached lies beyond any number; without a lower bound nothing can be
-- said. An amount in the books has no interval: it is what it is.
CREATE OR REPLACE TABLE result.value AS
WITH measured AS (
  SELECT
    figure.*,
    CASE WHEN indicator.exact THEN estimate ELSE lower END AS low,
    CASE WHEN indicator.exact THEN estimate ELSE upper END AS high,
    norm.* EXCLUDE (indicator_no, cell_no, period_no, part)
  FROM figure_status AS figure
  JOIN compare_indicator AS indicator USING (indicator_no)
  LEFT JOIN (SELECT *, '' AS part FROM norm_yardstick) AS norm
    USING (indicator_no, cell_no, period_no, part)
),
difference AS (
  SELECT
    *,
    -- From here on all kinds but the trend are one question: does low to high lie on the good side
    -- of from, or of till?
    CASE WHEN own_baseline
      THEN estimate - base_estimate - sqrt((estimate - low) ** 2 + (base_high - base_estimate) ** 2)
      ELSE low END AS test_low,
    CASE WHEN own_baseline
      THEN estimate - base_estimate + sqrt((high - estimate) ** 2 + (base_estimate - base_low) ** 2)
      ELSE high END AS test_high,
    CASE WHEN own_baseline THEN 0 WHEN norm_kind = 'budget' THEN norm_value - coalesce(tolerance, 0)
      WHEN operator = 'gte' THEN norm_value END AS least,
    CASE WHEN own_baseline THEN 0 WHEN norm_kind = 'budget' THEN norm_value + coalesce(tolerance, 0)
      WHEN operator = 'lte' THEN norm_value END AS most
  FROM measured
)
SELECT
  indicator.indicator_id, indicator.version AS indicator_version, nullif(part, '') AS part,
  cut.level, cell.cut, cell.domain, cell.law, cell.segment, cell.age_band, cell.municipality_code,
  cell.party_id, cell.provider_id, period.period_kind, period.period,
  numerator, denominator, asked, clients, hits, estimate, lower, upper, status,
  CASE
    WHEN status IN ('bron niet geleverd', 'te vroeg', 'te weinig gegevens') THEN 'te weinig gegevens'
    WHEN gate IS NOT NULL THEN 'te weinig gegevens'
    WHEN status = 'voorlopig' OR norm_no IS NULL THEN 'geen signaal'
    WHEN norm_kind = 'trend' THEN CASE
      WHEN trend = CASE operator WHEN 'gte' THEN 'stijgt' ELSE 'daalt' END THEN 'gunstig'
      WHEN trend = CASE operator WHEN 'gte' THEN 'daalt' ELSE 'stijgt' END THEN 'ongunstig'
      ELSE 'geen signaal' END
    WHEN is_baseline OR test_low IS NULL THEN 'geen signaal'
    WHEN norm_kind = 'budget' THEN CASE
      WHEN test_low >= least AND test_high <= most THEN 'gunstig'
      WHEN test_low > most OR test_high < least THEN 'ongunstig'
      ELSE 'geen signaal' END
    WHEN operator = 'gte' AND test_low >= least THEN 'gunstig'
    WHEN operator = 'gte' AND test_high < least THEN 'ongunstig'
    WHEN operator = 'lte' AND test_high <= most THEN 'gunstig'
    WHEN operator = 'lte' AND test_low > most THEN 'ongunstig'
    ELSE 'geen signaal'
  END AS signal,
  CASE
    WHEN status IN ('bron niet geleverd', 'te vroeg') THEN status
    WHEN status = 'te weinig gegevens' THEN 'te weinig personen'
    WHEN gate IS NOT NULL THEN gate
    WHEN status = 'voorlopig' THEN 'voorlopig'
    WHEN norm_no IS NULL THEN 'geen norm'
    WHEN norm_kind = 'trend' THEN CASE WHEN trend IS NULL THEN 'te weinig punten' ELSE 'trend' END
    WHEN is_baseline THEN 'nulmeting zelf'
    WHEN own_baseline AND base_estimate IS NULL THEN 'geen nulmeting'
    WHEN test_low IS NULL THEN 'niet bereikt'
    WHEN own_baseline THEN 'nulmeting'
    WHEN norm_kind = 'budget' THEN 'afspraak'
    ELSE 'norm'
  END AS signal_reason,
  norm_value,
  CASE WHEN norm_kind <> 'budget' THEN operator END AS norm_operator,
  norm_kind, norm_no,
  CASE WHEN own_baseline THEN base_low WHEN norm_kind = 'budget' THEN least END AS norm_lower,
  CASE WHEN own_baseline THEN base_high WHEN norm_kind = 'budget' THEN most END AS norm_upper
FROM difference
JOIN result.indicator AS indicator ON indicator.position = difference.indicator_no
JOIN result.cell AS cell USING (cell_no)
JOIN result.cut AS cut USING (cut)
JOIN result.period AS period USING (period_no);
