-- Observations of inflow_outflow_balance (instroom, doorstroom, uitstroom).
-- Grain: as model.membership (region, segment, group): one client in the groups whose columns are
-- filled, per period and part. Of quarters and years: the headline and nieuw or terugkerend (came in),
-- uit (went out) and doorstroom (another rank or lead provider, attributed to where they went). Of years
-- also stand_begin (in care on the day before the period) and stand_eind (on its last day).
-- Nobody comes in or goes out more than once in a period and group:
-- stand_eind = stand_begin + instroom - uit, in every group.
WITH span AS (
  SELECT period, starts_on - 1 AS eve, starts_on, ends_on, period_kind = 'jaar' AS whole_year
  FROM result.period
  WHERE period_kind IN ('kwartaal', 'jaar')
),
member AS (
  SELECT
    membership.*, span.*,
    start_on >= starts_on AND coalesce(previous_on < eve, true) AS came,
    end_on < ends_on AND coalesce(next_on > ends_on, true) AS went
  FROM model.membership AS membership
  JOIN span ON start_on <= ends_on AND end_on >= eve
),
counted AS (
  SELECT
    * EXCLUDE (kind), kind AS grain,
    unnest(
      CASE WHEN whole_year AND start_on <= eve THEN ['stand_begin'] ELSE [] END
        || CASE WHEN whole_year AND end_on >= ends_on THEN ['stand_eind'] ELSE [] END
        || CASE WHEN came THEN [NULL, CASE WHEN previous_on IS NULL THEN 'nieuw' ELSE 'terugkerend' END]
          ELSE [] END
        || CASE WHEN went THEN ['uit'] ELSE [] END
    ) AS part
  FROM member
  WHERE whole_year OR came OR went
),
stepped AS (
  SELECT
    step.client_key, span.period, span.ends_on, segment.domain, step.law, step.segment,
    step.municipality_code, joint.party_id, step.to_provider_id AS provider_id
  FROM model.transition AS step
  JOIN span ON step.on_date BETWEEN span.starts_on AND span.ends_on
  LEFT JOIN register.segment AS segment ON segment.segment = step.segment
  LEFT JOIN register.provider AS provider ON provider.provider_id = step.to_provider_id
  LEFT JOIN (SELECT party_id FROM register.provider GROUP BY party_id HAVING count(*) > 1) AS joint
    ON joint.party_id = provider.party_id
  WHERE step.kind IN ('lichter', 'zwaarder', 'overdracht')
)
SELECT
  grain, part, period, client_key, ends_on AS on_date,
  provider_id, party_id, municipality_code, segment, domain, law,
  NULL::VARCHAR AS age_band, NULL::VARCHAR AS referrer
FROM counted
UNION ALL
SELECT
  grain, 'doorstroom', period, client_key, ends_on,
  provider_id, party_id, municipality_code, segment, domain, law, NULL, NULL
FROM stepped, unnest(['region', 'segment', 'group']) AS grains(grain)
