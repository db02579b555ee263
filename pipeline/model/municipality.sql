-- model.municipality: under which code each municipality is known today.
-- Grain: one code that was ever used in a record. A municipality that went up in another is the other
-- one from then on, for all of its history; until then numbers were given out under the old code.
CREATE OR REPLACE TABLE model.municipality AS
WITH used AS (
  SELECT municipality_code AS code FROM corrected.allocation
  UNION SELECT municipality_code FROM corrected.start
  UNION SELECT municipality_code FROM corrected.stop
  UNION SELECT municipality_code FROM corrected.declaration
  UNION SELECT municipality_code FROM corrected.declaration_line
  UNION SELECT municipality_code FROM corrected.declaration_answer
  UNION SELECT municipality_code FROM corrected.measurement
  UNION SELECT municipality_code FROM corrected.request
  UNION SELECT municipality_code FROM corrected.change_request
  UNION SELECT municipality_code FROM corrected.request_answer
  UNION SELECT municipality_code FROM corrected.reported_trajectory
  UNION SELECT municipality_code FROM corrected.waiting
  UNION SELECT municipality_code FROM corrected.hours
  UNION SELECT municipality_code FROM corrected.realisation
)
SELECT used.code, coalesce(history.new_code, used.code) AS municipality_code
FROM used
LEFT JOIN register.municipality_history AS history ON history.old_code = used.code;
