-- release.contract_maturation: how fast messages came in after the quarter they are about. Grain: one
-- kind of message (start | stop | declaration) and number of weeks after the end of the quarter.
-- It counts messages of the whole region over a year, no persons.
CREATE OR REPLACE TABLE release.contract_maturation AS
SELECT kind, weeks, known, events FROM result.maturation;
