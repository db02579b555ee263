-- release.contract_agreement: what was agreed, and whether an effect shows. Grain: one agreement that may be
-- shared with the provider; what is `intern` stays in the region folder.
-- effect: te_vroeg (before the first release in which it can show, or no final figure yet of a period
-- that began after the start) | niet_te_beoordelen (no baseline, or too little to tell) | aannemelijk |
-- niet_zichtbaar. The figure of the same cell, of the newest such period of the same kind (or four quarters
-- on end for a year), is held against the frozen baseline: the difference must leave out 0 on the expected
-- side. Its bound is by squaring and adding — Newcombe (1998), Statistics in Medicine 17, method 10.
-- Amounts have no interval: there the figure itself must have gone that way.
CREATE OR REPLACE TABLE release.contract_agreement AS
WITH shared AS (
  FROM register.agreement WHERE confidentiality <> 'intern'
),
newest AS (
  SELECT shared.agreement_id, value.period, value.estimate, value.lower, value.upper
  FROM shared
  JOIN register.provider AS provider ON provider.provider_id = shared.provider_id
  JOIN release.contract_value AS value
    ON value.indicator_id = shared.fact_indicator_id
    AND value.part IS NOT DISTINCT FROM shared.fact_part
    AND value.cut = shared.fact_cut
    AND value.segment IS NOT DISTINCT FROM shared.fact_segment
    AND coalesce(value.provider_id, value.party_id)
      = CASE WHEN shared.fact_cut LIKE 'provider%' THEN shared.provider_id ELSE provider.party_id END
  JOIN result.period AS period ON period.period = value.period
  LEFT JOIN result.period AS base ON base.period = shared.fact_period
  WHERE value.status IN ('definitief', 'te weinig gegevens')
    AND period.starts_on >= shared.starts_on
    AND CASE WHEN base.period_kind IN ('jaar', 'lopend') THEN period.period_kind IN ('jaar', 'lopend')
      ELSE period.period_kind = base.period_kind END
  QUALIFY row_number() OVER (PARTITION BY shared.agreement_id ORDER BY period.ends_on DESC) = 1
),
judged AS (
  SELECT
    shared.*, newest.* EXCLUDE (agreement_id),
    CASE effect_direction WHEN 'stijgt' THEN 1 ELSE -1 END * (newest.estimate - fact_value) AS moved,
    CASE effect_direction
      WHEN 'stijgt' THEN sqrt((newest.estimate - newest.lower) ** 2 + (fact_upper - fact_value) ** 2)
      ELSE sqrt((newest.upper - newest.estimate) ** 2 + (fact_value - fact_lower) ** 2)
    END AS margin
  FROM shared
  LEFT JOIN newest USING (agreement_id)
)
SELECT
  agreement_id, version, release_id,
  -- Whole it would look like the key of a client, and the guard at the door is right to stop those.
  left(release_hash, 16) AS release_hash, dialogue_on, provider_id, segment, municipality_codes,
  indicator_ids, signal_type, fact_indicator_id, fact_part, fact_cut, fact_segment, fact_period, fact_value,
  fact_numerator, fact_denominator, fact_lower, fact_upper, fact_norm, fact_region, fact_past,
  view_municipality, view_provider, view_access, hypothesis, alternatives, consensus, consensus_note,
  kind, text, effect_indicator_id, effect_direction, effect_size, effect_from,
  owner_provider, owner_municipality, starts_on, ends_on, checkpoints, status, verdict, escalation,
  confidentiality, follows, final_on,
  CASE
    WHEN effect_indicator_id IS NULL THEN NULL
    WHEN fact_value IS NULL OR effect_indicator_id <> fact_indicator_id THEN 'niet_te_beoordelen'
    WHEN effect_from > horizon.data_until OR judged.period IS NULL THEN 'te_vroeg'
    WHEN estimate IS NULL THEN 'niet_te_beoordelen'
    WHEN moved > coalesce(margin, 0) THEN 'aannemelijk'
    ELSE 'niet_zichtbaar'
  END AS effect,
  judged.period AS effect_period, round(estimate, 9) AS effect_value
FROM judged
CROSS JOIN result.horizon AS horizon;
