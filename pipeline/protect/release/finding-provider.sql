-- release.contract_finding_provider: what was wrong in the deliveries of a provider, for the
-- dialogue on data quality. Grain: one provider, rule and severity. Findings on what
-- municipalities sent are in contract_finding only.
CREATE OR REPLACE TABLE release.contract_finding_provider AS
SELECT provider.provider_id, finding.rule, finding.severity, count(*)::INTEGER AS findings
FROM ledger.finding AS finding
JOIN ledger.delivery AS delivery USING (delivery_id)
JOIN register.provider AS provider ON provider.agb = delivery.sender
GROUP BY ALL;
