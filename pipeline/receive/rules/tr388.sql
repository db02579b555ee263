-- TR388: a declared period that does not end on the last day of its month, nor with its allocation
-- when that ends earlier in the month.
-- Grain: one debit Prestatie of release 3.1 or later, within one month and the allocation. Any version
-- of the allocation will do: a later one must not make an earlier line wrong.
WITH span AS (
  SELECT law, municipality, allocation_no, min(start_on) AS start_on, list(DISTINCT end_on) AS ends,
    max(coalesce(end_on, DATE '9999-12-31')) AS end_on
  FROM sent_allocation GROUP BY ALL
)
SELECT
  delivery_id, line, 'ProductPeriode/Einddatum' AS element,
  'De ProductPeriode eindigt op ' || period_end_on
    || '. Zij eindigt op de laatste dag van de maand, of met toewijzing ' || allocation_no
    || ' als die in de maand eindigt.' AS message
FROM sent_line
JOIN span USING (law, municipality, allocation_no)
WHERE debit_credit = 'D' AND release >= '3.1'
  AND last_day(period_start_on) = last_day(period_end_on)
  AND period_start_on <= span.end_on AND period_end_on >= span.start_on
  AND NOT CASE WHEN period_end_on = last_day(period_end_on) THEN span.end_on >= period_end_on
    ELSE list_contains(span.ends, period_end_on) END
