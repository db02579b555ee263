-- model.realisation: what help cost, as providers tell it by month (not per client).
-- Grain: one provider, segment, municipality and month. provider_id null: a provider that the region
-- does not know. Amounts in cents.
CREATE OR REPLACE TABLE model.realisation AS
SELECT
  realisation.provider_agb, provider.provider_id, provider.party_id,
  segment.domain, segment.law, realisation.segment, municipality.municipality_code, realisation.month,
  sum(realisation.clients)::INTEGER AS clients,
  sum(realisation.hours::DECIMAL(18, 4)) AS hours,
  sum(realisation.cost_cents)::BIGINT AS cost_cents
FROM corrected.realisation AS realisation
JOIN register.segment AS segment ON segment.segment = realisation.segment
JOIN model.municipality AS municipality ON municipality.code = realisation.municipality_code
LEFT JOIN register.provider AS provider ON provider.agb = realisation.provider_agb
GROUP BY ALL;

-- model.realisation_span: from which to which month a provider told what help cost. A month between
-- them without rows is a month without help; outside them nothing is known.
-- Grain: one provider.
CREATE OR REPLACE TABLE model.realisation_span AS
SELECT provider_agb, provider_id, min(month) AS first_month, max(month) AS last_month
FROM model.realisation
GROUP BY ALL;
