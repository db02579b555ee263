-- model.municipality: under which code each municipality is known today.
-- Grain: one code that was ever used in a record. A municipality that went up in another is the other
-- one from then on, for all of its history; until then numbers were given out under the old code.
CREATE OR REPLACE TABLE model.municipality AS
WITH used AS (
  SELECT municipality_code AS code FROM care.allocation
  UNION SELECT municipality_code FROM care.start
  UNION SELECT municipality_code FROM care.stop
  UNION SELECT municipality_code FROM care.declaration
  UNION SELECT municipality_code FROM care.declaration_line
  UNION SELECT municipality_code FROM care.declaration_answer
  UNION SELECT municipality_code FROM care.measurement
  UNION SELECT municipality_code FROM care.request
  UNION SELECT municipality_code FROM care.change_request
  UNION SELECT municipality_code FROM care.request_answer
  UNION SELECT municipality_code FROM care.reported_trajectory
  UNION SELECT municipality_code FROM care.waiting
)
SELECT used.code, coalesce(history.new_code, used.code) AS municipality_code
FROM used
LEFT JOIN register.municipality_history AS history ON history.old_code = used.code;
