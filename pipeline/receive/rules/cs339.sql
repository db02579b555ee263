-- CS339: a line in euros whose amount is not its volume.
-- Grain: one Prestatie of release 3.0 or later. Such a volume is in cents.
SELECT
  delivery_id, line, 'Prestatie/IngediendBedrag' AS element,
  'Bij Eenheid 83 (euro''s) is het volume het bedrag in centen: het volume is ' || abs(volume)
    || ' en het bedrag ' || abs(amount_cents) || '. Maak ze gelijk.' AS message
FROM sent_line
WHERE unit = '83' AND amount_cents <> volume AND release >= '3.0'
