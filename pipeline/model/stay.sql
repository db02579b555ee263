-- model.stay: nights in a stay, and what they would cost.
-- Grain: one service in which one stays the night, and month. nights: days of help in that month, both
-- first and last day counted, without the days on which it lay still (model.pause). cost_cents: nights ×
-- the tariff per night of the product in that month; null when the region has no such tariff.
CREATE OR REPLACE MACRO model.is_stay(setting) AS
  setting IN ('pleegzorg', 'gezinsgericht', 'verblijf', 'gesloten', 'wonen');

CREATE OR REPLACE TABLE model.stay AS
WITH stay AS (
  SELECT
    row_number() OVER () AS stay_no,
    client_key, law, domain, segment, setting, rank, municipality_code, provider_id, party_id,
    provider_agb, category, product_code, allocation_no, start_on,
    greatest(start_on, getvariable('observation_from')) AS from_on,
    least(coalesce(end_on, getvariable('data_until')), getvariable('data_until')) AS to_on
  FROM model.service
  WHERE model.is_stay(setting)
    AND coalesce(end_on, DATE '9999-12-31') >= getvariable('observation_from')
),
still AS (
  SELECT stay.stay_no, pause.from_on, pause.to_on
  FROM stay
  JOIN model.pause AS pause
    ON pause.law = stay.law
    AND pause.client_key = stay.client_key
    AND pause.provider_agb = stay.provider_agb
    AND pause.municipality_code = stay.municipality_code
    AND pause.allocation_no IS NOT DISTINCT FROM stay.allocation_no
    AND (pause.allocation_no IS NOT NULL OR (
      pause.category IS NOT DISTINCT FROM stay.category
      AND pause.product_code IS NOT DISTINCT FROM stay.product_code))
),
by_month AS (
  SELECT
    *,
    unnest(generate_series(
      date_trunc('month', from_on), to_on::TIMESTAMP, INTERVAL 1 MONTH
    ))::DATE AS month
  FROM stay
),
lying_still AS (
  SELECT by_month.stay_no, by_month.month,
    sum(greatest(0, date_diff('day',
      greatest(still.from_on, by_month.from_on, by_month.month),
      least(coalesce(still.to_on, by_month.to_on), by_month.to_on, last_day(by_month.month))
    ) + 1)) AS days
  FROM by_month
  JOIN still USING (stay_no)
  GROUP BY ALL
),
counted AS (
  SELECT
    by_month.*,
    (date_diff('day', greatest(from_on, month), least(to_on, last_day(month))) + 1
      - coalesce(lying_still.days, 0))::INTEGER AS nights
  FROM by_month
  LEFT JOIN lying_still USING (stay_no, month)
),
-- The exact code before the category; among versions the one in force in that month, else the nearest.
priced AS (
  SELECT used.category, used.product_code, used.law, used.month, product.tariff_cents
  FROM (SELECT DISTINCT law, category, product_code, month FROM counted) AS used
  JOIN register.product AS product
    ON product.law = used.law
    AND product.category = used.category
    AND (product.code = used.product_code OR product.code IS NULL)
  QUALIFY row_number() OVER (
    PARTITION BY used.law, used.category, used.product_code, used.month
    ORDER BY
      (product.code IS NOT NULL) DESC,
      (used.month >= product.valid_from
        AND (product.valid_to IS NULL OR used.month <= product.valid_to)) DESC,
      abs(date_diff('day', product.valid_from, used.month)),
      product.valid_from
  ) = 1 AND product.unit = '14'
)
SELECT
  counted.* EXCLUDE (stay_no, from_on, to_on, category, product_code, allocation_no),
  counted.nights * priced.tariff_cents AS cost_cents
FROM counted
LEFT JOIN priced
  ON priced.law = counted.law
  AND priced.category = counted.category
  AND priced.product_code IS NOT DISTINCT FROM counted.product_code
  AND priced.month = counted.month
WHERE counted.nights > 0;
