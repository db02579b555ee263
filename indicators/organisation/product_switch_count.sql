-- Observations of product_switch_count (wisselingen van product binnen een traject).
-- Grain `trajectory`: one trajectory that ended for good. on_date = last day of help.
-- numerator: days on which the product was switched; denominator: 1. Part `none`: hit = no such day.
-- A switch: a service begins with a product that was not there yet, while another one ended on the day
-- itself or at most the gap days before it. A product beside one that goes on is an addition, no switch.
WITH ended AS (
  SELECT
    ending.client_key, ending.provider_agb, ending.segment, ending.start_on AS began_on,
    service.start_on, coalesce(service.end_on, DATE '9999-12-31') AS end_on,
    service.category, service.product_code
  FROM model.ending AS ending
  JOIN model.service AS service
    ON service.client_key = ending.client_key
    AND service.provider_agb = ending.provider_agb
    AND service.segment = ending.segment
    AND service.start_on BETWEEN ending.start_on AND ending.end_on
),
compared AS (
  SELECT
    next.client_key, next.provider_agb, next.segment, next.began_on, next.start_on,
    next.category, next.product_code,
    bool_or(
      previous.category IS DISTINCT FROM next.category
        OR previous.product_code IS DISTINCT FROM next.product_code
    ) FILTER (previous.end_on <= next.start_on) AS other_ended,
    bool_or(
      previous.category IS NOT DISTINCT FROM next.category
        AND previous.product_code IS NOT DISTINCT FROM next.product_code
    ) AS goes_on
  FROM ended AS next
  JOIN ended AS previous
    ON previous.client_key = next.client_key
    AND previous.provider_agb = next.provider_agb
    AND previous.segment = next.segment
    AND previous.began_on = next.began_on
    AND previous.start_on < next.start_on
    AND previous.end_on >= next.start_on - getvariable('gap_days') - 1
  GROUP BY ALL
),
switched AS (
  SELECT client_key, provider_agb, segment, began_on, count(DISTINCT start_on) AS switches
  FROM compared
  WHERE other_ended AND NOT goes_on
  GROUP BY ALL
)
SELECT
  'trajectory' AS grain, series.part, ending.client_key, ending.end_on AS on_date,
  ending.provider_id, ending.party_id, ending.municipality_code, ending.segment, ending.domain,
  ending.law, ending.age_band, ending.referrer, ending.start_rank,
  coalesce(switched.switches, 0)::DOUBLE AS numerator,
  1::DOUBLE AS denominator,
  switched.switches IS NULL AS hit
FROM model.ending AS ending
LEFT JOIN switched
  ON switched.client_key = ending.client_key
  AND switched.provider_agb = ending.provider_agb
  AND switched.segment = ending.segment
  AND switched.began_on = ending.start_on
CROSS JOIN (VALUES (NULL), ('none')) AS series (part)
