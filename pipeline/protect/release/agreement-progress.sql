-- release.contract_agreement_progress: how agreements went. Grain: one entry of one agreement in
-- contract_agreement.
CREATE OR REPLACE TABLE release.contract_agreement_progress AS
SELECT agreement_id, position, on_date, text, by_role
FROM register.agreement_progress
SEMI JOIN release.contract_agreement USING (agreement_id);
