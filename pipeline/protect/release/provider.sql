-- release.contract_provider: who delivers, and the party that signed. Grain: one provider.
-- The AGB code stays behind: nothing on a page needs it.
CREATE OR REPLACE TABLE release.contract_provider AS
SELECT provider_id, name, party_id, party_name, role FROM register.provider;
