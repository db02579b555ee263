-- model.client: what is known of a person.
-- Grain: one client_key. The newest message wins; no name, no day of birth, no address.
CREATE OR REPLACE TABLE model.client AS
SELECT
  client_key,
  last(birth_month ORDER BY delivery_id) FILTER (birth_month IS NOT NULL) AS birth_month,
  last(gender ORDER BY delivery_id) FILTER (gender IS NOT NULL) AS gender
FROM corrected.client
ANTI JOIN corrected.voided USING (delivery_id)
GROUP BY client_key;

CREATE OR REPLACE MACRO model.age_band(birth_month, on_date) AS
  CASE
    WHEN birth_month IS NULL THEN NULL
    WHEN date_sub('year', birth_month, on_date) < 4 THEN '0-3'
    WHEN date_sub('year', birth_month, on_date) < 12 THEN '4-11'
    WHEN date_sub('year', birth_month, on_date) < 18 THEN '12-17'
    WHEN date_sub('year', birth_month, on_date) < 23 THEN '18-22'
    WHEN date_sub('year', birth_month, on_date) < 65 THEN '23-64'
    WHEN date_sub('year', birth_month, on_date) < 80 THEN '65-79'
    ELSE '80+'
  END;
