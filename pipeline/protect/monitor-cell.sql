-- monitor_cell (temporary: exact figures of a public edition have no place in schema release): the
-- cells the monitor wants to publish, and which of them may be shown on their own.
-- Grain: one indicator, year and cell of the table municipality × domain with its margins: cut
-- region, domain, municipality or municipality_domain.
-- The table is completed: a cell without persons gets a row like any other small cell, for a row
-- that is left out says "nobody here".
--   shown  enough persons, by the thresholds of the region (secondary suppression may clear it)
--   blank  has its own reason to show nothing, and keeps that status: te vroeg, bron niet geleverd,
--          or te weinig gegevens in a domain without anyone in the whole region. The latter two are
--          known to be nothing: no part of any sum
CREATE OR REPLACE TEMP TABLE monitor_cell AS
WITH figure AS (
  SELECT * FROM result.value
  WHERE level = 'system'
    AND part IS NULL
    AND period_kind = 'jaar'
    AND cut IN ('region', 'domain', 'municipality', 'municipality_domain')
),
sheet AS (SELECT DISTINCT indicator_id, period_kind, period FROM figure),
domain_of AS (SELECT DISTINCT indicator_id, domain FROM figure WHERE domain IS NOT NULL),
grid AS (
  SELECT sheet.*, 'region' AS cut, NULL AS domain, NULL AS municipality_code FROM sheet
  UNION ALL
  SELECT sheet.*, 'domain', domain, NULL FROM sheet JOIN domain_of USING (indicator_id)
  UNION ALL
  SELECT sheet.*, 'municipality', NULL, code FROM sheet CROSS JOIN register.municipality
  UNION ALL
  SELECT sheet.*, 'municipality_domain', domain, code
  FROM sheet JOIN domain_of USING (indicator_id) CROSS JOIN register.municipality
),
-- A norm belongs to an indicator, domain and period, so a completed cell has that of its peers.
norm AS (
  SELECT indicator_id, period, domain, max(norm_value) AS norm_value, max(norm_operator) AS norm_operator
  FROM figure GROUP BY ALL
),
-- A completed cell is as early as the region, and otherwise small.
total AS (
  SELECT indicator_id, period, status, signal, signal_reason FROM figure
  WHERE cut = 'region' AND status IN ('te vroeg', 'bron niet geleverd')
),
used AS (
  SELECT DISTINCT indicator_id, period, domain FROM figure
  WHERE cut IN ('region', 'domain', 'municipality_domain') AND denominator > 0
),
cell AS (
  SELECT
    grid.*, 'system' AS level,
    coalesce(figure.numerator, 0) AS numerator, coalesce(figure.denominator, 0) AS denominator,
    coalesce(figure.clients, 0) AS clients, coalesce(figure.hits, 0) AS hits,
    figure.estimate, figure.lower, figure.upper,
    coalesce(figure.status, total.status, 'te weinig gegevens') AS status,
    coalesce(figure.signal, total.signal, 'te weinig gegevens') AS signal,
    coalesce(figure.signal_reason, total.signal_reason, 'te weinig personen') AS signal_reason,
    coalesce(figure.norm_value, norm.norm_value) AS norm_value,
    coalesce(figure.norm_operator, norm.norm_operator) AS norm_operator
  FROM grid
  LEFT JOIN figure
    ON figure.indicator_id = grid.indicator_id AND figure.period = grid.period
    AND figure.cut = grid.cut
    AND figure.domain IS NOT DISTINCT FROM grid.domain
    AND figure.municipality_code IS NOT DISTINCT FROM grid.municipality_code
  LEFT JOIN norm
    ON norm.indicator_id = grid.indicator_id AND norm.period = grid.period
    AND norm.domain IS NOT DISTINCT FROM grid.domain
  LEFT JOIN total ON total.indicator_id = grid.indicator_id AND total.period = grid.period
)
SELECT
  row_number() OVER (ORDER BY indicator_id, period, cut, domain, municipality_code)::INTEGER AS cell_id,
  cell.*, indicator.kind,
  -- Not delivered, yet somebody is in it: then it is a hidden cell like any other.
  cell.status = 'te vroeg'
    OR cell.status = 'bron niet geleverd' AND cell.denominator = 0
    OR cell.status = 'te weinig gegevens' AND NOT EXISTS (
      FROM used
      WHERE used.indicator_id = cell.indicator_id AND used.period = cell.period
        AND used.domain IS NOT DISTINCT FROM cell.domain
    ) AS blank,
  cell.status IN ('definitief', 'voorlopig')
    AND cell.clients >= region.monitor_min_denominator
    AND cell.denominator >= region.monitor_min_denominator
    AND cell.numerator >= region.monitor_min_persons
    AND cell.denominator - cell.numerator >= region.monitor_min_persons
    -- Persons as well as units: ten goals can be one child.
    AND cell.hits >= region.monitor_min_persons
    AND cell.clients - cell.hits >= region.monitor_min_persons
    -- Only what the rounding of value.sql knows how to protect.
    AND coalesce(
      indicator.kind IN ('proportion', 'ratio') AND indicator.unit = 'procent'
        OR indicator.kind = 'duration' AND indicator.unit = 'dagen',
      false
    ) AS shown
FROM cell
LEFT JOIN result.indicator AS indicator USING (indicator_id)
CROSS JOIN register.region AS region;
