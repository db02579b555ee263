-- Observations of late_declaration_rate (te laat ingediende declaraties).
-- Grain `declared`: the declared help (model.declared) of one provider, municipality, segment and quarter
-- of help; once in lines and once, part `amount`, in euros. on_date = first day of the quarter: no period
-- is shorter. About lines, not persons: client_key null.
-- denominator: help declared and not rejected or credited away since, of months of which the last day,
-- the agreed days and 90 more have passed. numerator: of these, first sent without rejection more than
-- the agreed days after the month.
WITH declared AS (
  SELECT
    provider_id, party_id, municipality_code, segment, domain, law,
    date_trunc('quarter', month)::DATE AS on_date,
    counted_on > last_day(month) + deadline.declaration_days AS late,
    counted_cents
  FROM model.declared
  CROSS JOIN register.deadline AS deadline
  WHERE counted_on IS NOT NULL
    AND net_cents <> 0
    AND last_day(month) + deadline.declaration_days + 90 <= getvariable('data_until')
),
summed AS (
  SELECT
    * EXCLUDE (late, counted_cents),
    count(*) AS lines, count_if(late) AS late_lines,
    sum(counted_cents) / 100 AS euros, coalesce(sum(counted_cents) FILTER (late), 0) / 100 AS late_euros
  FROM declared
  GROUP BY ALL
)
SELECT
  'declared' AS grain, part, NULL::VARCHAR AS client_key, on_date,
  provider_id, party_id, municipality_code, segment, domain, law,
  NULL::VARCHAR AS age_band, NULL::VARCHAR AS referrer,
  numerator::DOUBLE AS numerator, denominator::DOUBLE AS denominator
FROM (
  SELECT *, unnest([
    {part: NULL, numerator: late_lines::DOUBLE, denominator: lines::DOUBLE},
    {part: 'amount', numerator: late_euros::DOUBLE, denominator: euros::DOUBLE}
  ], recursive := true)
  FROM summed
)
