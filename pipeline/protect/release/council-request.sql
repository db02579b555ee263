-- release.raad_council_request: what a council asked for or was promised. Grain: one request. Public text
-- of the region folder, read over for personal data when it came in.
CREATE OR REPLACE TABLE release.raad_council_request AS
SELECT
  municipality_code, request_id, kind, on_date, title, text, status, answer, answered_on, fictitious
FROM register.council_request;
