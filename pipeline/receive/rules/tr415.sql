-- TR415: a stop of a start that was already stopped for good.
-- Grain: one StopProduct of release 3.2 or later; the first definitive stop that stands is not one.
SELECT
  delivery_id, line, 'StopProduct/RedenBeeindiging' AS element,
  'De hulp met Begindatum ' || start_on
    || ' is al definitief gestopt. Verwijder eerst de oude stop als u hem wilt wijzigen.' AS message
FROM reported_stop
WHERE stands AND NOT again AND release >= '3.2'
QUALIFY count(CASE WHEN end_reason <> '20' THEN 1 END) OVER (
  PARTITION BY law, municipality, provider_agb, client_key, allocation_no, start_on,
    CASE WHEN allocation_no IS NULL THEN category END,
    CASE WHEN allocation_no IS NULL THEN product_code END
  ORDER BY dated_on, delivery_id, line
  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
) > 0
