-- release.*_finding: what was wrong in the deliveries. Grain: one rule and severity.
-- The monitor rounds the number, and shows at least one step: a finding is about a person's record.
CREATE OR REPLACE TABLE release.contract_finding AS
SELECT rule, severity, count(*)::INTEGER AS findings
FROM ledger.finding
GROUP BY ALL;

CREATE OR REPLACE TABLE release.monitor_finding AS
SELECT
  rule, severity,
  greatest(monitor_round_to, round(findings / monitor_round_to) * monitor_round_to)::INTEGER
    AS findings
FROM release.contract_finding, register.region;

CREATE OR REPLACE TABLE release.raad_finding AS FROM release.monitor_finding;
