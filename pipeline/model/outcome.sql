-- model.outcome: what clients could tell at the end of help, and what they did tell.
-- Grain: one ending about which somebody should have been asked. Nobody has to be asked after a death,
-- after help shorter than the region's exempt days, or about jeugdbescherming and jeugdreclassering.
-- Every figure from questionnaires reads this table, so that all have the same response.
--
-- An answer belongs to the trajectory of that client, provider and segment with the end (of a first
-- measurement: the start) nearest to the one told with the answer, or to the day of measuring when
-- none is told. It counts when measured at most 90 days before or after it. Asked twice, the newest
-- answer counts; of a first measurement the oldest.
-- satisfaction, without_help: the answer of the client, else of a parent; *_client and *_parent apart.
-- goals: at least one goal was evaluated.
-- problem_asked: somebody measures problems in this segment. With a valid pair of measurements (same
-- informant and instrument, on the instrument's scale): t_start and t_end, T-scores; change_t, positive
-- for fewer problems; change_class improved | unchanged | deteriorated, by the reliable change index;
-- recovered: improved, from the clinical range to outside it. mild_start: fewer problems at the start
-- than the mean of the norm group, so that there was little to improve.
CREATE OR REPLACE TABLE model.outcome AS
WITH asked AS (
  SELECT ending.*
  FROM model.ending AS ending
  LEFT JOIN register.outcome_rule AS rule ON true
  WHERE ending.end_class <> 'deceased'
    AND NOT ending.protection
    AND ending.days >= coalesce(rule.exempt_days, 0)
),
measured AS (
  SELECT
    row_number() OVER () AS measurement_no,
    client_key, provider_agb, segment, kind, moment, informant, instrument, raw, scale_min, scale_max,
    measured_on, delivery_id, line,
    coalesce(CASE moment WHEN 'start' THEN trajectory_start_on ELSE trajectory_end_on END, measured_on)
      AS told_on
  FROM corrected.measurement
  WHERE raw IS NOT NULL
    AND measured_on IS NOT NULL
    AND CASE kind
      -- Other instruments than the national question are never pooled with it.
      WHEN 'satisfaction' THEN moment = 'end' AND instrument = 'nut-rapportcijfer'
      WHEN 'problem' THEN moment IN ('start', 'end')
      ELSE moment = 'end'
    END
),
belonging AS (
  SELECT
    measured.*, trajectory.start_on,
    CASE measured.moment WHEN 'start' THEN trajectory.start_on ELSE trajectory.end_on END AS around
  FROM measured
  JOIN model.trajectory AS trajectory
    ON trajectory.client_key = measured.client_key
    AND trajectory.provider_agb = measured.provider_agb
    AND trajectory.segment = measured.segment
    AND (measured.moment = 'start' OR trajectory.end_on IS NOT NULL)
  QUALIFY row_number() OVER (
    PARTITION BY measured.measurement_no
    ORDER BY abs(around - measured.told_on), trajectory.start_on
  ) = 1
),
valid AS (
  FROM belonging WHERE abs(measured_on - around) <= 90
),
answered AS (
  SELECT
    client_key, provider_agb, segment, start_on,
    arg_max(raw, (measured_on, delivery_id, line))
      FILTER (kind = 'satisfaction' AND informant IN ('jeugdige', 'client_wmo')) AS satisfaction_client,
    arg_max(raw, (measured_on, delivery_id, line))
      FILTER (kind = 'satisfaction' AND informant = 'ouder') AS satisfaction_parent,
    arg_max(raw, (measured_on, delivery_id, line))
      FILTER (kind = 'without_help' AND informant IN ('jeugdige', 'client_wmo')) AS without_help_client,
    arg_max(raw, (measured_on, delivery_id, line))
      FILTER (kind = 'without_help' AND informant = 'ouder') AS without_help_parent,
    bool_or(kind = 'goal') AS goals
  FROM valid
  WHERE moment = 'end'
  GROUP BY ALL
),
scored AS (
  SELECT
    valid.client_key, valid.provider_agb, valid.segment, valid.start_on, valid.informant,
    valid.instrument,
    arg_min(valid.raw, (valid.measured_on, -valid.delivery_id, -valid.line))
      FILTER (valid.moment = 'start') AS first_raw,
    arg_max(valid.raw, (valid.measured_on, valid.delivery_id, valid.line))
      FILTER (valid.moment = 'end') AS last_raw,
    max(valid.measured_on) FILTER (valid.moment = 'end') AS last_on
  FROM valid
  JOIN register.instrument AS instrument
    ON instrument.instrument = valid.instrument
    AND instrument.kind = 'problem'
    AND instrument.scale_min = valid.scale_min
    AND instrument.scale_max = valid.scale_max
  WHERE valid.kind = 'problem'
  GROUP BY ALL
  HAVING first_raw IS NOT NULL AND last_raw IS NOT NULL
),
paired AS (
  -- On the T scale a standard deviation is 10, so a difference has an error of 10 · √(2 · (1 − r)).
  SELECT
    pair.*,
    50 + 10 * (first_raw::DOUBLE - instrument.norm_mean) / instrument.norm_sd AS t_start,
    50 + 10 * (last_raw::DOUBLE - instrument.norm_mean) / instrument.norm_sd AS t_end,
    CASE WHEN instrument.higher_is_better THEN t_end - t_start ELSE t_start - t_end END AS change_t,
    change_t / (10 * sqrt(2 * (1 - instrument.reliability))) AS change_index,
    CASE WHEN instrument.higher_is_better
      THEN first_raw <= instrument.clinical_from AND last_raw > instrument.clinical_from
      ELSE first_raw >= instrument.clinical_from AND last_raw < instrument.clinical_from
    END AS left_clinical,
    CASE WHEN instrument.higher_is_better THEN t_start > 50 ELSE t_start < 50 END AS mild_start
  FROM (
    FROM scored
    QUALIFY row_number() OVER (
      PARTITION BY client_key, provider_agb, segment, start_on
      ORDER BY
        list_position(['jeugdige', 'client_wmo', 'ouder', 'toegang', 'professional'], informant),
        last_on DESC, instrument
    ) = 1
  ) AS pair
  JOIN register.instrument AS instrument USING (instrument)
  WHERE instrument.norm_sd > 0 AND instrument.reliability < 1
),
judged AS (
  SELECT
    paired.*,
    CASE
      WHEN change_index >= rule.reliable_change_z THEN 'improved'
      WHEN change_index <= -rule.reliable_change_z THEN 'deteriorated'
      ELSE 'unchanged'
    END AS change_class
  FROM paired, register.outcome_rule AS rule
)
SELECT
  asked.*,
  answered.satisfaction_client, answered.satisfaction_parent,
  coalesce(answered.satisfaction_client, answered.satisfaction_parent) AS satisfaction,
  answered.without_help_client, answered.without_help_parent,
  coalesce(answered.without_help_client, answered.without_help_parent) AS without_help,
  coalesce(answered.goals, false) AS goals,
  measures.segment IS NOT NULL AS problem_asked,
  judged.t_start, judged.t_end, judged.change_t, judged.change_class,
  judged.mild_start,
  judged.change_class = 'improved' AND coalesce(judged.left_clinical, false) AS recovered
FROM asked
LEFT JOIN answered USING (client_key, provider_agb, segment, start_on)
LEFT JOIN judged USING (client_key, provider_agb, segment, start_on)
LEFT JOIN model.problem_segment AS measures USING (segment);
