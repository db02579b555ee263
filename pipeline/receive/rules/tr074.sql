-- TR074: a start or stop that was reported before and not deleted since.
-- Grain: one StartProduct or StopProduct.
SELECT
  delivery_id, line, 'StartProduct/Begindatum' AS element,
  'Deze start met Begindatum ' || start_on
    || ' is al eerder gemeld. Verwijder eerst de oude melding als u hem wilt wijzigen.' AS message
FROM reported_start WHERE again
UNION ALL
SELECT
  delivery_id, line, 'StopProduct/Einddatum',
  'Deze stop met Einddatum ' || end_on
    || ' is al eerder gemeld. Verwijder eerst de oude melding als u hem wilt wijzigen.'
FROM reported_stop WHERE again
