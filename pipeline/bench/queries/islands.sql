-- Care of one client under one law without an interruption of more than 31 days: an island ends where the
-- running end of care was when the next one starts.
-- Client, law and day stand in one number, in that order. What is sorted is then eight bytes, and the
-- running end of one client never reaches the first day of the next: some thousand clients share a window
-- (a window for each costs more than the sorting), and none needs to know where its own care ended.
-- Grain: one island.
WITH care AS (
  SELECT
    (client_no::BIGINT << 23) + (CASE law WHEN 'wmo' THEN 1 << 22 ELSE 0 END) + (start_on - DATE '1900-01-01')
      AS first_day,
    (client_no::BIGINT << 23) + (CASE law WHEN 'wmo' THEN 1 << 22 ELSE 0 END) + (end_on - DATE '1900-01-01')
      AS last_day
  FROM nation.trajectory
),
reach AS (
  SELECT
    first_day,
    max(last_day) OVER (
      PARTITION BY first_day >> 34 ORDER BY first_day
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached,
    max(last_day) OVER (PARTITION BY first_day >> 34) AS last_reached
  FROM care
),
islands AS (
  SELECT * FROM reach WHERE reached IS NULL OR first_day > reached + 32
),
ended AS (
  SELECT
    first_day,
    coalesce(
      lead(reached) OVER (PARTITION BY first_day >> 34 ORDER BY first_day), last_reached) AS last_day
  FROM islands
)
SELECT
  (first_day >> 23)::INTEGER AS client_no,
  CASE (first_day >> 22) & 1 WHEN 1 THEN 'wmo' ELSE 'jw' END AS law,
  DATE '1900-01-01' + (first_day & 4194303)::INTEGER AS start_on,
  DATE '1900-01-01' + (last_day & 4194303)::INTEGER AS end_on
FROM ended
