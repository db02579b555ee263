-- release.contract_combination: signals that say more together. Grain: one indicator in one rule, of one
-- cell and year in which the rule holds.
CREATE OR REPLACE TABLE release.contract_combination AS
SELECT
  rule.rule_id, rule.name, rule.text, rule.position AS rule_position,
  level, cut, domain, segment, party_id, provider_id, period_kind, period, contradicted,
  role, found.position, indicator_id, test, finding, against, judged_period
FROM result.combination AS found
JOIN register.combination AS rule USING (rule_id)
WHERE period_kind <> 'lopend';
