-- compare_point: the quarters of a headline that can be compared. Grain: one indicator, cell and quarter
-- with a figure, final or provisional; position counts quarters. usable: final, and known well enough.
CREATE OR REPLACE TEMP TABLE compare_point AS
SELECT
  figure.indicator_no, figure.cell_no, figure.period_no,
  period.starts_on, period.ends_on,
  (4 * year(period.starts_on) + quarter(period.starts_on))::INTEGER AS position,
  figure.estimate, figure.lower, figure.upper, figure.denominator, figure.clients,
  figure.status = 'definitief' AND figure.gate IS NULL AS usable,
  exact.exact
FROM figure_status AS figure
JOIN result.period AS period USING (period_no)
JOIN compare_indicator AS exact USING (indicator_no)
WHERE period.period_kind = 'kwartaal' AND figure.part = '' AND figure.estimate IS NOT NULL
  AND figure.status IN ('definitief', 'voorlopig');

-- compare_trend: which way the last four quarters go. Grain: one indicator, cell and usable quarter that
-- is the last of four on end.
-- The slope of a straight line through the four figures, each weighed by its own interval:
-- b = (Sw·Swtx − Swt·Swx)/(Sw·Swtt − Swt²), var = Sw/(Sw·Swtt − Swt²), w = 1/se², se = width/2z —
-- inverse-variance weighted least squares. It stijgt or daalt when b ∓ 1.96·se leaves out 0.
-- Amounts in the books have no interval: they rise when each quarter is above the one before.
CREATE OR REPLACE TEMP TABLE compare_trend AS
WITH weighed AS (
  SELECT
    *,
    CASE WHEN exact THEN 1 ELSE (2 * 1.959963984540054 / (upper - lower)) ** 2 END AS w,
    estimate - lag(estimate) OVER past AS step
  FROM compare_point
  WHERE usable AND (exact OR upper > lower)
  WINDOW past AS (PARTITION BY indicator_no, cell_no ORDER BY position)
),
four AS (
  SELECT
    indicator_no, cell_no, period_no, position, ends_on, exact,
    count(*) OVER last_four AS quarters,
    position - min(position) OVER last_four AS span,
    sum(w) OVER last_four AS sw,
    sum(w * position) OVER last_four AS swt,
    sum(w * estimate) OVER last_four AS swx,
    sum(w * position * position) OVER last_four AS swtt,
    sum(w * position * estimate) OVER last_four AS swtx,
    min(step) OVER last_three AS least_step, max(step) OVER last_three AS most_step
  FROM (SELECT * REPLACE (position - 8000 AS position) FROM weighed)
  WINDOW
    last_four AS (PARTITION BY indicator_no, cell_no ORDER BY position ROWS 3 PRECEDING),
    last_three AS (PARTITION BY indicator_no, cell_no ORDER BY position ROWS 2 PRECEDING)
),
sloped AS (
  SELECT
    *, sw * swtt - swt * swt AS spread,
    (sw * swtx - swt * swx) / (sw * swtt - swt * swt) AS slope,
    1.959963984540054 * sqrt(sw / (sw * swtt - swt * swt)) AS half
  FROM four
  WHERE quarters = 4 AND span = 3
)
SELECT
  indicator_no, cell_no, period_no, ends_on, slope,
  CASE WHEN NOT exact THEN slope - half END AS slope_lower,
  CASE WHEN NOT exact THEN slope + half END AS slope_upper,
  CASE
    WHEN exact AND least_step > 0 OR NOT exact AND slope - half > 0 THEN 'stijgt'
    WHEN exact AND most_step < 0 OR NOT exact AND slope + half < 0 THEN 'daalt'
    ELSE 'gelijk'
  END AS trend
FROM sloped;

-- trend_at: the trend at the end of any period. Grain: one indicator, cell and period of which the last
-- quarter is the last of four on end.
CREATE OR REPLACE TEMP TABLE trend_at AS
SELECT indicator_no, cell_no, period.period_no, trend, slope, slope_lower, slope_upper
FROM compare_trend AS trend
JOIN result.period AS period USING (ends_on);
