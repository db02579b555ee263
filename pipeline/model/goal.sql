-- model.goal: goals evaluated at the end of a trajectory.
-- Grain: one goal of one client with one provider in one segment, at one end date.
-- Asked twice, the newest answer counts; of several informants on one day the client's own comes
-- first. A goal without a score was not evaluated and is no row here.
CREATE OR REPLACE TABLE model.goal AS
SELECT
  measurement.client_key, segment.law, municipality.code AS municipality_code,
  provider.provider_id, provider.party_id, segment.domain, measurement.segment,
  measurement.trajectory_end_on AS end_on, measurement.goal_no,
  CASE
    WHEN instrument.instrument IS NOT NULL AND instrument.higher_is_better
      THEN measurement.raw >= instrument.reached_from
    WHEN instrument.instrument IS NOT NULL THEN measurement.raw <= instrument.reached_from
    -- An instrument nobody described: on a scale from 1 to 10, a 7 or better.
    WHEN measurement.higher_is_better THEN
      1 + 9 * (measurement.raw - measurement.scale_min)
        / nullif(measurement.scale_max - measurement.scale_min, 0) >= 7
    ELSE
      1 + 9 * (measurement.scale_max - measurement.raw)
        / nullif(measurement.scale_max - measurement.scale_min, 0) >= 7
  END AS reached,
  measurement.delivery_id, measurement.line
FROM corrected.measurement AS measurement
JOIN register.segment AS segment USING (segment)
LEFT JOIN register.municipality_history AS history ON history.old_code = measurement.municipality_code
JOIN register.municipality AS municipality
  ON municipality.code = coalesce(history.new_code, measurement.municipality_code)
LEFT JOIN register.provider AS provider ON provider.agb = measurement.provider_agb
LEFT JOIN register.instrument AS instrument USING (instrument)
WHERE measurement.kind = 'goal'
  AND measurement.moment = 'end'
  AND measurement.raw IS NOT NULL
  AND measurement.trajectory_end_on <= getvariable('data_until')
QUALIFY row_number() OVER (
  PARTITION BY measurement.client_key, measurement.provider_agb, measurement.segment,
    measurement.trajectory_end_on, measurement.goal_no
  ORDER BY measurement.measured_on DESC NULLS LAST,
    list_position(['jeugdige', 'client_wmo', 'ouder', 'toegang', 'professional'], measurement.informant),
    measurement.delivery_id DESC, measurement.line DESC
) = 1;
