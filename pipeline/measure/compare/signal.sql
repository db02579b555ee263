-- What came of the comparisons, by the names of groups and periods.

CREATE OR REPLACE TEMP VIEW named_cell AS
SELECT cell.cell_no, cut.level, cell.cut, domain, law, segment, municipality_code, party_id, provider_id
FROM result.cell AS cell
JOIN result.cut AS cut USING (cut)
WHERE NOT cut.fine;

-- result.series: the quarters of every headline and group, beside the own past. Grain: one indicator,
-- cell and quarter with a figure. basis: xmr | loopgrafiek | geen variatie | te weinig punten |
-- onderbroken (also when there are too few) | voorlopig. rule: what calls it out; direction: 1 up,
-- −1 down; uncertain: called out, but by too few persons. false_alarm: how often the last point
-- would be called out by chance; add it up over series to know how many false signals to expect.
-- trend, slope …: over this quarter and the three before.
CREATE OR REPLACE TABLE result.series AS
SELECT
  indicator.indicator_id, named_cell.* EXCLUDE (cell_no), period.period, point.position,
  point.estimate, point.lower, point.upper, point.denominator, point.clients,
  past.points, CASE WHEN NOT point.usable THEN 'voorlopig' ELSE coalesce(past.basis, 'te weinig punten') END
    AS basis,
  past.centre, past.limit_lower, past.limit_upper, past.near_lower, past.near_upper,
  past.rule, coalesce(past.direction, 0) AS direction, coalesce(past.uncertain, false) AS uncertain,
  past.false_alarm,
  trend.trend, trend.slope, trend.slope_lower, trend.slope_upper
FROM compare_point AS point
JOIN compare_indicator AS indicator USING (indicator_no)
JOIN named_cell USING (cell_no)
JOIN result.period AS period USING (period_no)
LEFT JOIN past_point AS past USING (indicator_no, cell_no, period_no)
LEFT JOIN compare_trend AS trend USING (indicator_no, cell_no, period_no);

-- result.peer: providers in the funnel of their segment. Grain: one indicator, provider in a segment and
-- year. value, target and limits are in the unit of measure: the figure
-- itself, the share above the median of the segment, or observed by expected.
CREATE OR REPLACE TABLE result.peer AS
SELECT
  indicator.indicator_id, named_cell.* EXCLUDE (cell_no), period.period_kind, period.period,
  method, measure, observed, size, expected,
  CASE measure WHEN 'verhouding' THEN observed / nullif(expected, 0) ELSE observed / size END AS value,
  CASE measure WHEN 'verhouding' THEN 1 ELSE expected / size END AS target,
  look_lower, look_upper, signal_lower, signal_upper, p, zone, peers, phi, tau2, state, reason
FROM peer_place
JOIN compare_indicator AS indicator USING (indicator_no)
JOIN named_cell USING (cell_no)
JOIN result.period AS period USING (period_no);

-- result.standard: providers beside what their make-up leads one to expect. Grain: one indicator, provider
-- (in a segment, or over its segments) and year.
-- strata: what was held alike; ratio: observed by expected, with its interval; standardised: the
-- figure of the whole times ratio; banner: the strata contradict the total (Simpson).
CREATE OR REPLACE TABLE result.standard AS
SELECT
  indicator.indicator_id, named_cell.* EXCLUDE (cell_no), period.period_kind, period.period,
  place.method,
  CASE summed.detail
    WHEN 0 THEN 'geen'
    ELSE array_to_string(list_filter(
      ['leeftijd', CASE WHEN summed.detail >= 2 THEN 'trede' END,
        CASE WHEN summed.detail = 3 THEN 'verwijzer' END], lambda name: name IS NOT NULL), ', ')
  END AS strata,
  summed.observed, summed.expected, summed.crude AS crude_expected,
  place.ratio, place.lower, place.upper, place.p,
  CASE WHEN indicator.kind IN ('proportion', 'ratio', 'mean', 'rate')
    THEN place.ratio * summed.crude / summed.size END AS standardised,
  summed.strata AS strata_compared, summed.against_total AS strata_against,
  summed.with_total = 0 AND summed.against_total >= 2 AS banner,
  place.state, place.reason
FROM standard_place AS place
JOIN standard_sum AS summed USING (indicator_no, cell_no, period_no)
JOIN compare_indicator AS indicator USING (indicator_no)
JOIN named_cell USING (cell_no)
JOIN result.period AS period USING (period_no);

