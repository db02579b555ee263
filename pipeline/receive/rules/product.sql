-- PRODUCT: a product that is not in the region's products.csv. A line that names a category only
-- is right when the region has any product of that category.
-- Grain: one line that names such a product.
WITH named AS (
  SELECT delivery_id, line, law, category, product_code, 'ToegewezenProduct/Product' AS element
  FROM sent_allocation
  UNION ALL
  SELECT delivery_id, line, law, category, product_code, 'AangevraagdProduct/Product'
  FROM care.request
  UNION ALL
  SELECT delivery_id, line, law, category, product_code, 'StartProduct/Product'
  FROM reported_start WHERE stands
  UNION ALL
  SELECT delivery_id, line, law, category, product_code, 'StopProduct/Product'
  FROM reported_stop WHERE stands
  UNION ALL
  SELECT delivery_id, line, law, category, product_code, 'Prestatie/ProductCode'
  FROM sent_line
)
SELECT
  delivery_id, line, element,
  'Product ' || category || coalesce(' ' || product_code, '')
    || ' staat niet in de producten van de regio. Verbeter het product of vul products.csv aan.'
    AS message
FROM named
WHERE category IS NOT NULL AND NOT EXISTS (
  FROM register.product
  WHERE product.law = named.law
    AND product.category = named.category
    AND (product.code = named.product_code OR named.product_code IS NULL)
)
