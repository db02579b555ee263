-- public_cell (temporary: exact figures of a public edition have no place in schema release): the
-- cells that public editions want to publish.
-- Grain: one indicator, year and cell of the table municipality × domain with its margins: cut
-- region, domain, municipality or municipality_domain.
-- The table is completed: a cell without persons gets a row like any other small cell, for a row
-- that is left out says "nobody here".
--   blank  has its own reason to show nothing, and keeps that status: te vroeg, bron niet geleverd,
--          or te weinig gegevens in a domain without anyone in the whole region. The latter two are
--          known to be nothing: no part of any sum
--   shown  false until protection is done
CREATE OR REPLACE TEMP TABLE public_cell AS
WITH figure AS (
  SELECT * FROM result.value
  WHERE level = 'system'
    AND part IS NULL
    AND period_kind = 'jaar'
    AND cut IN ('region', 'domain', 'municipality', 'municipality_domain')
),
sheet AS (SELECT DISTINCT indicator_id, period_kind, period FROM figure),
domain_of AS (SELECT DISTINCT indicator_id, domain FROM figure WHERE domain IS NOT NULL),
given AS (SELECT DISTINCT indicator_id, cut FROM figure),
whole AS (
  SELECT sheet.*, 'region' AS cut, NULL AS domain, NULL AS municipality_code FROM sheet
  UNION ALL
  SELECT sheet.*, 'domain', domain, NULL FROM sheet JOIN domain_of USING (indicator_id)
  UNION ALL
  SELECT sheet.*, 'municipality', NULL, code FROM sheet CROSS JOIN register.municipality
  UNION ALL
  SELECT sheet.*, 'municipality_domain', domain, code
  FROM sheet JOIN domain_of USING (indicator_id) CROSS JOIN register.municipality
),
-- Only cuts an indicator is given for at all.
grid AS (FROM whole SEMI JOIN given USING (indicator_id, cut)),
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
  cell.*, indicator.kind, indicator.unit, indicator.persons,
  -- Not delivered, yet somebody is in it: then it is a hidden cell like any other.
  cell.status = 'te vroeg'
    OR cell.status = 'bron niet geleverd' AND cell.denominator = 0
    OR cell.status = 'te weinig gegevens' AND NOT EXISTS (
      FROM used
      WHERE used.indicator_id = cell.indicator_id AND used.period = cell.period
        AND used.domain IS NOT DISTINCT FROM cell.domain
    ) AS blank,
  false AS shown
FROM cell
LEFT JOIN result.indicator AS indicator USING (indicator_id);
