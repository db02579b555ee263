-- TR307: a declared period that lies outside every version of its allocation.
-- Grain: one Prestatie. An allocation that we do not have says nothing (TR019 does).
WITH span AS (
  SELECT law, municipality, allocation_no, min(start_on) AS start_on,
    max(coalesce(end_on, DATE '9999-12-31')) AS end_on
  FROM sent_allocation GROUP BY ALL
)
SELECT
  delivery_id, line, 'ProductPeriode/Begindatum' AS element,
  'De ProductPeriode vanaf ' || period_start_on || ' valt buiten toewijzing ' || allocation_no
    || '. Verbeter de periode of het ToewijzingNummer.' AS message
FROM sent_line
JOIN span USING (law, municipality, allocation_no)
WHERE debit_credit = 'D'
  AND (period_start_on > span.end_on OR period_end_on < span.start_on)
