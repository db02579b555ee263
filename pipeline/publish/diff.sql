-- What differs between the values of two releases, from the views `before` and `after`.
-- Grain: one figure (indicator, part, cut with its dimensions, period) that is not the same in both.
-- tier: definitie  the indicator is counted by another version of its definition
--       gegevens   the same definition, another figure: deliveries came in or were corrected
--       bescherming shown in one and protected in the other
--       nieuw, vervallen  in one of both only
WITH paired AS (
  SELECT
    coalesce(after.indicator_id, before.indicator_id) AS indicator_id,
    coalesce(after.figure, before.figure) AS figure,
    coalesce(after.period, before.period) AS period,
    before.figure IS NULL AS is_new, after.figure IS NULL AS is_gone,
    before.version AS version_before, after.version AS version_after,
    before.status AS status_before, after.status AS status_after,
    before.numerator AS numerator_before, after.numerator AS numerator_after,
    before.denominator AS denominator_before, after.denominator AS denominator_after,
    before.estimate AS estimate_before, after.estimate AS estimate_after
  FROM before
  FULL JOIN after
    ON after.indicator_id = before.indicator_id AND after.figure = before.figure
    AND after.period = before.period
)
SELECT
  CASE
    WHEN is_new THEN 'nieuw'
    WHEN is_gone THEN 'vervallen'
    WHEN version_before <> version_after THEN 'definitie'
    WHEN (status_before = 'afgeschermd') <> (status_after = 'afgeschermd') THEN 'bescherming'
    ELSE 'gegevens'
  END AS tier,
  * EXCLUDE (is_new, is_gone)
FROM paired
WHERE is_new OR is_gone
  OR version_before <> version_after
  OR status_before IS DISTINCT FROM status_after
  OR numerator_before IS DISTINCT FROM numerator_after
  OR denominator_before IS DISTINCT FROM denominator_after
  OR estimate_before IS DISTINCT FROM estimate_after
ORDER BY ALL
