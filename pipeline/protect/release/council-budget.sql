-- release.raad_council_budget: the public budget of a municipality, in euros. Grain: one municipality, year
-- and subject. It comes from documents that the council itself adopted, not from deliveries.
CREATE OR REPLACE TABLE release.raad_council_budget AS
SELECT municipality_code, year, subject, budget_eur, spent_eur, source, fictitious
FROM register.council_budget;
