-- CD077: an amount of help (Omvang) beside a budget.
-- Grain: one product that is allocated or asked for.
SELECT
  delivery_id, line, parent || '/Omvang' AS element,
  'Omvang en Budget zijn allebei gevuld. Laat Omvang weg als er een budget is.' AS message
FROM scope
WHERE volume IS NOT NULL AND budget_cents IS NOT NULL
