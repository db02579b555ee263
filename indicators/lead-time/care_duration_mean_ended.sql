-- Observations of care_duration_mean_ended (gemiddelde duur van beëindigde trajecten).
-- Grain `trajectory`: one trajectory that ended for good, once for the headline and once for the class
-- of its length. on_date = last day of help; value: days, first and last both counted.
-- A class holds whole months and years: help from 1 March to 31 May lasted three months.
SELECT
  'trajectory' AS grain,
  unnest([NULL, CASE
    WHEN end_on + 1 < start_on + INTERVAL 3 MONTH THEN 'to_3_months'
    WHEN end_on + 1 < start_on + INTERVAL 6 MONTH THEN 'to_6_months'
    WHEN end_on + 1 < start_on + INTERVAL 12 MONTH THEN 'to_12_months'
    WHEN end_on + 1 < start_on + INTERVAL 24 MONTH THEN 'to_2_years'
    WHEN end_on + 1 < start_on + INTERVAL 36 MONTH THEN 'to_3_years'
    WHEN end_on + 1 < start_on + INTERVAL 48 MONTH THEN 'to_4_years'
    ELSE 'from_4_years'
  END]) AS part,
  client_key, end_on AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  age_band, referrer, start_rank,
  days AS value
FROM model.ending
