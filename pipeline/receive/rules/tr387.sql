-- TR387: a declared period that does not begin on the first day of its month, nor with its
-- allocation when that begins later in the month.
-- Grain: one debit Prestatie of release 3.1 or later, within one month and the allocation. Any version
-- of the allocation will do: a later one must not make an earlier line wrong.
WITH span AS (
  SELECT law, municipality, allocation_no, min(start_on) AS start_on, list(DISTINCT start_on) AS starts,
    max(coalesce(end_on, DATE '9999-12-31')) AS end_on
  FROM sent_allocation GROUP BY ALL
)
SELECT
  delivery_id, line, 'ProductPeriode/Begindatum' AS element,
  'De ProductPeriode begint op ' || period_start_on || '. Zij begint op de eerste dag van de maand, of op '
    || span.start_on || ' als toewijzing ' || allocation_no || ' in die maand ingaat.' AS message
FROM sent_line
JOIN span USING (law, municipality, allocation_no)
WHERE debit_credit = 'D' AND release >= '3.1'
  AND last_day(period_start_on) = last_day(period_end_on)
  AND period_start_on <= span.end_on AND period_end_on >= span.start_on
  AND NOT CASE WHEN day(period_start_on) = 1 THEN span.start_on <= period_start_on
    ELSE list_contains(span.starts, period_start_on) END
