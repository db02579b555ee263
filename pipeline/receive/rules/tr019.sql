-- TR019: a start, stop or declared line names an allocation that we do not have.
-- Grain: one such line.
WITH referring AS (
  SELECT delivery_id, line, law, municipality_code, allocation_no, 'StartProduct' AS parent
  FROM reported_start WHERE stands
  UNION ALL
  SELECT delivery_id, line, law, municipality_code, allocation_no, 'StopProduct'
  FROM reported_stop WHERE stands
  UNION ALL
  SELECT delivery_id, line, law, municipality_code, allocation_no, 'Prestatie'
  FROM care.declaration_line
)
SELECT
  delivery_id, line, parent || '/ToewijzingNummer' AS element,
  'Toewijzing ' || allocation_no || ' van gemeente ' || municipality_code
    || ' is niet ontvangen. Lever het bericht 301 aan of verbeter het ToewijzingNummer.' AS message
FROM referring
ANTI JOIN care.allocation USING (law, municipality_code, allocation_no)
WHERE allocation_no IS NOT NULL
