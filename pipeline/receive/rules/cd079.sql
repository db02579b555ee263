-- CD079: neither a product nor a budget.
-- Grain: one product that is allocated or asked for. A product that is changed is known already.
SELECT
  delivery_id, line, parent || '/Product' AS element,
  'Er is geen Product en geen Budget. Vul een van beide in.' AS message
FROM scope
WHERE category IS NULL AND budget_cents IS NULL AND parent <> 'TeWijzigenProduct'
