-- Whether what happened was told in time. Grain: one provider and kind of report.
-- A start or stop: in working days after the fact; a report that mends an earlier one is not judged,
-- nor one of help from before the observation. A declaration: in days after the end of its month.
WITH told AS (
  SELECT provider_agb AS party, 'start' AS kind, to_.number - from_.number AS days
  FROM reported_start
  JOIN workday AS from_ ON from_.day = start_on
  JOIN workday AS to_ ON to_.day = dated_on
  WHERE stands AND NOT again AND NOT corrects
    AND start_on >= (SELECT observation_from FROM register.region)
  UNION ALL
  SELECT provider_agb, 'stop', to_.number - from_.number
  FROM reported_stop
  JOIN workday AS from_ ON from_.day = end_on
  JOIN workday AS to_ ON to_.day = dated_on
  WHERE stands AND NOT again AND NOT corrects
    AND end_on >= (SELECT observation_from FROM register.region)
  UNION ALL
  SELECT provider_agb, 'declaratie', dated_on - period_end_on
  FROM care.declaration
  ANTI JOIN care.voided USING (delivery_id)
)
SELECT
  party, kind, count(*)::INTEGER AS reports, count_if(days <= allowed)::INTEGER AS on_time,
  any_value(allowed)::INTEGER AS allowed,
  quantile_disc(days, 0.5)::INTEGER AS median_days, max(days)::INTEGER AS longest_days
FROM told
CROSS JOIN LATERAL (
  SELECT CASE kind WHEN 'declaratie' THEN declaration_days ELSE start_stop_working_days END
    AS allowed
  FROM register.deadline
)
GROUP BY party, kind
ORDER BY party, list_position(['start', 'stop', 'declaratie'], kind)
