-- release.raad_council_reading: what the executive of a municipality makes of a figure. Grain: one
-- municipality and indicator. Only of indicators that the public may read about.
CREATE OR REPLACE TABLE release.raad_council_reading AS
SELECT municipality_code, indicator_id, on_date, text, fictitious
FROM register.council_reading
SEMI JOIN release.raad_indicator USING (indicator_id);
