-- TR346: an amount that is not the volume times the tariff.
-- Grain: one Prestatie of release 3.0 or later. Euros have no tariff (CS339). A tariff per minute may be rounded from one per
-- hour: then the amount is the hourly tariff times the minutes, divided by 60 and rounded once. Such
-- a line is right when any hourly tariff that rounds to this one gives the amount.
SELECT
  delivery_id, line, 'Prestatie/IngediendBedrag' AS element,
  'Het bedrag is ' || replace(format('{:.2f}', abs(amount_cents) / 100), '.', ',') || ' euro, maar '
    || abs(volume) || ' maal het tarief is ' || replace(format('{:.2f}', abs(volume) * tariff_cents / 100), '.', ',')
    || ' euro. Verbeter het bedrag, het volume of het tarief.' AS message
FROM sent_line
WHERE release >= '3.0'
  AND unit <> '83'
  AND tariff_cents IS NOT NULL
  AND abs(amount_cents) <> abs(volume) * tariff_cents
  AND NOT (unit = '01' AND volume <> 0
    AND greatest(60 * tariff_cents - 30, ceil((abs(amount_cents) - 0.5) * 60 / abs(volume)))
      <= least(60 * tariff_cents + 30, floor((abs(amount_cents) + 0.5) * 60 / abs(volume))))
