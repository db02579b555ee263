-- model.reported: care told by half-year deliveries, where no message tells it.
-- Grain: one client, provider, segment, form of care (hulpvorm) and first day, as the newest period
-- has it. Only of a provider and segment that sent no start or stop at all: never both.
-- Who was in care at the end of one period and is missing from the next delivered one left between the
-- two: nobody knows why, and the last day is put at the end of the period that still named him.
-- rank: that of the segment's products of this setting, when they agree; else null.
CREATE OR REPLACE TABLE model.reported AS
WITH messaged AS (
  SELECT DISTINCT delivered.provider_agb, product.segment
  FROM model.delivered AS delivered
  JOIN model.product_use AS product
    ON product.law = delivered.law
    AND product.category IS NOT DISTINCT FROM delivered.category
    AND product.product_code IS NOT DISTINCT FROM delivered.product_code
    AND product.start_on = delivered.start_on
  WHERE delivered.source = 'message' AND product.segment IS NOT NULL
),
told AS (
  SELECT
    reported.*,
    newest.last_period,
    (make_date(left(period, 4)::INTEGER, CASE right(period, 1) WHEN '1' THEN 6 ELSE 12 END, 1)
      + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE AS period_ends_on
  FROM corrected.reported_trajectory AS reported
  ANTI JOIN messaged USING (provider_agb, segment)
  -- A delivery is about all care of the provider in that half-year, whatever the segment.
  JOIN (
    SELECT provider_agb, max(period) AS last_period FROM care.reported_trajectory GROUP BY ALL
  ) AS newest USING (provider_agb)
  QUALIFY row_number() OVER (
    PARTITION BY client_key, provider_agb, segment, care_form, start_on
    ORDER BY period DESC, delivery_id DESC, line DESC
  ) = 1
),
form AS (
  SELECT * FROM (VALUES ('01', 'ambulant'), ('02', 'ambulant'), ('03', 'daghulp'), ('04', 'ambulant'),
    ('11', 'pleegzorg'), ('12', 'gezinsgericht'), ('13', 'gesloten'), ('14', 'verblijf')
  ) AS form (care_form, setting)
),
ranked AS (
  SELECT segment, setting,
    CASE WHEN count(DISTINCT rank) = 1 AND count(rank) = count(*) THEN any_value(rank) END AS rank
  FROM register.product
  GROUP BY segment, setting
)
SELECT
  segment.law, municipality.municipality_code, told.provider_agb, told.client_key,
  segment.domain, told.segment, form.setting, ranked.rank, told.care_form, told.referrer,
  told.start_on,
  CASE WHEN told.end_on IS NULL AND told.period < told.last_period
    THEN greatest(told.period_ends_on, told.start_on) ELSE told.end_on END AS end_on,
  CASE
    WHEN told.end_on IS NULL AND told.period >= told.last_period THEN NULL
    WHEN told.end_on IS NULL THEN 'unknown'
    WHEN told.end_reason = '01' THEN 'planned'
    WHEN told.end_reason = '02' THEN 'agreed'
    WHEN told.end_reason = '03' THEN 'client'
    WHEN told.end_reason = '04' THEN 'provider'
    WHEN told.end_reason = '05' THEN 'external'
    ELSE 'unknown'
  END AS end_class,
  told.delivery_id
FROM told
JOIN model.municipality AS municipality ON municipality.code = told.municipality_code
JOIN register.segment AS segment ON segment.segment = told.segment
JOIN form ON form.care_form = told.care_form
LEFT JOIN ranked ON ranked.segment = told.segment AND ranked.setting = form.setting;

-- Into model.delivered, in place of what declarations alone suggest for the same provider and segment.
DELETE FROM model.delivered AS delivered
WHERE delivered.source = 'declaration' AND EXISTS (
  FROM model.reported AS reported
  JOIN model.product_use AS product ON product.segment = reported.segment
  WHERE reported.provider_agb = delivered.provider_agb
    AND product.law = delivered.law
    AND product.category IS NOT DISTINCT FROM delivered.category
    AND product.product_code IS NOT DISTINCT FROM delivered.product_code
    AND product.start_on = delivered.start_on
);

INSERT INTO model.delivered BY NAME
SELECT
  law, municipality_code, provider_agb, client_key, start_on, end_on, end_class,
  'delivery' AS date_basis, 'report' AS source, delivery_id,
  domain, segment, setting, rank, referrer
FROM model.reported;
