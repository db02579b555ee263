-- model.residential: whether somebody lives where the help is. Of youth care that is every setting but
-- outpatient and day care. Of beschermd wonen it is only the highest rank that the region has for it:
-- lower is beschermd thuis, and there people live on their own.
CREATE OR REPLACE MACRO model.residential(domain, setting, rank, highest) AS
  CASE domain
    WHEN 'jeugd' THEN setting NOT IN ('ambulant', 'daghulp')
    WHEN 'bw' THEN setting = 'wonen' AND coalesce(rank >= highest, false)
    ELSE false
  END;

-- model.cohort: who is in care on the first day of a quarter (S0), and where they stand twelve months
-- later (S1). Grain: one (client, law, S0) in care, off the ladder too.
-- In care means within a spell. On a day of interruption the step back into care tells where somebody
-- stands; interrupted says so. Dimensions are those of the lead service at S0 (model.standing).
-- state: where somebody stands at S1: in_care | out_planned (planned, agreed) | out_dropout (client,
--   provider) | transfer (other law or provider) | out_other (moved, deceased, external,
--   municipality) | unknown; null when it cannot be known yet: an exit counts only when no restart
--   within the gap days can still come in.
-- Columns with _1 are those of S1, null when out of care. entered: not in care twelve months before S0;
-- null when nobody looked then.
CREATE OR REPLACE TABLE model.cohort AS
WITH stretch AS (
  SELECT
    standing.*,
    spell.end_class, client.birth_month,
    -- A number is cheaper to join on than a key, and days are joined thrice.
    dense_rank() OVER (ORDER BY standing.client_key, standing.law) AS person_no,
    lag(to_on) OVER stretches AS previous_on,
    lead(from_on) OVER stretches AS next_on
  FROM model.standing AS standing
  LEFT JOIN model.spell AS spell
    ON spell.client_key = standing.client_key
    AND spell.law = standing.law
    AND spell.end_on = standing.to_on
  LEFT JOIN model.client AS client ON client.client_key = standing.client_key
  WINDOW stretches AS (PARTITION BY standing.client_key, standing.law ORDER BY from_on)
),
-- Each stretch speaks for the interruption before it and, after the last day of a spell, for the time
-- out of care: so every day after the first has one stretch, and days can be joined by equality.
speaking AS (
  SELECT
    * EXCLUDE (previous_on, next_on),
    CASE WHEN from_on <= previous_on + getvariable('gap_days') + 1
      THEN previous_on + 1 ELSE from_on END AS speaks_from,
    CASE WHEN next_on <= to_on + getvariable('gap_days') + 1
      THEN to_on ELSE coalesce(next_on - 1, DATE '9999-12-31') END AS speaks_to
  FROM stretch
),
highest AS (
  SELECT max(product.rank) AS rank
  FROM register.product AS product JOIN register.segment AS segment USING (segment)
  WHERE segment.domain = 'bw' AND product.setting = 'wonen'
),
day AS (
  SELECT
    speaking.*,
    quarter.starts_on AS on_date,
    quarter.starts_on <= to_on AS in_care,
    quarter.starts_on < from_on AS interrupted,
    model.residential(domain, setting, speaking.rank, highest.rank) AS residential
  FROM speaking
  JOIN model.quarter AS quarter ON quarter.starts_on BETWEEN speaks_from AND speaks_to
  CROSS JOIN highest
)
SELECT
  before.client_key, before.law, before.on_date AS s0, before.interrupted,
  before.rank, before.domain, before.segment, before.setting, before.residential,
  before.municipality_code, before.provider_id, before.party_id, before.referrer, before.providers,
  before.birth_month, model.age_band(before.birth_month, before.on_date) AS age_band,
  CASE
    WHEN later.on_date + getvariable('gap_days') > getvariable('data_until') THEN NULL
    WHEN later.in_care THEN 'in_care'
    WHEN later.end_class IN ('planned', 'agreed') THEN 'out_planned'
    WHEN later.end_class IN ('client', 'provider') THEN 'out_dropout'
    WHEN later.end_class IN ('transfer', 'switch') THEN 'transfer'
    WHEN later.end_class IN ('moved', 'deceased', 'external', 'municipality') THEN 'out_other'
    WHEN later.on_date IS NOT NULL THEN 'unknown'
  END AS state,
  CASE WHEN later.in_care THEN later.rank END AS rank_1,
  CASE WHEN later.in_care THEN later.domain END AS domain_1,
  CASE WHEN later.in_care THEN later.setting END AS setting_1,
  CASE WHEN later.in_care THEN later.residential END AS residential_1,
  CASE WHEN before.on_date - INTERVAL 12 MONTH >= getvariable('observation_from')
    THEN NOT coalesce(earlier.in_care, false) END AS entered
FROM day AS before
LEFT JOIN day AS later
  ON later.person_no = before.person_no
  AND later.on_date = (before.on_date + INTERVAL 12 MONTH)::DATE
LEFT JOIN day AS earlier
  ON earlier.person_no = before.person_no
  AND earlier.on_date = (before.on_date - INTERVAL 12 MONTH)::DATE
WHERE before.in_care;
