-- temp.deliverer: who sent a delivery. Grain: one delivery.
-- party: AGB code of a provider or code of a municipality; null when nobody can tell. Of a file that
-- could not be read the folder in the inbox says it, where that is such a code.
CREATE OR REPLACE TEMP TABLE deliverer AS
SELECT
  delivery_id,
  coalesce(sender, nullif(regexp_extract(name, '^([0-9]{8}|[0-9]{4})/', 1), '')) AS party
FROM ledger.delivery;
