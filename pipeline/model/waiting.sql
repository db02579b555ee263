-- model.waiting: registrations on a waiting list, as they stand now.
-- Grain: one client, provider, segment and day of registration. The newest status wins, then the newest
-- delivery. on_list: still waiting at the end of the data; waited_days: until the first day of help,
-- else until the registration was closed, else until the end of the data.
CREATE OR REPLACE TABLE model.waiting AS
SELECT
  waiting.client_key, segment.law, municipality.municipality_code,
  provider.provider_id, provider.party_id, waiting.provider_agb, segment.domain, waiting.segment,
  waiting.registered_on, waiting.referred_on, waiting.referrer, waiting.status, waiting.status_on,
  waiting.intake_on, waiting.first_care_on,
  waiting.status = 'waiting' AS on_list,
  CASE
    WHEN waiting.first_care_on IS NOT NULL THEN waiting.first_care_on
    WHEN waiting.status = 'waiting' THEN getvariable('data_until')
    ELSE waiting.status_on
  END - waiting.registered_on AS waited_days,
  waiting.delivery_id, waiting.line
FROM corrected.waiting AS waiting
JOIN model.municipality AS municipality ON municipality.code = waiting.municipality_code
JOIN register.segment AS segment USING (segment)
LEFT JOIN register.provider AS provider ON provider.agb = waiting.provider_agb
WHERE waiting.registered_on <= getvariable('data_until')
  AND waiting.status_on <= getvariable('data_until')
QUALIFY row_number() OVER (
  PARTITION BY waiting.client_key, waiting.provider_agb, waiting.segment, waiting.registered_on
  ORDER BY waiting.status_on DESC, waiting.delivery_id DESC, waiting.line DESC
) = 1;
