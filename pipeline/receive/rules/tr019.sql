-- TR019: a start, stop or declared line names an allocation that we do not have.
-- Grain: one such line. After a merger the old allocations are known under both codes.
WITH referring AS (
  SELECT delivery_id, line, law, municipality, municipality_code, allocation_no,
    'StartProduct' AS parent
  FROM reported_start WHERE stands
  UNION ALL
  SELECT delivery_id, line, law, municipality, municipality_code, allocation_no, 'StopProduct'
  FROM reported_stop WHERE stands
  UNION ALL
  SELECT delivery_id, line, law, municipality, municipality_code, allocation_no, 'Prestatie'
  FROM sent_line
)
SELECT
  delivery_id, line, parent || '/ToewijzingNummer' AS element,
  'Toewijzing ' || allocation_no || ' van gemeente ' || municipality_code
    || ' is niet ontvangen. Lever het bericht 301 aan of verbeter het ToewijzingNummer.' AS message
FROM referring
ANTI JOIN sent_allocation USING (law, municipality, allocation_no)
WHERE allocation_no IS NOT NULL
