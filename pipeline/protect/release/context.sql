-- release.*_context: public figures of CBS beside those of the monitor. Grain: one counterpart, area (the
-- country, or a municipality of the region) and period; the newest version that we hold.
-- indicator_id: the figure of ours it stands beside; null for a policy indicator of the BBV. Shares as 0..1.
-- value null: CBS gives no figure (reason says how it marks that). Public already: no protection of ours.
CREATE OR REPLACE TABLE release.contract_context AS
WITH term AS (
  SELECT *, count(*) OVER (PARTITION BY counterpart, role) AS terms
  FROM context.counterpart
),
area AS (
  SELECT 'NL01' AS region, NULL AS municipality_code
  UNION ALL
  SELECT 'GM' || code, code FROM register.municipality
),
part AS (
  SELECT
    term.counterpart, area.region, any_value(area.municipality_code) AS municipality_code,
    figure.period, term.role,
    any_value(figure.period_status) AS period_status,
    max(figure.captured_at)::DATE AS captured_on,
    -- Of a sum every term must be there.
    CASE WHEN count(figure.value) = any_value(term.terms) THEN sum(figure.value) END AS value,
    min(figure.value_attribute) FILTER (figure.value IS NULL) AS reason
  FROM term
  JOIN context.latest AS figure
    ON figure.table_id = term.table_id AND figure.measure = term.measure
    AND json_contains(figure.dims, term.dims)
  JOIN area ON area.region = figure.region
  GROUP BY term.counterpart, area.region, figure.period, term.role
)
SELECT
  top.counterpart, sheet.indicator_id, sheet.domain, sheet.name, sheet.note, sheet.table_id,
  top.municipality_code,
  period.kind AS period_kind,
  CASE period.kind WHEN 'jaar' THEN period.year::VARCHAR
    ELSE period.year || '-H' || right(top.period, 1) END AS period,
  top.period_status,
  round(CASE WHEN sheet.whole THEN top.value / 100 ELSE top.value / bottom.value END, 9) AS value,
  coalesce(top.reason, bottom.reason) AS reason,
  top.captured_on
FROM part AS top
JOIN (
  SELECT
    counterpart, any_value(indicator_id) AS indicator_id, any_value(domain) AS domain,
    any_value(name) AS name, any_value(note) AS note, any_value(table_id) AS table_id,
    any_value(period_kinds) AS period_kinds, NOT bool_or(role = 'bottom') AS whole
  FROM context.counterpart
  GROUP BY counterpart
) AS sheet USING (counterpart)
JOIN context.period AS period ON period.period = top.period
LEFT JOIN part AS bottom
  ON bottom.role = 'bottom' AND bottom.counterpart = top.counterpart
  AND bottom.region = top.region AND bottom.period = top.period
WHERE top.role = 'top' AND list_contains(string_split(sheet.period_kinds, ', '), period.kind);

CREATE OR REPLACE TABLE release.monitor_context AS FROM release.contract_context;

CREATE OR REPLACE TABLE release.raad_context AS FROM release.contract_context;
