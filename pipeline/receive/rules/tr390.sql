-- TR390: a second credit of one line, in another message.
-- Grain: one credit Prestatie of release 3.1 or later; those in the first message are not (within a
-- message: TR315). A rejected credit may be sent again.
SELECT
  delivery_id, line, 'ProductReferentie/VorigReferentieNummer' AS element,
  'Prestatie ' || previous_reference_no
    || ' is al eerder gecrediteerd. Laat deze creditregel weg.' AS message
FROM sent_line
WHERE debit_credit = 'C' AND NOT rejected AND previous_reference_no IS NOT NULL AND release >= '3.1'
QUALIFY delivery_id > min(delivery_id) OVER (PARTITION BY law, provider_agb, previous_reference_no)
