-- CD078: a budget beside an amount of help (Omvang).
-- Grain: one product that is allocated or asked for.
SELECT
  delivery_id, line, parent || '/Budget' AS element,
  'Omvang en Budget zijn allebei gevuld. Laat Budget weg als er een omvang is.' AS message
FROM scope
WHERE volume IS NOT NULL AND budget_cents IS NOT NULL
