-- Observations of segment_a_share (aandeel lokaal team), for half-years and years.
-- Grain `client`: one client in one domain (jeugd or wmo) with help on the ladder in the period;
-- on_date: its last day. hit: all that help is at rank 1.
-- Dimensions: those of the heaviest help in the period, then the longest running.
-- A domain of which the region knows no help at rank 1 has no observations: that is not nobody, but
-- help that is not registered per client.
WITH span AS (
  SELECT period, starts_on, ends_on
  FROM result.period
  WHERE period_kind IN ('jaar', 'halfjaar')
),
help AS (
  SELECT service.*, span.period, span.starts_on, span.ends_on
  FROM model.service AS service
  JOIN span
    ON service.start_on <= span.ends_on
    AND coalesce(service.end_on, DATE '9999-12-31') >= span.starts_on
  SEMI JOIN (
    SELECT segment.domain
    FROM register.product AS product JOIN register.segment AS segment USING (segment)
    WHERE product.rank = 1
  ) AS registered ON registered.domain = service.domain
  WHERE service.domain IN ('jeugd', 'wmo') AND service.rank >= 1
)
SELECT
  'client' AS grain, help.period, help.client_key, help.ends_on AS on_date,
  help.provider_id, help.party_id, help.municipality_code, help.segment, help.domain, help.law,
  model.age_band(client.birth_month, help.starts_on) AS age_band, help.referrer,
  help.rank AS start_rank,
  help.rank = 1 AS hit
FROM help
LEFT JOIN model.client AS client USING (client_key)
QUALIFY row_number() OVER (
  PARTITION BY help.client_key, help.domain, help.period
  ORDER BY help.rank DESC, help.start_on, help.provider_agb, help.segment, help.category,
    help.product_code
) = 1
