-- TR323: a credit of a line that was rejected, so that there is nothing to take back.
-- Grain: one credit Prestatie. A line that we do not have may be from before our time.
SELECT
  credit.delivery_id, credit.line, 'ProductReferentie/VorigReferentieNummer' AS element,
  'Prestatie ' || credit.previous_reference_no
    || ' is afgewezen: er is niets om te crediteren. Laat deze creditregel weg.' AS message
FROM sent_line AS credit
SEMI JOIN (
  SELECT law, provider_agb, reference_no
  FROM sent_line
  WHERE debit_credit = 'D'
  GROUP BY ALL
  HAVING bool_and(rejected)
) AS debit
  ON debit.law = credit.law
  AND debit.provider_agb = credit.provider_agb
  AND debit.reference_no = credit.previous_reference_no
WHERE credit.debit_credit = 'C' AND NOT credit.rejected
