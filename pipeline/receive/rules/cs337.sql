-- CS337: a declared period that is not within one calendar month.
-- Grain: one Prestatie of release 3.0 or later; before that, other periods could be declared.
SELECT
  delivery_id, line, 'ProductPeriode/Einddatum' AS element,
  'De ProductPeriode loopt van ' || period_start_on || ' tot en met ' || period_end_on
    || ', dus over meer dan één maand. Declareer elke maand apart.' AS message
FROM sent_line
WHERE last_day(period_start_on) <> last_day(period_end_on) AND release >= '3.0'
