-- TR316: a line that takes back a line of the same message.
-- Grain: one credit Prestatie.
SELECT
  delivery_id, line, 'ProductReferentie/VorigReferentieNummer' AS element,
  'Prestatie ' || previous_reference_no
    || ' staat in hetzelfde bericht. Laat de regel weg in plaats van hem meteen te crediteren.'
    AS message
FROM sent_line AS credit
WHERE debit_credit = 'C' AND EXISTS (
  FROM sent_line AS debit
  WHERE debit.delivery_id = credit.delivery_id
    AND debit.reference_no = credit.previous_reference_no
    AND debit.debit_credit = 'D'
)
