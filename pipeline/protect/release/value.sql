-- release.*_value: the figures. Grain: one indicator, level, cut with its dimensions, and period.

-- The contract edition holds every figure above the level of one client. On fewer persons than the
-- region asks for, it says how many there are and no more. Too early: the numerator is not known
-- yet. Not delivered: nothing is known, which is null and never 0.
-- Figures are cut off at nine decimals: the order in which sums were made is no part of a figure.
CREATE OR REPLACE TABLE release.contract_value AS
WITH judged AS (
  SELECT
    value.*, cut.fine,
    -- Whether a part is about persons, measuring has weighed already: in its status.
    (value.part IS NULL AND indicator.persons
        AND coalesce(value.clients, 0) < region.contract_min_clients)
      OR value.status = 'te weinig gegevens' AS small
  FROM result.value AS value
  JOIN result.indicator AS indicator USING (indicator_id)
  LEFT JOIN result.cut AS cut USING (cut)
  CROSS JOIN register.region AS region
  WHERE value.level <> 'client'
)
SELECT
  indicator_id, part, level, cut, domain, law, segment, age_band, municipality_code, party_id,
  provider_id, period_kind, period,
  CASE WHEN NOT small AND status NOT IN ('te vroeg', 'bron niet geleverd')
    THEN round(numerator, 9) END AS numerator,
  CASE WHEN status <> 'bron niet geleverd' THEN round(denominator, 9) END AS denominator,
  CASE WHEN status <> 'bron niet geleverd' THEN round(asked, 9) END AS asked,
  CASE WHEN status <> 'bron niet geleverd' THEN clients END AS clients,
  CASE WHEN NOT small THEN round(estimate, 9) END AS estimate,
  CASE WHEN NOT small THEN round(lower, 9) END AS lower,
  CASE WHEN NOT small THEN round(upper, 9) END AS upper,
  -- Too early and not delivered say more than too few.
  CASE WHEN small AND status NOT IN ('te vroeg', 'bron niet geleverd')
    THEN 'te weinig gegevens' ELSE status END AS status,
  CASE WHEN small THEN 'te weinig gegevens' ELSE signal END AS signal,
  CASE WHEN small AND status NOT IN ('te vroeg', 'bron niet geleverd')
    THEN 'te weinig personen' ELSE signal_reason END AS signal_reason,
  norm_value, norm_operator
FROM judged
-- Of a headline every group and calendar period says what there is or why there is nothing. The rest
-- has a row only when it says something: parts, four quarters on end, and groups that are too fine
-- to tell that somebody is in them.
WHERE NOT (part IS NOT NULL OR period_kind = 'lopend' OR coalesce(fine, false))
  OR NOT small AND status NOT IN ('te vroeg', 'bron niet geleverd') AND denominator > 0;

-- The monitor edition holds the cells of public_cell with what public_figure says of those that are
-- shown (../edition): everything rounded, no column giving back what another hides.
-- A signal stays when the published interval still clears the norm; otherwise there is none.
CREATE OR REPLACE TABLE release.monitor_value AS
SELECT
  indicator_id, NULL::VARCHAR AS part, level, cut, domain, NULL::VARCHAR AS law,
  NULL::VARCHAR AS segment, NULL::VARCHAR AS age_band, municipality_code, NULL::VARCHAR AS party_id, NULL::VARCHAR AS provider_id,
  period_kind, period, numerator, denominator, NULL::DOUBLE AS asked, clients, estimate, lower, upper,
  CASE WHEN shown OR blank THEN status ELSE 'afgeschermd' END AS status,
  CASE
    WHEN blank THEN signal
    WHEN NOT shown THEN 'te weinig gegevens'
    WHEN cleared OR signal NOT IN ('gunstig', 'ongunstig') THEN signal
    ELSE 'geen signaal'
  END AS signal,
  CASE WHEN shown OR blank THEN signal_reason ELSE 'afgeschermd' END AS signal_reason,
  norm_value, norm_operator
FROM (
  SELECT
    cell.* EXCLUDE (numerator, denominator, clients, estimate, lower, upper),
    figure.* EXCLUDE (cell_id, clients), figure.clients::INTEGER AS clients,
    coalesce(CASE signal || ' ' || norm_operator
      WHEN 'gunstig gte' THEN figure.lower >= norm_value
      WHEN 'gunstig lte' THEN figure.upper <= norm_value
      WHEN 'ongunstig gte' THEN figure.upper < norm_value
      WHEN 'ongunstig lte' THEN figure.lower > norm_value
    END, false) AS cleared
  FROM public_cell AS cell
  LEFT JOIN public_figure AS figure USING (cell_id)
);

-- The council reads the figures of the monitor: one pattern of hidden cells, so nothing to subtract.
CREATE OR REPLACE TABLE release.raad_value AS FROM release.monitor_value;
