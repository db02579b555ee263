-- The same islands as usually written: a running end, a running number, and a group.
-- Grain: one island.
WITH reach AS (
  SELECT
    client_no, law, start_on, end_on,
    max(end_on) OVER (
      PARTITION BY client_no, law ORDER BY start_on, end_on
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached_on
  FROM nation.trajectory
),
chained AS (
  SELECT
    *,
    sum(CASE WHEN start_on <= reached_on + 32 THEN 0 ELSE 1 END) OVER (
      PARTITION BY client_no, law ORDER BY start_on, end_on ROWS UNBOUNDED PRECEDING) AS chain
  FROM reach
)
SELECT client_no, law, min(start_on) AS start_on, max(end_on) AS end_on
FROM chained
GROUP BY client_no, law, chain
