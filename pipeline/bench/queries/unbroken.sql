-- Stretches in which a client is in care without any interruption: what events are made of.
-- Grain: one stretch of one client.
CREATE OR REPLACE TABLE nation.unbroken AS
WITH reach AS (
  SELECT
    client_no, municipality_no, start_on, end_on,
    max(end_on) OVER (
      PARTITION BY client_no ORDER BY start_on, end_on
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached_on
  FROM nation.trajectory
),
chained AS (
  SELECT
    *,
    sum(CASE WHEN start_on <= reached_on THEN 0 ELSE 1 END) OVER (
      PARTITION BY client_no ORDER BY start_on, end_on ROWS UNBOUNDED PRECEDING) AS chain
  FROM reach
)
SELECT client_no, any_value(municipality_no) AS municipality_no, min(start_on) AS start_on, max(end_on) AS end_on
FROM chained
GROUP BY client_no, chain
