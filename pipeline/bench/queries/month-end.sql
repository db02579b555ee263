-- Clients in care at the end of each month, per municipality, from events: one more at the first
-- end of a month after the start, one less at the first after the end.
-- Grain: one municipality and month.
WITH change AS (
  SELECT municipality_no, last_day(start_on) AS month_end, count(*) AS clients
  FROM nation.unbroken GROUP BY ALL
  UNION ALL
  SELECT municipality_no, last_day(end_on + 1), -count(*)
  FROM nation.unbroken WHERE end_on < DATE '9999-12-31' GROUP BY ALL
),
summed AS (
  SELECT municipality_no, month_end, sum(clients) AS clients FROM change GROUP BY ALL
)
SELECT
  municipality_no, month_end,
  sum(clients) OVER (PARTITION BY municipality_no ORDER BY month_end)::BIGINT AS clients
FROM summed
