-- Observations of lumpsum_utilisation (uitnutting van de lumpsum). Amounts in euros, whole cents.
-- Grain `contract`: one provider, segment and month with an agreed lump sum. Grain `municipality`: one
-- segment, municipality and month of these, the lump sum of each provider split by the key of the region.
-- on_date = first day of the month.
-- Only months in which the provider told what help cost, from the first to the last it told of.
-- numerator: realised cost; denominator: lump sum expected. A month is a twelfth of the year: the sum up
-- to and with month m is lump sum × m / 12, down to whole cents, so that twelve months are the year.
-- Part `own_profile`: the expected sum is spread as the realised cost of the year before was.
WITH month AS (
  SELECT
    budget.provider_id, provider.party_id, budget.segment, segment.domain, segment.law,
    make_date(budget.year, number::INTEGER, 1) AS month,
    budget.lumpsum_eur * 100 AS year_cents,
    budget.lumpsum_eur * 100 * number // 12 - budget.lumpsum_eur * 100 * (number - 1) // 12 AS cents
  FROM register.budget AS budget
  JOIN register.provider AS provider USING (provider_id)
  JOIN register.segment AS segment USING (segment)
  CROSS JOIN range(1, 13) AS months(number)
),
expected AS (
  SELECT month.*, span.first_month
  FROM month
  JOIN model.realisation_span AS span
    ON span.provider_id = month.provider_id
    AND month.month BETWEEN span.first_month AND span.last_month
),
cost AS (
  SELECT provider_id, segment, month, sum(cost_cents)::HUGEINT AS cents
  FROM model.realisation
  GROUP BY ALL
),
contract AS (
  SELECT expected.*, coalesce(cost.cents, 0) AS cost_cents
  FROM expected
  LEFT JOIN cost USING (provider_id, segment, month)
),
-- Whole years of cost, as a rising sum: what the next year is spread by.
profile AS (
  SELECT
    *,
    sum(cents) OVER (PARTITION BY provider_id, segment, year ORDER BY month) AS risen_cents,
    sum(cents) OVER (PARTITION BY provider_id, segment, year) AS whole_cents
  FROM (
    SELECT whole.*, make_date(year, number::INTEGER, 1) AS month, coalesce(cost.cents, 0) AS cents
    FROM (SELECT DISTINCT provider_id, segment, year(month) AS year FROM cost) AS whole
    CROSS JOIN range(1, 13) AS months(number)
    LEFT JOIN cost
      ON cost.provider_id = whole.provider_id
      AND cost.segment = whole.segment
      AND cost.month = make_date(whole.year, number::INTEGER, 1)
  )
),
spread AS (
  SELECT
    contract.* EXCLUDE (cents),
    contract.year_cents * profile.risen_cents // profile.whole_cents
      - contract.year_cents * (profile.risen_cents - profile.cents) // profile.whole_cents AS cents
  FROM contract
  JOIN profile
    ON profile.provider_id = contract.provider_id
    AND profile.segment = contract.segment
    AND profile.month = (contract.month - INTERVAL 1 YEAR)::DATE
  WHERE contract.first_month <= make_date(profile.year, 1, 1)
    AND profile.whole_cents > 0
),
divided AS (
  SELECT
    contract.month, contract.segment, contract.domain, contract.law,
    municipality.code AS municipality_code,
    sum(round(contract.cents * coalesce(key.share, 0)::DECIMAL(9, 6))) AS cents,
    sum(coalesce(local.cost_cents, 0)) AS cost_cents
  FROM contract
  CROSS JOIN register.municipality AS municipality
  LEFT JOIN register.budget_key AS key
    ON key.year = year(contract.month) AND key.municipality_code = municipality.code
  LEFT JOIN model.realisation AS local
    ON local.provider_id = contract.provider_id
    AND local.segment = contract.segment
    AND local.month = contract.month
    AND local.municipality_code = municipality.code
  GROUP BY ALL
)
SELECT
  'contract' AS grain, NULL::VARCHAR AS part, NULL::VARCHAR AS client_key, month AS on_date,
  provider_id, party_id, NULL::VARCHAR AS municipality_code, segment, domain, law,
  NULL::VARCHAR AS age_band, NULL::VARCHAR AS referrer,
  (cost_cents / 100)::DOUBLE AS numerator, (cents / 100)::DOUBLE AS denominator
FROM contract
UNION ALL
SELECT
  'contract', 'own_profile', NULL, month, provider_id, party_id, NULL, segment, domain, law, NULL, NULL,
  cost_cents / 100, cents / 100
FROM spread
UNION ALL
SELECT
  'municipality', NULL, NULL, month, NULL, NULL, municipality_code, segment, domain, law, NULL, NULL,
  cost_cents / 100, cents / 100
FROM divided
