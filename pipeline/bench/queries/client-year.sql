-- Cost of one year; reads the variable `year`, so that memory does not grow with years.
-- Grain: one client.
SELECT client_no, sum(amount_cents) AS cents
FROM nation.declaration
WHERE month BETWEEN make_date(getvariable('year'), 1, 1) AND make_date(getvariable('year'), 12, 1)
GROUP BY client_no
