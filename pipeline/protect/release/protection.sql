-- release.*_protection: how the figures of the public are protected. Grain: the edition (one row).
-- Empty until the audit is done, which fills it: figures is the number of cells, primaries those too
-- small by themselves, secondaries those hidden to protect them, attacked the hidden numbers a
-- reader tried to work out, narrowest the least room left around one of them (null: none hidden).
-- shown and kept: the share of cells, and of all they count together, that is shown; exact: hidden
-- numbers that can be worked out exactly if shown numbers were not rounded. naive_*: the same if only
-- cells that are too small were hidden.
CREATE OR REPLACE TABLE release.monitor_protection (
  figures INTEGER, primaries INTEGER, secondaries INTEGER, attacked INTEGER, narrowest DOUBLE,
  shown DOUBLE, kept DOUBLE, exact INTEGER,
  naive_shown DOUBLE, naive_kept DOUBLE, naive_exact INTEGER
);

CREATE OR REPLACE TABLE release.raad_protection AS FROM release.monitor_protection;
