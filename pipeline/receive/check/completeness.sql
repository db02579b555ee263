-- How often a field is filled that may be left out, where it could have been filled.
-- Grain: one provider, kind of record and field.
SELECT party, kind, field, count(*)::INTEGER AS records, count_if(filled)::INTEGER AS filled
FROM (
  SELECT provider_agb AS party, 'start' AS kind,
    unnest(['ToewijzingNummer', 'Product/Categorie', 'Product/Code']) AS field,
    unnest([allocation_no IS NOT NULL, category IS NOT NULL, product_code IS NOT NULL]) AS filled
  FROM care.start WHERE status = '1'
  UNION ALL
  SELECT provider_agb, 'stop',
    unnest(['ToewijzingNummer', 'Product/Categorie', 'Product/Code']),
    unnest([allocation_no IS NOT NULL, category IS NOT NULL, product_code IS NOT NULL])
  FROM care.stop WHERE status = '1'
  UNION ALL
  SELECT provider_agb, 'declaratieregel', 'ProductTarief', tariff_cents IS NOT NULL
  FROM care.declaration_line WHERE unit <> '83' -- of euros there is no price
  UNION ALL
  SELECT provider_agb, 'uitkomstmeting',
    unnest(['traject_start', 'traject_end', 'measured_on', 'raw']),
    unnest([trajectory_start_on IS NOT NULL, trajectory_end_on IS NOT NULL,
      measured_on IS NOT NULL, raw IS NOT NULL])
  FROM care.measurement
  UNION ALL
  SELECT provider_agb, 'uitkomstmeting', 'goal_no', goal_no IS NOT NULL
  FROM care.measurement WHERE kind = 'goal'
  UNION ALL
  SELECT provider_agb, 'uren', 'indirect_hours', indirect_hours IS NOT NULL FROM care.hours
  UNION ALL
  SELECT provider_agb, 'halfjaarlevering',
    unnest(['referrer', 'crisis']), unnest([referrer IS NOT NULL, crisis IS NOT NULL])
  FROM care.reported_trajectory
  UNION ALL
  SELECT provider_agb, 'halfjaarlevering', 'end_reason', end_reason IS NOT NULL
  FROM care.reported_trajectory WHERE end_on IS NOT NULL
  UNION ALL
  SELECT provider_agb, 'wachtlijst',
    unnest(['referred_on', 'referrer', 'intake_on']),
    unnest([referred_on IS NOT NULL, referrer IS NOT NULL, intake_on IS NOT NULL])
  FROM care.waiting
  UNION ALL
  SELECT provider_agb, 'wachtlijst', 'first_care_on', first_care_on IS NOT NULL
  FROM care.waiting WHERE status = 'started'
)
GROUP BY party, kind, field
ORDER BY party, kind, field
