-- TR413: a temporary stop (20) of a start that already had one.
-- Grain: one StopProduct of release 3.2 or later; the first that stands is not one.
SELECT
  delivery_id, line, 'StopProduct/RedenBeeindiging' AS element,
  'De hulp met Begindatum ' || start_on
    || ' is al tijdelijk gestopt. Meld eerst een nieuwe start, of een definitieve stop.' AS message
FROM reported_stop
WHERE stands AND NOT again AND end_reason = '20' AND release >= '3.2'
QUALIFY row_number() OVER (
  PARTITION BY law, municipality, provider_agb, client_key, allocation_no, start_on,
    CASE WHEN allocation_no IS NULL THEN category END,
    CASE WHEN allocation_no IS NULL THEN product_code END
  ORDER BY dated_on, delivery_id, line
) > 1
