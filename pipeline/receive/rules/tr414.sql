-- TR414: a definitive stop with an earlier last day than the temporary stop (20) before it.
-- Grain: one StopProduct of release 3.2 or later.
SELECT
  delivery_id, line, 'StopProduct/Einddatum' AS element,
  'De Einddatum ' || end_on || ' ligt vóór ' || paused_on
    || ', de Einddatum van de tijdelijke stop. Neem die dag of een latere.' AS message
FROM (
  SELECT
    *,
    max(CASE WHEN end_reason = '20' THEN end_on END) OVER (
      PARTITION BY law, municipality, provider_agb, client_key, allocation_no, start_on,
        CASE WHEN allocation_no IS NULL THEN category END,
        CASE WHEN allocation_no IS NULL THEN product_code END
      ORDER BY dated_on, delivery_id, line
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS paused_on
  FROM reported_stop
  WHERE stands AND NOT again AND release >= '3.2'
)
WHERE end_reason <> '20' AND end_on < paused_on
