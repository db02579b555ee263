-- model.product_use: what each product named in a message means here.
-- Grain: one (law, category, code, first day of use) among the deliveries of care, their reports, the
-- allocations and the declared lines (of these the first day of the month).
-- A code the region does not know falls back to its category; without either the segment is null
-- and the care stays out of every figure by segment (the finding PRODUCT says so).
CREATE OR REPLACE TABLE model.product_use AS
WITH used AS (
  -- A half-year delivery names no product.
  SELECT law, category, product_code, start_on FROM model.delivered WHERE source <> 'report'
  UNION
  SELECT law, category, product_code, start_on FROM model.live_start
  UNION
  SELECT law, category, product_code, start_on FROM model.live_stop
  UNION
  SELECT law, category, product_code, start_on FROM model.allocation
  UNION
  SELECT DISTINCT law, category, product_code, month FROM model.declaration_line
)
SELECT
  used.law, used.category, used.product_code, used.start_on,
  product.segment, product.rank, product.setting, segment.domain, segment.declares
FROM used
LEFT JOIN register.product AS product
  ON product.law = used.law
  AND product.category = used.category
  AND (product.code = used.product_code OR product.code IS NULL)
LEFT JOIN register.segment AS segment ON segment.segment = product.segment
-- The exact code before the category; among versions the one in force on the first day, else the
-- nearest one: care that started before the first version still has a meaning.
QUALIFY row_number() OVER (
  PARTITION BY used.law, used.category, used.product_code, used.start_on
  ORDER BY
    (product.code IS NOT NULL) DESC,
    (used.start_on >= product.valid_from
      AND (product.valid_to IS NULL OR used.start_on <= product.valid_to)) DESC,
    abs(date_diff('day', product.valid_from, used.start_on)),
    product.valid_from
) = 1;
