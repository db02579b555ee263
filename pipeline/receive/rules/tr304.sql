-- TR304: a start, stop or declared line uses the allocation number of another client. Of a number
-- that we have no allocation for, the client who used it first is taken to be the owner.
-- Grain: one such line.
WITH referring AS (
  SELECT delivery_id, line, law, municipality, allocation_no, client_key,
    'StartProduct' AS parent
  FROM reported_start WHERE stands
  UNION ALL
  SELECT delivery_id, line, law, municipality, allocation_no, client_key, 'StopProduct'
  FROM reported_stop WHERE stands
  UNION ALL
  SELECT delivery_id, line, law, municipality, allocation_no, client_key, 'Prestatie'
  FROM sent_line
),
allocated AS (
  SELECT DISTINCT law, municipality, allocation_no, client_key FROM sent_allocation
),
owner AS (
  FROM allocated
  UNION ALL
  SELECT law, municipality, allocation_no,
    arg_min(client_key, (delivery_id, line)) AS client_key
  FROM referring
  ANTI JOIN allocated USING (law, municipality, allocation_no)
  WHERE allocation_no IS NOT NULL
  GROUP BY ALL
)
SELECT
  delivery_id, line, parent || '/ToewijzingNummer' AS element,
  'Toewijzing ' || allocation_no || ' van gemeente ' || municipality
    || ' hoort bij een andere cliënt. Verbeter het ToewijzingNummer of het BSN.' AS message
FROM referring
ANTI JOIN owner USING (law, municipality, allocation_no, client_key)
WHERE allocation_no IS NOT NULL
