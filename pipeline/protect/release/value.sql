-- release.*_value: the figures. Grain: one indicator, level, cut with its dimensions, and period.

-- The contract edition holds every figure above the level of one client. On fewer persons than the
-- region asks for, it says how many there are and no more. Too early: the numerator is not known
-- yet. Not delivered: nothing is known, which is null and never 0.
-- Figures are cut off at nine decimals: the order in which sums were made is no part of a figure.
CREATE OR REPLACE TABLE release.contract_value AS
WITH judged AS (
  SELECT
    value.*,
    (indicator.persons AND coalesce(value.clients, 0) < region.contract_min_clients)
      OR value.status = 'te weinig gegevens' AS small
  FROM result.value AS value
  JOIN result.indicator AS indicator USING (indicator_id)
  CROSS JOIN register.region AS region
  WHERE value.level <> 'client'
    -- Headlines of calendar periods: pages know no other figures.
    AND value.part IS NULL AND value.age_band IS NULL AND value.cut <> 'provider_municipality'
    AND value.period_kind <> 'lopend'
)
SELECT
  indicator_id, level, cut, domain, law, segment, municipality_code, party_id, provider_id,
  period_kind, period,
  CASE WHEN NOT small AND status NOT IN ('te vroeg', 'bron niet geleverd')
    THEN round(numerator, 9) END AS numerator,
  CASE WHEN status <> 'bron niet geleverd' THEN round(denominator, 9) END AS denominator,
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
FROM judged;

-- The monitor edition holds the cells of public_cell with what public_figure says of those that are
-- shown (../edition): everything rounded, no column giving back what another hides.
-- A signal stays when the published interval still clears the norm; otherwise there is none.
CREATE OR REPLACE TABLE release.monitor_value AS
SELECT
  indicator_id, level, cut, domain, NULL::VARCHAR AS law, NULL::VARCHAR AS segment,
  municipality_code, NULL::VARCHAR AS party_id, NULL::VARCHAR AS provider_id,
  period_kind, period, numerator, denominator, clients, estimate, lower, upper,
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
