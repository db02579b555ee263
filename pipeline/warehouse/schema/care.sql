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
  allocation_no     BIGINT,            -- null: release 2.x may leave it out
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
  allocation_no         BIGINT,          -- null: a 303 may leave it out
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

-- Grain: one row of an outcome measurement table, or one score on a row of a half-year delivery
-- (then delivery and line are those of that row).
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

-- Grain: one client, provider, segment and month in a table of hours, and who gave them.
CREATE TABLE IF NOT EXISTS care.hours (
  delivery_id       INTEGER NOT NULL,
  line              INTEGER NOT NULL,
  client_key        VARCHAR NOT NULL,
  provider_agb      VARCHAR NOT NULL,
  municipality_code VARCHAR NOT NULL,
  segment           VARCHAR NOT NULL,
  month             DATE NOT NULL,     -- first day
  direct_hours      DOUBLE NOT NULL,
  indirect_hours    DOUBLE,
  subcontractor_agb VARCHAR            -- null: given by the provider itself
);
-- A warehouse of before this column gets it.
ALTER TABLE care.hours ADD COLUMN IF NOT EXISTS subcontractor_agb VARCHAR;

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

-- Grain: one AangevraagdProduct in a 315 (verzoek om toewijzing).
CREATE TABLE IF NOT EXISTS care.request (
  delivery_id         INTEGER NOT NULL,
  line                INTEGER NOT NULL,
  dated_on            DATE NOT NULL,
  law                 VARCHAR NOT NULL,
  municipality_code   VARCHAR NOT NULL,
  provider_agb        VARCHAR NOT NULL,
  client_key          VARCHAR NOT NULL,
  reference           VARCHAR NOT NULL, -- ReferentieAanbieder
  category            VARCHAR,
  product_code        VARCHAR,
  start_on            DATE NOT NULL,    -- ToewijzingIngangsdatum asked for
  end_on              DATE,
  volume              BIGINT,
  unit                VARCHAR,
  frequency           VARCHAR,
  budget_cents        BIGINT,
  referrer            VARCHAR NOT NULL  -- Verwijzer/Type, COD327; never the name
);

-- Grain: one product line in a 317 (verzoek om wijziging).
CREATE TABLE IF NOT EXISTS care.change_request (
  delivery_id         INTEGER NOT NULL,
  line                INTEGER NOT NULL,
  dated_on            DATE NOT NULL,
  law                 VARCHAR NOT NULL,
  municipality_code   VARCHAR NOT NULL,
  provider_agb        VARCHAR NOT NULL,
  client_key          VARCHAR NOT NULL,
  reference           VARCHAR NOT NULL, -- ReferentieAanbieder of the whole request
  reason              VARCHAR NOT NULL, -- RedenVerzoek, WJ758
  part                VARCHAR NOT NULL, -- ongewijzigd | te wijzigen | nieuw
  allocation_no       BIGINT,           -- null for a new product
  category            VARCHAR,
  product_code        VARCHAR,
  start_on            DATE,             -- GewensteIngangsdatum
  end_on              DATE,
  volume              BIGINT,
  unit                VARCHAR,
  frequency           VARCHAR,
  budget_cents        BIGINT
);

-- Grain: one Antwoord in a 319 (answer to a 315 or 317; names no client).
CREATE TABLE IF NOT EXISTS care.request_answer (
  delivery_id            INTEGER NOT NULL,
  line                   INTEGER NOT NULL,
  dated_on               DATE NOT NULL,
  law                    VARCHAR NOT NULL,
  municipality_code      VARCHAR NOT NULL,
  provider_agb           VARCHAR NOT NULL,
  reference              VARCHAR NOT NULL,
  answer                 VARCHAR NOT NULL, -- VerzoekAntwoord, WJ760: 1 rejected, 2 under investigation
  rejection_reason       VARCHAR,          -- WJ759
  residence_municipality VARCHAR           -- Woonplaatsbeginsel/Gemeente (iJw)
);

-- Grain: one returned class in a retour (302, 304, 306, 308, 316, 318, 320) with its codes; the
-- header of the retour is the row with element 'Header'. The original is told by its own header,
-- which a retour repeats unchanged.
CREATE TABLE IF NOT EXISTS care.retour (
  delivery_id             INTEGER NOT NULL,
  line                    INTEGER NOT NULL,
  dated_on                DATE NOT NULL,    -- DagtekeningRetour
  law                     VARCHAR NOT NULL,
  original_kind           VARCHAR NOT NULL, -- JW305 for a JW306
  original_sender         VARCHAR NOT NULL,
  original_receiver       VARCHAR NOT NULL,
  original_identification VARCHAR NOT NULL,
  original_dated_on       DATE NOT NULL,
  element                 VARCHAR NOT NULL, -- Header, Client, StartProduct …
  client_key              VARCHAR,
  allocation_no           BIGINT,
  reference               VARCHAR,          -- ReferentieAanbieder or ReferentieNummer
  start_on                DATE,
  return_codes            VARCHAR NOT NULL  -- comma-separated, in order; empty when none
);

-- Grain: one row of a half-year delivery of trajectories (BiJ-like: jeugdige x hulpvorm).
CREATE TABLE IF NOT EXISTS care.reported_trajectory (
  delivery_id       INTEGER NOT NULL,
  line              INTEGER NOT NULL,
  client_key        VARCHAR NOT NULL,
  provider_agb      VARCHAR NOT NULL,
  municipality_code VARCHAR NOT NULL,
  segment           VARCHAR NOT NULL,
  period            VARCHAR NOT NULL, -- the half-year the delivery is about: 2024-H1
  care_form         VARCHAR NOT NULL, -- hulpvorm 01-04, 11-14
  referrer          VARCHAR,          -- COD327
  crisis            BOOLEAN,
  start_on          DATE NOT NULL,
  end_on            DATE,
  end_reason        VARCHAR           -- 01-05
);

-- Grain: one registration on a (joint) waiting list.
CREATE TABLE IF NOT EXISTS care.waiting (
  delivery_id       INTEGER NOT NULL,
  line              INTEGER NOT NULL,
  client_key        VARCHAR NOT NULL,
  provider_agb      VARCHAR NOT NULL,
  municipality_code VARCHAR NOT NULL,
  segment           VARCHAR NOT NULL,
  registered_on     DATE NOT NULL,    -- aanmelddatum
  referred_on       DATE,
  referrer          VARCHAR,          -- COD327
  status            VARCHAR NOT NULL, -- waiting | started | withdrawn | redirected | rejected
  status_on         DATE NOT NULL,
  intake_on         DATE,
  first_care_on     DATE
);

-- Grain: one delivery that is read as not sent, because its receiver returned it as a whole: code
-- 0001 in the header of a retour, or of the 325 that answers a declaration. Its records stay in the
-- tables above; whoever gives them a meaning leaves them out.
CREATE OR REPLACE VIEW care.voided AS
SELECT DISTINCT sent.delivery_id
FROM (
  SELECT original_kind AS kind, original_sender AS sender, original_receiver AS receiver,
    original_identification AS identification
  FROM care.retour
  WHERE element = 'Header' AND list_contains(string_split(return_codes, ','), '0001')
  UNION ALL
  SELECT CASE law WHEN 'jw' THEN 'JW323' ELSE 'WMO323' END, provider_agb, municipality_code,
    declaration_identification
  FROM care.declaration_answer
  WHERE declaration_no IS NULL AND list_contains(string_split(return_codes, ','), '0001')
) AS returned
JOIN ledger.delivery AS sent USING (kind, sender, receiver, identification)
WHERE sent.status = 'accepted';
