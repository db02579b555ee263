-- release.raad_agreement_count: how many agreements with providers a municipality has a part in. Grain: one
-- municipality, kind and status. Only what the region calls openbaar_samengevat counts; an agreement without
-- municipalities is about all of them. No provider, no text and no figure: only that it is there.
-- overdue: its last day is no later than that of the data, and it is not closed. visible: of how many people
-- judged that an effect is likely (what they wrote down, not what a figure of one provider says).
CREATE OR REPLACE TABLE release.raad_agreement_count AS
SELECT
  municipality.code AS municipality_code, agreement.kind, agreement.status,
  count(*)::INTEGER AS agreements,
  count(*) FILTER (
    agreement.ends_on <= horizon.data_until
    AND agreement.status NOT IN ('gereed', 'niet_gehaald', 'vervallen')
  )::INTEGER AS overdue,
  count(*) FILTER (agreement.verdict = 'aannemelijk')::INTEGER AS visible
FROM register.municipality AS municipality
JOIN register.agreement AS agreement
  ON agreement.municipality_codes = ''
  OR list_contains(string_split(agreement.municipality_codes, ', '), municipality.code)
CROSS JOIN result.horizon AS horizon
WHERE agreement.confidentiality = 'openbaar_samengevat' AND agreement.status <> 'concept'
GROUP BY ALL;
