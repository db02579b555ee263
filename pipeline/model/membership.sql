-- model.membership: when a client was in care of a group: the region, a domain, law, municipality,
-- party, provider or segment. Who is in care differs by group: people move and change provider.
-- A stretch of care in a group is without an interruption of more than the gap days, whichever provider
-- or segment of that group gives it.
-- Grain: one stretch of one client, in the groups whose column is filled. Groups of which the stretch,
-- the one before and the one after are on the same days share a row, which is so for most people.
-- kind: region (all groups at once), segment (with the domain it is in) or group (the rest): rows of one
-- kind can be counted by any of their columns. A party of one provider is that provider: no rows.
-- end_on is 9999-12-31 while care runs; previous_on and next_on: the last day of the stretch before and
-- the first day of the one after; null when there is none.
CREATE OR REPLACE TABLE model.membership AS
WITH joint AS (
  SELECT party_id FROM register.provider GROUP BY party_id HAVING count(*) > 1
),
care AS (
  SELECT
    service.* REPLACE (joint.party_id AS party_id),
    dense_rank() OVER (ORDER BY client_key) AS client_no,
    coalesce(end_on, DATE '9999-12-31') AS exit_on
  FROM model.service AS service
  LEFT JOIN joint ON joint.party_id = service.party_id
),
member AS (
  SELECT
    *,
    CASE grain
      WHEN 'region' THEN '' WHEN 'domain' THEN domain WHEN 'municipality' THEN municipality_code
      WHEN 'segment' THEN segment WHEN 'party' THEN party_id WHEN 'provider' THEN provider_id
      ELSE law
    END AS member_of
  FROM (
    SELECT
      client_key, client_no, domain, law, segment, municipality_code, party_id, provider_id,
      start_on, exit_on,
      unnest(['region', 'domain', 'municipality', 'segment', 'party', 'provider', 'law']) AS grain
    FROM care
  )
  WHERE member_of IS NOT NULL
),
reach AS (
  SELECT
    *,
    max(exit_on) OVER (
      PARTITION BY client_no, grain, member_of
      ORDER BY start_on, exit_on
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached_on
  FROM member
),
chained AS (
  SELECT
    *,
    sum(CASE WHEN start_on <= reached_on + getvariable('gap_days') + 1 THEN 0 ELSE 1 END) OVER (
      PARTITION BY client_no, grain, member_of
      ORDER BY start_on, exit_on
      ROWS UNBOUNDED PRECEDING
    ) AS chain
  FROM reach
),
stretch AS (
  SELECT
    client_no, grain, member_of,
    any_value(client_key) AS client_key,
    any_value(domain) AS domain,
    min(start_on) AS start_on,
    max(exit_on) AS end_on
  FROM chained
  GROUP BY client_no, grain, member_of, chain
),
followed AS (
  SELECT
    *,
    CASE WHEN grain IN ('region', 'segment') THEN grain ELSE 'group' END AS kind,
    lag(end_on) OVER stretches AS previous_on,
    lead(start_on) OVER stretches AS next_on
  FROM stretch
  WINDOW stretches AS (PARTITION BY client_no, grain, member_of ORDER BY start_on)
),
numbered AS (
  -- Two providers on the same days are two rows.
  SELECT
    *,
    row_number() OVER (
      PARTITION BY client_no, grain, start_on, end_on, previous_on, next_on ORDER BY member_of
    ) AS copy
  FROM followed
)
SELECT
  any_value(client_key) AS client_key, kind,
  CASE WHEN kind = 'segment' THEN any_value(domain)
    ELSE any_value(member_of) FILTER (grain = 'domain') END AS domain,
  any_value(member_of) FILTER (grain = 'law') AS law,
  any_value(member_of) FILTER (grain = 'segment') AS segment,
  any_value(member_of) FILTER (grain = 'municipality') AS municipality_code,
  any_value(member_of) FILTER (grain = 'party') AS party_id,
  any_value(member_of) FILTER (grain = 'provider') AS provider_id,
  start_on, end_on, previous_on, next_on
FROM numbered
GROUP BY client_no, kind, start_on, end_on, previous_on, next_on, copy;
