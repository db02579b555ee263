-- Care records as they were sent: every accepted record of every delivery, nothing interpreted yet.
-- Which version wins, what was deleted and what belongs together is the work of `model`.
-- Each row carries its delivery and the line of its first element, so that every figure can be
-- traced to a message. A person is a client_key (HMAC-SHA-256 of the BSN, 64 hex characters).

-- Grain: one client block in a 301, 305 or 307.
CREATE TABLE IF NOT EXISTS care.client (
  delivery_id INTEGER NOT NULL,
  line        INTEGER NOT NULL,
  law         VARCHAR NOT NULL,
  client_key  VARCHAR NOT NULL,
  birth_month DATE,                -- first day of the month of birth; null when unknown
  gender      VARCHAR              -- COD046: 0 unknown, 1 male, 2 female
);

-- Grain: one ToegewezenProduct in a 301.
CREATE TABLE IF NOT EXISTS care.allocation (
  delivery_id       INTEGER NOT NULL,
  line              INTEGER NOT NULL,
  law               VARCHAR NOT NULL,
  municipality_code VARCHAR NOT NULL,
  provider_agb      VARCHAR NOT NULL,
  client_key        VARCHAR NOT NULL,
  allocation_no     BIGINT NOT NULL,
  reference         VARCHAR,           -- ReferentieAanbieder
  category          VARCHAR,
  product_code      VARCHAR,
  allocated_at      TIMESTAMP NOT NULL, -- Toewijzingsdatum + Toewijzingstijd
  start_on          DATE NOT NULL,
  end_on            DATE,
  change_reason     VARCHAR,           -- RedenWijziging, JZ002/WMO002
  volume            BIGINT,
  unit              VARCHAR,
  frequency         VARCHAR,
  budget_cents      BIGINT
);

-- Grain: one StartProduct in a 305.
CREATE TABLE IF NOT EXISTS care.start (
  delivery_id         INTEGER NOT NULL,
  line                INTEGER NOT NULL,
  dated_on            DATE NOT NULL,
  law                 VARCHAR NOT NULL,
  municipality_code   VARCHAR NOT NULL,
  provider_agb        VARCHAR NOT NULL,
  client_key          VARCHAR NOT NULL,
  allocation_no       BIGINT,          -- null: task-based
  category            VARCHAR,
  product_code        VARCHAR,
  allocation_start_on DATE,
  start_on            DATE NOT NULL,   -- Begindatum
  status              VARCHAR NOT NULL -- StatusAanlevering: 1 new, 3 delete
);

-- Grain: one StopProduct in a 307.
CREATE TABLE IF NOT EXISTS care.stop (
  delivery_id         INTEGER NOT NULL,
  line                INTEGER NOT NULL,
  dated_on            DATE NOT NULL,
  law                 VARCHAR NOT NULL,
  release             VARCHAR NOT NULL, -- end reasons are keyed on (law, release, code)
  municipality_code   VARCHAR NOT NULL,
  provider_agb        VARCHAR NOT NULL,
  client_key          VARCHAR NOT NULL,
  allocation_no       BIGINT,
  category            VARCHAR,
  product_code        VARCHAR,
  allocation_start_on DATE,
  start_on            DATE NOT NULL,
  end_on              DATE NOT NULL,   -- Einddatum: last day of care
  end_reason          VARCHAR NOT NULL, -- RedenBeeindiging, JZ588/WMO588
  status              VARCHAR NOT NULL
);

-- Grain: one Declaratie (a 323 holds exactly one).
CREATE TABLE IF NOT EXISTS care.declaration (
  delivery_id       INTEGER NOT NULL,
  line              INTEGER NOT NULL,
  dated_on          DATE NOT NULL,
  law               VARCHAR NOT NULL,
  municipality_code VARCHAR NOT NULL,
  provider_agb      VARCHAR NOT NULL,
  identification    VARCHAR NOT NULL,
  declaration_no    VARCHAR NOT NULL,
  period_start_on   DATE NOT NULL,
  period_end_on     DATE NOT NULL,
  total_cents       BIGINT NOT NULL    -- negative when DebetCredit is C
);

