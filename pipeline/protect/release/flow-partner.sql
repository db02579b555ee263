-- One step of secondary suppression in release.contract_flow: where a row (from one rank) or a
-- column (to one rank) has exactly one hidden cell, a second is hidden: the smallest of those whose
-- other line has a hidden cell already, else the smallest.
-- Run until nothing changes: a cell hidden for its row can be alone in its column.
UPDATE release.contract_flow SET clients = NULL
WHERE rowid IN (
  SELECT arg_min(cell, (alone, clients, to_rank)) FILTER (clients IS NOT NULL)
  FROM (
    SELECT
      rowid AS cell, *,
      count(*) OVER (PARTITION BY law, year, to_rank)
        = count(clients) OVER (PARTITION BY law, year, to_rank) AS alone
    FROM release.contract_flow
  )
  GROUP BY law, year, from_rank
  HAVING count(*) - count(clients) = 1
);

UPDATE release.contract_flow SET clients = NULL
WHERE rowid IN (
  SELECT arg_min(cell, (alone, clients, from_rank)) FILTER (clients IS NOT NULL)
  FROM (
    SELECT
      rowid AS cell, *,
      count(*) OVER (PARTITION BY law, year, from_rank)
        = count(clients) OVER (PARTITION BY law, year, from_rank) AS alone
    FROM release.contract_flow
  )
  GROUP BY law, year, to_rank
  HAVING count(*) - count(clients) = 1
);
