-- Observations of clients_vs_agreed (cliëntaantallen tegenover de afspraak).
-- Grain `contract`: one client, provider, segment and year with an agreed number of clients, and with at
-- least one day of help: events = 1. And one provider, segment and year without a client: population =
-- the number agreed. Part `carried_over`: hit = help at that provider and segment ran on 31 December of
-- the year before and on 1 January.
WITH agreed AS (
  SELECT
    budget.provider_id, provider.party_id, budget.segment, segment.domain, segment.law, budget.year,
    budget.agreed_clients
  FROM register.budget AS budget
  JOIN register.provider AS provider USING (provider_id)
  JOIN register.segment AS segment USING (segment)
),
served AS (
  SELECT DISTINCT agreed.* EXCLUDE (agreed_clients), service.client_key
  FROM agreed
  JOIN model.service AS service
    ON service.provider_id = agreed.provider_id
    AND service.segment = agreed.segment
    AND agreed.year BETWEEN year(service.start_on)
      AND year(least(coalesce(service.end_on, getvariable('data_until')), getvariable('data_until')))
),
carried AS (
  SELECT DISTINCT service.client_key, service.provider_id, service.segment, years.year
  FROM (SELECT DISTINCT year FROM agreed) AS years
  JOIN model.service AS service
    ON service.start_on < make_date(years.year, 1, 1)
    AND coalesce(service.end_on, DATE '9999-12-31') >= make_date(years.year, 1, 1)
)
SELECT
  'contract' AS grain, NULL::VARCHAR AS part, client_key, make_date(year, 12, 31) AS on_date,
  year::VARCHAR AS period, provider_id, party_id, NULL::VARCHAR AS municipality_code, segment, domain,
  law, NULL::VARCHAR AS age_band, NULL::VARCHAR AS referrer,
  1::DOUBLE AS events, 0::DOUBLE AS population, NULL::BOOLEAN AS hit
FROM served
UNION ALL
SELECT
  'contract', 'carried_over', client_key, make_date(year, 12, 31), year::VARCHAR, provider_id, party_id,
  NULL, segment, domain, law, NULL, NULL, NULL, NULL, carried.client_key IS NOT NULL
FROM served
LEFT JOIN carried USING (client_key, provider_id, segment, year)
UNION ALL
SELECT
  'contract', NULL, NULL, make_date(year, 12, 31), year::VARCHAR, provider_id, party_id, NULL, segment,
  domain, law, NULL, NULL, 0, agreed_clients, NULL
FROM agreed
