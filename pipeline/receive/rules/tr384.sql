-- TR384: a line on an allocation that was taken back.
-- Grain: one debit Prestatie that was neither rejected nor credited.
SELECT
  sent_line.delivery_id, sent_line.line, 'Prestatie/ToewijzingNummer' AS element,
  'Toewijzing ' || sent_line.allocation_no
    || ' is door de gemeente verwijderd. Crediteer de regel of overleg met de gemeente.' AS message
FROM sent_line
JOIN sent_allocation AS allocation USING (law, municipality, allocation_no)
WHERE allocation.deleted
  AND sent_line.debit_credit = 'D' AND NOT sent_line.rejected AND NOT sent_line.credited
