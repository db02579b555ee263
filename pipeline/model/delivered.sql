-- model.delivered: care as it was delivered (levering), before it is known what the product means here.
-- Grain: one product, by one provider, to one client, from the first to the last day of help, pauses
-- (stop 20 and a new start) included; end_on null while it runs.
-- date_basis: 'delivery' when start and end come from start and stop messages; 'allocation' when a
-- date had to be taken from the allocation (care was declared but never reported as started, or
-- the allocation ran out and no stop came).
-- source: message (a start or stop), declaration, or report (a half-year delivery, see model.reported;
-- of that domain, segment, setting, rank and referrer are known at once, for messages they follow from
-- the product and the request).
CREATE OR REPLACE TABLE model.delivered AS
-- A start and its stop have the same allocation, or without one the same product: key_category and
-- key_code. Keys, because a join on "or" compares every start with every stop.
WITH started AS (
  SELECT *,
    CASE WHEN allocation_no IS NULL THEN category END AS key_category,
    CASE WHEN allocation_no IS NULL THEN product_code END AS key_code
  FROM model.live_start
),
stopped AS (
  SELECT *,
    CASE WHEN allocation_no IS NULL THEN category END AS key_category,
    CASE WHEN allocation_no IS NULL THEN product_code END AS key_code
  FROM model.live_stop
),
begun AS (
  SELECT law, municipality_code, provider_agb, client_key, allocation_no, category, product_code,
    start_on, delivery_id, key_category, key_code
  FROM started
  UNION ALL
  -- A stop carries its own Begindatum: care whose start never came is still known in full.
  SELECT law, municipality_code, provider_agb, client_key, allocation_no, category, product_code,
    start_on, min(delivery_id), key_category, key_code
  FROM stopped AS stop
  WHERE NOT EXISTS (
    FROM started AS start
    WHERE start.law = stop.law
      AND start.municipality_code = stop.municipality_code
      AND start.provider_agb = stop.provider_agb
      AND start.client_key = stop.client_key
      AND start.start_on = stop.start_on
      AND start.allocation_no IS NOT DISTINCT FROM stop.allocation_no
      AND start.key_category IS NOT DISTINCT FROM stop.key_category
      AND start.key_code IS NOT DISTINCT FROM stop.key_code
  )
  GROUP BY ALL
),
ended AS (
  -- One outcome per start: a definitive stop before a pause (20 is no end), the newest report of it.
  SELECT *
  FROM stopped
  QUALIFY row_number() OVER (
    PARTITION BY law, municipality_code, provider_agb, client_key, start_on, allocation_no,
      key_category, key_code
    ORDER BY (end_class = 'temporary'), dated_on DESC, end_on DESC, end_reason
  ) = 1
),
matched AS (
  SELECT
    begun.*,
    -- A pause is no end: care goes on in the next start, or is open without one.
    CASE WHEN ended.end_class <> 'temporary' THEN ended.end_on END AS end_on,
    CASE WHEN ended.end_class <> 'temporary' THEN ended.end_class END AS end_class,
    CASE WHEN ended.end_class <> 'temporary' THEN ended.delivery_id END AS stop_delivery_id
  FROM begun
  LEFT JOIN ended
    ON ended.law = begun.law
    AND ended.municipality_code = begun.municipality_code
    AND ended.provider_agb = begun.provider_agb
    AND ended.client_key = begun.client_key
    AND ended.start_on = begun.start_on
    AND ended.allocation_no IS NOT DISTINCT FROM begun.allocation_no
    AND ended.key_category IS NOT DISTINCT FROM begun.key_category
    AND ended.key_code IS NOT DISTINCT FROM begun.key_code
),
resumed AS (
  -- Starts up to and including the first one that ended for good are one and the same care.
  SELECT
    *,
    count(end_class) OVER (
      PARTITION BY law, municipality_code, provider_agb, client_key, allocation_no, key_category, key_code
      ORDER BY start_on
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS ends_before
  FROM matched
),
continued AS (
  SELECT
    law, municipality_code, provider_agb, client_key, allocation_no,
    first(category ORDER BY start_on) AS category,
    first(product_code ORDER BY start_on) AS product_code,
    min(start_on) AS start_on,
    last(end_on ORDER BY start_on) AS end_on,
    last(end_class ORDER BY start_on) AS end_class,
    first(delivery_id ORDER BY start_on) AS delivery_id,
    last(stop_delivery_id ORDER BY start_on) AS stop_delivery_id
  FROM resumed
  GROUP BY law, municipality_code, provider_agb, client_key, allocation_no, key_category, key_code,
    ends_before
),
delivered AS (
  SELECT
    care.law, care.municipality_code, care.provider_agb, care.client_key, care.allocation_no,
    -- An answer to an allocation without a code leaves the product out; the allocation knows it.
    coalesce(care.category, allocation.category) AS category,
    coalesce(care.product_code, allocation.product_code) AS product_code,
    care.start_on,
    -- No stop came and the allocation ran out: it cannot have gone on.
    CASE WHEN ran_out THEN greatest(allocation.end_on, care.start_on) ELSE care.end_on END AS end_on,
    CASE WHEN ran_out THEN 'unknown' ELSE care.end_class END AS end_class,
    CASE WHEN ran_out THEN 'allocation' ELSE 'delivery' END AS date_basis,
    'message' AS source,
    care.delivery_id, care.stop_delivery_id
  FROM continued AS care
  LEFT JOIN model.allocation AS allocation
    ON allocation.law = care.law
    AND allocation.municipality_code = care.municipality_code
    AND allocation.allocation_no = care.allocation_no
    AND allocation.client_key = care.client_key
  CROSS JOIN LATERAL (
    SELECT coalesce(
      care.end_on IS NULL
        AND allocation.end_on + getvariable('gap_days') <= getvariable('data_until'),
      false
    ) AS ran_out
  )
),
declared AS (
  -- Declared care without any start or stop: fall back on the dates of its allocation.
  SELECT
    allocation.law, allocation.municipality_code, allocation.provider_agb, allocation.client_key,
    allocation.allocation_no, allocation.category, allocation.product_code, allocation.start_on,
    CASE WHEN allocation.end_on <= getvariable('data_until') THEN allocation.end_on END AS end_on,
    CASE WHEN allocation.end_on <= getvariable('data_until') THEN 'unknown' END AS end_class,
    'allocation' AS date_basis,
    'declaration' AS source,
    allocation.delivery_id,
    NULL::INTEGER AS stop_delivery_id
  FROM model.allocation AS allocation
  JOIN (
    SELECT law, municipality_code, allocation_no, client_key
    FROM model.declaration_line
    WHERE status <> 'rejected'
    GROUP BY ALL
    HAVING sum(amount_cents) > 0 -- lines that were credited again leave nothing
  ) AS declared USING (law, municipality_code, allocation_no, client_key)
  WHERE NOT EXISTS (
    FROM begun
    WHERE begun.law = allocation.law
      AND begun.municipality_code = allocation.municipality_code
      AND begun.allocation_no = allocation.allocation_no
      AND begun.client_key = allocation.client_key
  )
)
SELECT
  *,
  NULL::VARCHAR AS domain, NULL::VARCHAR AS segment, NULL::VARCHAR AS setting,
  NULL::INTEGER AS rank, NULL::VARCHAR AS referrer
FROM (
  FROM delivered
  UNION ALL
  FROM declared
);
