-- release.manifest_input: what the release was made from. Grain: the release (one row).
-- deliveries_sha256: over the sha256 of every accepted delivery, sorted, so that the order of
-- arrival does not matter.
CREATE OR REPLACE TABLE release.manifest_input AS
SELECT
  count(*)::INTEGER AS deliveries,
  sha256(coalesce(string_agg(sha256, chr(10) ORDER BY sha256), '')) AS deliveries_sha256,
  (SELECT flow_min_clients FROM register.protection) AS flow_min_clients
FROM ledger.delivery
WHERE status = 'accepted';
