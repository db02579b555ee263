-- TR389: a second debit for the same allocation, product and period, while the first still stands.
-- Grain: one debit Prestatie of release 3.1 or later; the first that stands is not one. Rejected and
-- credited lines do not stand.
SELECT
  delivery_id, line, 'ProductReferentie/ReferentieNummer' AS element,
  'Product ' || category || ' ' || product_code || coalesce(' van toewijzing ' || allocation_no, '') || ' is voor '
    || period_start_on || ' tot en met ' || period_end_on
    || ' al gedeclareerd. Crediteer eerst de eerdere regel.' AS message
FROM sent_line
WHERE debit_credit = 'D' AND NOT rejected AND NOT credited AND release >= '3.1'
QUALIFY row_number() OVER (
  PARTITION BY law, municipality, provider_agb, client_key, allocation_no, category, product_code,
    period_start_on, period_end_on
  ORDER BY delivery_id, line
) > 1
