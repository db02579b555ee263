-- model.hours: hours of help, as providers write them down.
-- Grain: one client, provider, segment, municipality, month, and who gave them.
-- provider_id: who answers for the help. A subcontractor may send a table of its own: then it stands
-- under its main contractor. teller_id: who sent the table. subcontractor_agb: who gave the hours for the provider; null when it did so
-- itself, or a member of the same consortium did.
CREATE OR REPLACE TABLE model.hours AS
SELECT
  hours.client_key, hours.provider_agb,
  any_value(coalesce(main.provider_id, provider.provider_id)) AS provider_id,
  any_value(provider.provider_id) AS teller_id,
  any_value(coalesce(main.party_id, provider.party_id)) AS party_id,
  any_value(segment.domain) AS domain, any_value(segment.law) AS law, hours.segment, municipality.municipality_code, hours.month,
  CASE
    WHEN main.provider_id IS NOT NULL THEN hours.provider_agb
    WHEN given.role = 'consortiumlid' AND given.party_id = provider.party_id THEN NULL
    ELSE hours.subcontractor_agb
  END AS subcontractor_agb,
  sum(hours.direct_hours::DECIMAL(18, 4)) AS direct_hours,
  sum(hours.indirect_hours::DECIMAL(18, 4)) AS indirect_hours
FROM corrected.hours AS hours
JOIN register.segment AS segment ON segment.segment = hours.segment
JOIN model.municipality AS municipality ON municipality.code = hours.municipality_code
LEFT JOIN register.provider AS provider ON provider.agb = hours.provider_agb
LEFT JOIN register.provider AS main
  ON provider.role = 'onderaannemer' AND main.provider_id = provider.main_provider_id
LEFT JOIN register.provider AS given ON given.agb = hours.subcontractor_agb
GROUP BY ALL;
