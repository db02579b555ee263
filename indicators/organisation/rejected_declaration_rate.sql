-- Observations of rejected_declaration_rate (afgekeurde declaratieregels).
-- Grain `declared`: the declared help (model.declared) of one provider, municipality and segment, first
-- sent in one quarter and answered; once for the headline and once for each cause. on_date = first day of
-- the quarter: no period is shorter. About lines, not persons: client_key null.
-- denominator: lines; numerator: of these, rejected the first time. Of several return codes one about
-- the allocation decides; `other`: none tells the cause.
-- Part repair_days: one line rejected the first time and sent again without rejection. on_date = the day
-- it was first sent; value: days from the rejection to sending it again.
WITH coded AS (
  SELECT
    declared.*,
    first_status = 'rejected' AS rejected,
    list_transform(string_split(first_codes, ','), lambda code: known.causes[code]) AS causes
  FROM model.declared AS declared
  CROSS JOIN (
    SELECT map_from_entries(list((code, cause)) FILTER (cause IS NOT NULL)) AS causes
    FROM register.return_code
  ) AS known
  WHERE first_status <> 'submitted'
),
summed AS (
  SELECT
    provider_id, party_id, municipality_code, segment, domain, law,
    date_trunc('quarter', first_on)::DATE AS on_date,
    count(*) AS lines,
    count_if(rejected) AS rejected,
    count_if(rejected AND list_contains(causes, 'allocation')) AS allocation,
    count_if(rejected AND NOT list_contains(causes, 'allocation')
      AND list_contains(causes, 'declaration')) AS declaration
  FROM coded
  GROUP BY ALL
)
SELECT
  'declared' AS grain, part, NULL::VARCHAR AS client_key, on_date,
  provider_id, party_id, municipality_code, segment, domain, law,
  NULL::VARCHAR AS age_band, NULL::VARCHAR AS referrer,
  numerator::DOUBLE AS numerator, lines::DOUBLE AS denominator, NULL::INTEGER AS value
FROM (
  SELECT *, unnest([
    {part: NULL, numerator: rejected},
    {part: 'allocation', numerator: allocation},
    {part: 'declaration', numerator: declaration},
    {part: 'other', numerator: rejected - allocation - declaration}
  ], recursive := true)
  FROM summed
)
UNION ALL
SELECT
  'declared', 'repair_days', client_key, first_on, provider_id, party_id, municipality_code, segment,
  domain, law, NULL, NULL, NULL, NULL, counted_on - answered_on
FROM model.declared
WHERE first_status = 'rejected' AND counted_on IS NOT NULL
