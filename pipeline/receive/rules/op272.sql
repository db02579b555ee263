-- OP272: a stop that was reported too long after the help ended. A report that mends an earlier
-- one is not late, nor is one of help that ended before the observation.
-- Grain: one StopProduct.
SELECT
  delivery_id, line, 'StopProduct/Einddatum' AS element,
  'De stop op ' || end_on || ' is pas na ' || (dated_on - end_on)
    || ' dagen gemeld. Meld een stop binnen ' || region.late_after_days || ' dagen.' AS message
FROM reported_stop, register.region
WHERE stands AND NOT again AND NOT corrects
  AND end_on >= region.observation_from
  AND dated_on - end_on > region.late_after_days
