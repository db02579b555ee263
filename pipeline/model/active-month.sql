-- model.active_month: in which months somebody had help.
-- Grain: one client, provider, segment, municipality and month (its first day) with at least one day of
-- help, from the first observed month to the last day of the data.
CREATE OR REPLACE TABLE model.active_month AS
SELECT DISTINCT
  client_key, law, domain, segment, municipality_code, provider_id, party_id, provider_agb,
  unnest(generate_series(
    date_trunc('month', greatest(start_on, getvariable('observation_from'))),
    least(coalesce(end_on, getvariable('data_until')), getvariable('data_until'))::TIMESTAMP,
    INTERVAL 1 MONTH
  ))::DATE AS month
FROM model.service
WHERE coalesce(end_on, DATE '9999-12-31') >= getvariable('observation_from');
