-- TR378: an allocation under the code of a municipality that no longer existed on its first day.
-- Grain: one ToegewezenProduct. What was allocated before the merger keeps the old code.
SELECT
  delivery_id, line, 'ToegewezenProduct/Ingangsdatum' AS element,
  'Gemeente ' || history.old_code || ' (' || history.old_name || ') is sinds ' || history.merged_on
    || ' gemeente ' || history.new_code || ' (' || history.new_name || '). De toewijzing'
    || coalesce(' ' || allocation_no, '') || ' gaat in op ' || start_on || '; gebruik de nieuwe code.' AS message
FROM sent_allocation
JOIN register.municipality_history AS history
  ON history.old_code = sent_allocation.municipality_code
  AND sent_allocation.start_on >= history.merged_on
