-- result.coverage: the coverage matrix as it is on the last day of the data, for pages.
-- Grain: one service, specialism and municipality that must be there.
-- state: geen contract | cliëntenstop (no contract takes clients) | geen levering (open, but nobody of
-- the municipality was helped in twelve months) | één aanbieder (only one takes clients) | gedekt.
CREATE OR REPLACE TABLE result.coverage AS
SELECT
  service, specialism, municipality_code, segment, domain, on_date, providers, accepting, delivering,
  CASE
    WHEN providers = 0 THEN 'geen contract'
    WHEN accepting = 0 THEN 'cliëntenstop'
    WHEN delivering = 0 THEN 'geen levering'
    WHEN accepting = 1 THEN 'één aanbieder'
    ELSE 'gedekt'
  END AS state
FROM model.coverage
WHERE on_date = getvariable('data_until')
ORDER BY service, specialism NULLS FIRST, municipality_code;
