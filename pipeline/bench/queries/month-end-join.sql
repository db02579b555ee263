-- The same, as usually written: every trajectory beside every end of a month it spans.
-- Grain: one municipality and month.
SELECT municipality_no, month_end, count(DISTINCT client_no)::BIGINT AS clients
FROM nation.trajectory
JOIN (
  SELECT last_day(DATE '2014-06-01' + to_months(n::INTEGER)) AS month_end FROM range(139) AS months (n)
) AS ends ON start_on <= month_end AND end_on >= month_end
GROUP BY municipality_no, month_end