-- Grain: one Prestatie in a 323.
CREATE TABLE IF NOT EXISTS care.declaration_line (
  delivery_id           INTEGER NOT NULL,
  line                  INTEGER NOT NULL,
  law                   VARCHAR NOT NULL,
  municipality_code     VARCHAR NOT NULL,
  provider_agb          VARCHAR NOT NULL,
  client_key            VARCHAR NOT NULL,
  declaration_no        VARCHAR NOT NULL,
  reference_no          VARCHAR NOT NULL,
  previous_reference_no VARCHAR,
  allocation_no         BIGINT NOT NULL,
  category              VARCHAR NOT NULL,
  product_code          VARCHAR NOT NULL,
  period_start_on       DATE NOT NULL,
  period_end_on         DATE NOT NULL,
  volume                BIGINT NOT NULL, -- negative for a credit
  unit                  VARCHAR NOT NULL,
  tariff_cents          BIGINT,
  amount_cents          BIGINT NOT NULL, -- negative for a credit
  debit_credit          VARCHAR NOT NULL
);

-- Grain: one DeclaratieAntwoord (a 325).
CREATE TABLE IF NOT EXISTS care.declaration_answer (
  delivery_id                INTEGER NOT NULL,
  line                       INTEGER NOT NULL,
  dated_on                   DATE NOT NULL,
  law                        VARCHAR NOT NULL,
  municipality_code          VARCHAR NOT NULL,
  provider_agb               VARCHAR NOT NULL,
  declaration_identification VARCHAR NOT NULL,
  declaration_no             VARCHAR,         -- null when the whole declaration was rejected technically
  submitted_cents            BIGINT,
  granted_cents              BIGINT,
  return_codes               VARCHAR NOT NULL -- header and answer codes, comma-separated, in order
);

-- Grain: one rejected Prestatie in a 325.
CREATE TABLE IF NOT EXISTS care.rejected_line (
  delivery_id       INTEGER NOT NULL,
  line              INTEGER NOT NULL,
  law               VARCHAR NOT NULL,
  municipality_code VARCHAR NOT NULL,
  provider_agb      VARCHAR NOT NULL,
  client_key        VARCHAR NOT NULL,
  declaration_no    VARCHAR NOT NULL,
  reference_no      VARCHAR NOT NULL,
  amount_cents      BIGINT NOT NULL,
  return_codes      VARCHAR NOT NULL
);

-- Grain: one row of an outcome measurement table.
CREATE TABLE IF NOT EXISTS care.measurement (
  delivery_id         INTEGER NOT NULL,
  line                INTEGER NOT NULL,
  client_key          VARCHAR NOT NULL,
  provider_agb        VARCHAR NOT NULL,
  municipality_code   VARCHAR NOT NULL,
  segment             VARCHAR NOT NULL,
  trajectory_start_on DATE,
  trajectory_end_on   DATE,
  kind                VARCHAR NOT NULL, -- satisfaction | without_help | problem | goal
  moment              VARCHAR NOT NULL, -- start | interim | end | follow_up
  measured_on         DATE,             -- null: invited, no answer
  informant           VARCHAR NOT NULL, -- jeugdige | ouder | professional | toegang | client_wmo
  instrument          VARCHAR NOT NULL,
  raw                 DOUBLE,           -- null: no answer or not evaluated
  scale_min           DOUBLE NOT NULL,
  scale_max           DOUBLE NOT NULL,
  higher_is_better    BOOLEAN NOT NULL,
  goal_no             INTEGER,
  invited             BOOLEAN NOT NULL
);

-- Grain: one client, provider, segment and month in a table of hours.
CREATE TABLE IF NOT EXISTS care.hours (
  delivery_id       INTEGER NOT NULL,
  line              INTEGER NOT NULL,
  client_key        VARCHAR NOT NULL,
  provider_agb      VARCHAR NOT NULL,
  municipality_code VARCHAR NOT NULL,
  segment           VARCHAR NOT NULL,
  month             DATE NOT NULL,     -- first day
  direct_hours      DOUBLE NOT NULL,
  indirect_hours    DOUBLE
);

-- Grain: one provider, segment, municipality and month in a table of realisation.
CREATE TABLE IF NOT EXISTS care.realisation (
  delivery_id       INTEGER NOT NULL,
  line              INTEGER NOT NULL,
  provider_agb      VARCHAR NOT NULL,
  municipality_code VARCHAR NOT NULL,
  segment           VARCHAR NOT NULL,
  month             DATE NOT NULL,     -- first day
  clients           INTEGER NOT NULL,
  hours             DOUBLE NOT NULL,
  cost_cents        BIGINT NOT NULL
);
