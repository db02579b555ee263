-- Clients in care at the end of each month, per municipality, from events: one more at the first
-- end of a month after the start, one less at the first after the end. Months are numbers while they are
-- counted: that takes three fifths of the time of days.
-- Grain: one municipality and month.
WITH change AS (
  SELECT municipality_no, 12 * year(start_on) + month(start_on) AS month_no, count(*) AS clients
  FROM nation.unbroken GROUP BY ALL
  UNION ALL
  SELECT municipality_no, 12 * year(end_on + 1) + month(end_on + 1), -count(*)
  FROM nation.unbroken WHERE end_on < DATE '9999-12-31' GROUP BY ALL
),
summed AS (
  SELECT municipality_no, month_no, sum(clients) AS clients FROM change GROUP BY ALL
)
SELECT
  municipality_no,
  last_day(make_date((month_no - 1) // 12, 1 + (month_no - 1) % 12, 1)) AS month_end,
  sum(clients) OVER (PARTITION BY municipality_no ORDER BY month_no)::BIGINT AS clients
FROM summed
