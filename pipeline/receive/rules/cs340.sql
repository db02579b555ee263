-- CS340: a declared period that is not exactly one calendar month.
-- Grain: one Declaratie of release 3.0 or later; before that, other periods could be declared.
SELECT
  declaration.delivery_id, declaration.line, 'Declaratie/DeclaratiePeriode' AS element,
  'De DeclaratiePeriode loopt van ' || period_start_on || ' tot en met ' || period_end_on
    || '. Neem precies één hele kalendermaand.' AS message
FROM care.declaration AS declaration
ANTI JOIN care.voided USING (delivery_id)
JOIN ledger.delivery AS delivery USING (delivery_id)
WHERE (day(period_start_on) <> 1 OR period_end_on <> last_day(period_start_on))
  AND delivery.release >= '3.0'
