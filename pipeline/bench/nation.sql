-- A country to measure on: clients and their trajectories. Skewed like reality: a few large
-- providers, many small ones that work in a few municipalities, a few products per provider.
-- Reads the variable `clients`. The same number gives the same country.
CREATE SCHEMA IF NOT EXISTS nation;

-- A number from 0 up to 1 that follows from what it is for.
CREATE OR REPLACE MACRO nation.chance(what, which) AS (hash(what, which) % 1000003) / 1000003.0;

-- Grain: one client.
CREATE OR REPLACE TABLE nation.client AS
SELECT
  client_no::INTEGER AS client_no,
  -- The largest municipality has a hundred times the clients of the smallest.
  (342 * nation.chance(client_no, 1) ** 2)::SMALLINT AS municipality_no
FROM range(getvariable('clients')) AS clients (client_no);

-- Grain: one trajectory: help of one product by one provider, first and last day inclusive;
-- end_on 9999-12-31 while it runs.
CREATE OR REPLACE TABLE nation.trajectory AS
WITH drawn AS (
  SELECT
    trajectory_no, client_no, municipality_no,
    DATE '2014-06-01' + (4200 * nation.chance(trajectory_no, 2))::INTEGER AS start_on,
    (-420 * ln(1 - 0.999 * nation.chance(trajectory_no, 3)))::INTEGER AS days,
    CASE
      -- One in four at a large provider that works everywhere.
      WHEN nation.chance(trajectory_no, 4) < 0.25
        THEN (60 * nation.chance(trajectory_no, 5) ** 3)::INTEGER
      ELSE 60 + ((municipality_no * 8 + 24 * nation.chance(trajectory_no, 5) ** 2)::INTEGER % 2700)
    END AS provider_no
  FROM nation.client, range(3) AS again (turn),
    LATERAL (SELECT (client_no::BIGINT * 3 + turn)::INTEGER AS trajectory_no)
)
SELECT
  trajectory_no, client_no, municipality_no, provider_no,
  ((provider_no * 7 + 5 * nation.chance(trajectory_no, 6) ** 2)::INTEGER % 120)::SMALLINT AS product_no,
  CASE WHEN provider_no % 5 < 3 THEN 'jw' ELSE 'wmo' END AS law,
  start_on,
  CASE WHEN start_on + days < DATE '2025-12-31' THEN start_on + days ELSE DATE '9999-12-31' END AS end_on
FROM drawn;

-- Grain: one declared line of one trajectory in one month. Filled month by month.
CREATE OR REPLACE TABLE nation.declaration (
  month DATE, provider_no INTEGER, municipality_no SMALLINT, product_no SMALLINT, client_no INTEGER,
  trajectory_no INTEGER, start_on DATE, end_on DATE, volume INTEGER, amount_cents INTEGER, law VARCHAR
);
