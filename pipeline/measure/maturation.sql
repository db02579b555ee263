-- result.maturation: how fast messages came in after the quarter they are about. Grain: one
-- kind of message (start | stop | declaration) and number of weeks after the end of the quarter.
-- events: all that is known now, over the last four quarters that ended at least 26 weeks before the
-- last day of the data; known: what was known by then. What is told again counts from the first time.
CREATE OR REPLACE TABLE result.maturation AS
WITH told AS (
  SELECT 'start' AS kind, start_on AS on_date, min(dated_on) AS told_on
  FROM care.start
  WHERE status = '1'
  GROUP BY law, municipality_code, provider_agb, client_key, allocation_no, category, product_code,
    start_on
  UNION ALL
  SELECT 'stop', end_on, min(dated_on)
  FROM care.stop
  WHERE status = '1'
  GROUP BY law, municipality_code, provider_agb, client_key, allocation_no, category, product_code,
    end_on
  UNION ALL
  SELECT 'declaration', month, first_on
  FROM model.declared
),
late AS (
  SELECT
    kind,
    greatest(0, ceil(date_diff('day', last_day(date_trunc('quarter', on_date) + INTERVAL 2 MONTH),
      told_on) / 7))::INTEGER AS weeks
  FROM told
  WHERE date_trunc('quarter', on_date) + INTERVAL 3 MONTH + INTERVAL 26 WEEK <= getvariable('data_until') + 1
    AND date_trunc('quarter', on_date) + INTERVAL 15 MONTH + INTERVAL 26 WEEK > getvariable('data_until') + 1
)
SELECT
  late.kind, week.weeks, count(*) FILTER (late.weeks <= week.weeks)::INTEGER AS known,
  count(*)::INTEGER AS events
FROM late
CROSS JOIN (SELECT unnest([0, 1, 2, 4, 6, 8, 13, 26])::INTEGER AS weeks) AS week
GROUP BY ALL
ORDER BY ALL;