-- result.signal: every comparison that was asked for, with one of four states. Grain: one indicator, cell,
-- period and what it was held against: norm (cells with a norm), verleden (the last final quarter of
-- each series), vergelijkbaar and casemix (providers, years).
CREATE OR REPLACE TABLE result.signal AS
WITH peer_wanted AS (
  SELECT figure.*, indicator.indicator_id
  FROM figure_status AS figure
  JOIN compare_indicator AS indicator USING (indicator_no)
  JOIN result.period AS period USING (period_no)
  WHERE figure.part = '' AND period.period_kind = 'jaar'
    AND indicator.indicator_no IN (SELECT indicator_no FROM compare_stratum)
),
-- Why there is no comparison, when the figure itself does not allow one.
withheld AS (
  SELECT *,
    CASE WHEN status = 'voorlopig' AND gate IS NULL THEN 'geen signaal' ELSE 'te weinig gegevens' END
      AS state,
    CASE
      WHEN status = 'te weinig gegevens' THEN 'te weinig personen'
      WHEN status IN ('bron niet geleverd', 'te vroeg') THEN status
      WHEN gate IS NOT NULL THEN gate
      WHEN status = 'voorlopig' THEN status
      ELSE 'geen vergelijking'
    END AS reason
  FROM peer_wanted
),
last_quarter AS (
  SELECT * FROM result.series
  WHERE basis <> 'voorlopig'
  QUALIFY row_number() OVER (
    PARTITION BY indicator_id, cut, domain, law, segment, municipality_code, party_id, provider_id
    ORDER BY position DESC) = 1
)
SELECT
  indicator_id, level, cut, domain, law, segment, municipality_code, party_id, provider_id,
  period_kind, period, 'norm' AS against, signal AS state, signal_reason AS reason,
  estimate AS value, lower, upper, norm_value AS target, norm_lower AS limit_lower,
  norm_upper AS limit_upper, denominator AS size
FROM result.value
JOIN result.cut AS cut USING (cut, level)
WHERE part IS NULL AND norm_no IS NOT NULL AND NOT cut.fine
UNION ALL
SELECT
  series.indicator_id, level, cut, domain, law, segment, municipality_code, party_id, provider_id,
  'kwartaal', period, 'verleden',
  CASE
    WHEN basis = 'te weinig punten' THEN 'te weinig gegevens'
    WHEN rule IS NULL OR better IS NULL THEN 'geen signaal'
    WHEN direction * better > 0 THEN 'gunstig'
    ELSE 'ongunstig'
  END,
  CASE
    WHEN basis IN ('te weinig punten', 'geen variatie') THEN basis
    WHEN rule IS NOT NULL AND better IS NULL THEN 'geen richting'
    WHEN uncertain THEN 'te weinig personen'
    ELSE coalesce(rule, basis)
  END,
  estimate, lower, upper, centre, limit_lower, limit_upper, denominator
FROM last_quarter AS series
JOIN compare_indicator USING (indicator_id)
UNION ALL
SELECT
  wanted.indicator_id, level, cut, domain, law, segment, municipality_code, party_id, provider_id,
  period.period_kind, period.period, 'vergelijkbaar',
  coalesce(place.state, wanted.state), coalesce(place.reason, wanted.reason),
  CASE place.measure WHEN 'verhouding' THEN observed / nullif(expected, 0) ELSE observed / place.size END,
  NULL, NULL,
  CASE place.measure WHEN 'verhouding' THEN 1 ELSE expected / place.size END,
  signal_lower, signal_upper, wanted.denominator
FROM withheld AS wanted
JOIN named_cell USING (cell_no)
JOIN result.period AS period USING (period_no)
LEFT JOIN peer_place AS place USING (indicator_no, cell_no, period_no)
WHERE named_cell.cut = 'provider_segment'
UNION ALL
SELECT
  wanted.indicator_id, level, cut, domain, law, segment, municipality_code, party_id, provider_id,
  period.period_kind, period.period, 'casemix',
  coalesce(place.state, wanted.state), coalesce(place.reason, wanted.reason),
  place.ratio, place.lower, place.upper, CASE WHEN place.ratio IS NOT NULL THEN 1 END, NULL, NULL,
  wanted.denominator
FROM withheld AS wanted
JOIN named_cell USING (cell_no)
JOIN result.period AS period USING (period_no)
LEFT JOIN standard_place AS place USING (indicator_no, cell_no, period_no)
WHERE named_cell.cut IN ('provider_segment', 'provider');

DROP VIEW named_cell;
