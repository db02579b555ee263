-- OP271: a start that was reported too long after the help began. A report that mends an earlier
-- one is not late, nor is one of help from before the observation.
-- Grain: one StartProduct.
SELECT
  delivery_id, line, 'StartProduct/Begindatum' AS element,
  'De start op ' || start_on || ' is pas na ' || (dated_on - start_on)
    || ' dagen gemeld. Meld een start binnen ' || region.late_after_days || ' dagen.' AS message
FROM reported_start, register.region
WHERE stands AND NOT again AND NOT corrects
  AND start_on >= region.observation_from
  AND dated_on - start_on > region.late_after_days
