-- TR358: a total that is not the sum of its lines.
-- Grain: one Declaratie. One of which lines were not taken in cannot be added up.
SELECT
  declaration.delivery_id, declaration.line, 'Declaratie/TotaalIngediendBedrag' AS element,
  'Het totaal is ' || replace(format('{:.2f}', declaration.total_cents / 100), '.', ',')
    || ' euro, maar de regels zijn samen ' || replace(format('{:.2f}', coalesce(lines.cents, 0) / 100), '.', ',')
    || ' euro. Verbeter het totaal of de regels.' AS message
FROM care.declaration AS declaration
ANTI JOIN care.voided USING (delivery_id)
JOIN ledger.delivery AS delivery USING (delivery_id)
LEFT JOIN (
  SELECT delivery_id, sum(amount_cents) AS cents FROM sent_line GROUP BY delivery_id
) AS lines USING (delivery_id)
WHERE delivery.records_rejected = 0 AND declaration.total_cents <> coalesce(lines.cents, 0)
