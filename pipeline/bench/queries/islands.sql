-- Care of one client under one law without an interruption of more than 31 days, in one window: an
-- island ends where the running end of care was when the next one starts.
-- Grain: one island.
WITH reach AS (
  SELECT
    client_no, law, start_on,
    max(end_on) OVER before AS reached_on,
    max(end_on) OVER whole AS last_on
  FROM nation.trajectory
  WINDOW
    before AS (
      PARTITION BY client_no, law ORDER BY start_on, end_on
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
    whole AS (
      PARTITION BY client_no, law ORDER BY start_on, end_on
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
),
islands AS (
  SELECT * FROM reach WHERE reached_on IS NULL OR start_on > reached_on + 32
)
SELECT
  client_no, law, start_on,
  coalesce(lead(reached_on) OVER (PARTITION BY client_no, law ORDER BY start_on), last_on) AS end_on
FROM islands
