-- Public figures around the care: CBS StatLine. Written by receive/statline, as a whole; what it is
-- made of (captures in the work folder, the snapshot in data/reference) is kept outside.

-- Grain: one slice of one version of a table. Older versions stay: a figure can be revised.
CREATE TABLE IF NOT EXISTS context.table (
  slice_id     INTEGER PRIMARY KEY,
  table_id     VARCHAR NOT NULL,     -- 03759ned; case matters
  title        VARCHAR NOT NULL,
  version      VARCHAR,              -- as CBS numbers it; null when not known
  modified     TIMESTAMPTZ,          -- null when not known
  status       VARCHAR,              -- Regulier, Gediscontinueerd, Vervallen
  license      VARCHAR NOT NULL,
  source       VARCHAR NOT NULL,     -- address to name with the figure
  note         VARCHAR,              -- what a reader must know, in Dutch
  filter       VARCHAR NOT NULL,     -- what was asked; '' when all, or when read from a page
  captured_at  TIMESTAMP NOT NULL,   -- UTC; "geraadpleegd"
  origin       VARCHAR NOT NULL,     -- 'opgehaald' by this installation, or 'momentopname' in the project
  observations INTEGER NOT NULL,
  sha256       VARCHAR NOT NULL      -- of the observations as they came
);

-- Grain: one measure of one slice. Key on the code: titles hold typing errors and occur twice.
CREATE TABLE IF NOT EXISTS context.measure (
  slice_id  INTEGER NOT NULL,
  measure   VARCHAR NOT NULL, -- M000352; 'pagina:…' for a figure read from a page, with a name of ours
  title     VARCHAR NOT NULL,
  group_title VARCHAR,        -- titles of the groups around it
  unit      VARCHAR,
  decimals  INTEGER NOT NULL,
  data_type VARCHAR
);

-- Grain: one code of one dimension that occurs in a slice.
CREATE TABLE IF NOT EXISTS context.code (
  slice_id  INTEGER NOT NULL,
  dimension VARCHAR NOT NULL,
  code      VARCHAR NOT NULL,
  title     VARCHAR NOT NULL
);

-- Grain: one period code, with what the code itself says.
CREATE TABLE IF NOT EXISTS context.period (
  period    VARCHAR PRIMARY KEY, -- 2023JJ00
  kind      VARCHAR NOT NULL,    -- jaar | halfjaar | kwartaal | maand | schooljaar | week | peildatum | overig | onbekend
  year      INTEGER,
  starts_on DATE,                -- null when the code does not say
  ends_on   DATE
);

-- Grain: one cell of a slice. StatLine leaves empty cells out: what is not here is unknown, not 0.
CREATE TABLE IF NOT EXISTS context.observation (
  slice_id        INTEGER NOT NULL,
  table_id        VARCHAR NOT NULL,
  measure         VARCHAR NOT NULL,
  unit            VARCHAR,
  region          VARCHAR,          -- GM0197, NL01; null for a table without regions
  period          VARCHAR,
  period_status   VARCHAR,          -- Definitief | NaderVoorlopig | Voorlopig; null when not said
  dims            JSON NOT NULL,    -- the other dimensions, {"Geslacht":"T001038"}
  value           DOUBLE,           -- null unless value_attribute is None
  text_value      VARCHAR,          -- StringValue, for tables of texts
  value_attribute VARCHAR NOT NULL, -- None, or why there is no value: Impossible, Confidential, dot …
  captured_at     TIMESTAMP NOT NULL
);

-- Grain: one term of one figure of CBS that may stand beside one of ours; which those are is told by
-- data/reference/statline/counterparts.yaml. What is in `top` is added up and divided by what is in `bottom`;
-- without `bottom`, top is a percentage.
CREATE TABLE IF NOT EXISTS context.counterpart (
  counterpart  VARCHAR NOT NULL,
  indicator_id VARCHAR,          -- of ours; null for a policy indicator (BBV)
  domain       VARCHAR,          -- holds for this domain only; null when the indicator knows no other
  name         VARCHAR NOT NULL,
  note         VARCHAR,
  table_id     VARCHAR NOT NULL,
  period_kinds VARCHAR NOT NULL, -- jaar, halfjaar; joined by ', '
  role         VARCHAR NOT NULL, -- top | bottom
  measure      VARCHAR NOT NULL,
  dims         JSON NOT NULL
);

-- Grain: one figure, in the newest version of it that we hold. Of two pages without a version, the
-- most definite one is taken to be the newest.
CREATE VIEW IF NOT EXISTS context.latest AS
SELECT observation.*
FROM context.observation AS observation
JOIN context.table AS slice USING (slice_id)
QUALIFY row_number() OVER (
  PARTITION BY observation.table_id, measure, region, period, dims::VARCHAR
  ORDER BY modified DESC NULLS LAST, observation.captured_at DESC,
    array_position(['Definitief', 'NaderVoorlopig', 'Voorlopig'], period_status) NULLS LAST,
    slice_id DESC
) = 1;
