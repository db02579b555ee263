-- release.contract_coverage: the coverage matrix on the last day of the data. Grain: one service,
-- specialism and municipality that must be there. It counts providers, no clients.
CREATE OR REPLACE TABLE release.contract_coverage AS
SELECT
  service, specialism, municipality_code, segment, domain, on_date, providers, accepting, delivering,
  state
FROM result.coverage;
