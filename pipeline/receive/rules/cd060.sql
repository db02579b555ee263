-- CD060: a credit without the number of the line it takes back, or a debit with one.
-- Grain: one Prestatie.
SELECT
  delivery_id, line, 'ProductReferentie/VorigReferentieNummer' AS element,
  CASE WHEN debit_credit = 'C'
    THEN 'Deze creditregel noemt geen VorigReferentieNummer. Vul het nummer in van de regel die u crediteert.'
    ELSE 'Deze debetregel noemt een VorigReferentieNummer. Laat dat leeg, of maak er een creditregel van.'
  END AS message
FROM sent_line
WHERE (debit_credit = 'C') <> (previous_reference_no IS NOT NULL)
