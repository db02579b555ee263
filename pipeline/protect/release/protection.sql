-- release.*_protection: how the figures of the public are protected. Grain: the edition (one row).
-- Empty until the audit is done, which fills it: figures is the number of cells, primaries those too
-- small by themselves, secondaries those hidden to protect them, attacked the hidden numbers a
-- reader tried to work out, narrowest the least room left around one of them (null: none hidden).
CREATE OR REPLACE TABLE release.monitor_protection (
  figures INTEGER, primaries INTEGER, secondaries INTEGER, attacked INTEGER, narrowest DOUBLE
);

CREATE OR REPLACE TABLE release.raad_protection AS FROM release.monitor_protection;
