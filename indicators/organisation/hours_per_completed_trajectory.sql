-- Observations of hours_per_completed_trajectory (inzet uren per afgerond traject).
-- Grain `trajectory`: one trajectory without a stay that began on or after the first observed day and
-- ended for good. on_date = last day of help.
-- value: direct hours in the calendar months of the trajectory, whoever gave them; only when the
-- registration is complete: hours in the first and the last month, and never two months on end without.
-- Headline and part `mean`: the same values. Part `coverage`: hit = the registration is complete.
WITH ended AS (
  SELECT ending.*, date_trunc('month', start_on)::DATE AS first_month,
    date_trunc('month', end_on)::DATE AS last_month
  FROM model.ending AS ending
  WHERE start_on >= getvariable('observation_from')
    AND NOT EXISTS (
      FROM model.service AS service
      WHERE service.client_key = ending.client_key
        AND service.provider_agb = ending.provider_agb
        AND service.segment = ending.segment
        AND service.start_on BETWEEN ending.start_on AND ending.end_on
        AND model.is_stay(service.setting)
    )
),
monthly AS (
  SELECT client_key, provider_agb, segment, month, sum(direct_hours) AS hours
  FROM model.hours
  GROUP BY ALL
),
-- An interruption of at most the gap days leaves at most one whole month without hours.
told AS (
  SELECT
    ended.client_key, ended.provider_agb, ended.segment, ended.start_on,
    monthly.month, monthly.hours, ended.first_month, ended.last_month,
    date_diff('month', lag(monthly.month) OVER (
      PARTITION BY ended.client_key, ended.provider_agb, ended.segment, ended.start_on
      ORDER BY monthly.month
    ), monthly.month) AS step
  FROM ended
  JOIN monthly
    ON monthly.client_key = ended.client_key
    AND monthly.provider_agb = ended.provider_agb
    AND monthly.segment = ended.segment
    AND monthly.month BETWEEN ended.first_month AND ended.last_month
),
summed AS (
  SELECT client_key, provider_agb, segment, start_on, sum(hours) AS hours,
    min(month) = any_value(first_month) AND max(month) = any_value(last_month)
      AND coalesce(max(step), 1) <= 2 AS complete
  FROM told
  GROUP BY ALL
),
judged AS (
  SELECT ended.*, summed.hours, coalesce(summed.complete, false) AS complete
  FROM ended
  LEFT JOIN summed USING (client_key, provider_agb, segment, start_on)
)
SELECT
  'trajectory' AS grain, series.part, client_key, end_on AS on_date,
  provider_id, party_id, municipality_code, segment, domain, law, age_band, referrer, start_rank,
  CASE WHEN series.part IS DISTINCT FROM 'coverage' THEN hours END::DOUBLE AS value,
  CASE WHEN series.part = 'coverage' THEN complete END AS hit
FROM judged
JOIN (VALUES (NULL), ('mean'), ('coverage')) AS series (part)
  ON judged.complete OR series.part = 'coverage'
