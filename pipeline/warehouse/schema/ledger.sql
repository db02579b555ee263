-- What arrived, and what was wrong with it. Written by receive, read by everyone.

-- Grain: one file (or member of a zip) that arrived, ever.
CREATE TABLE IF NOT EXISTS ledger.delivery (
  delivery_id      INTEGER PRIMARY KEY, -- order of arrival
  sha256           VARCHAR NOT NULL,    -- of the bytes of the file itself, lower-case hex
  name             VARCHAR NOT NULL,    -- path below the inbox, '/' between folders, '!' before a zip member; BSNs masked
  kind             VARCHAR NOT NULL,    -- JW301 … WMO325, outcome_measurement, hours, realisation, waiting, reported_trajectory, or 'onbekend'
  law              VARCHAR,             -- jw | wmo; null for tables
  release          VARCHAR,             -- '3.2'; null for tables
  sender           VARCHAR,             -- gemeente code or AGB code, as in the header
  receiver         VARCHAR,
  identification   VARCHAR,             -- BerichtIdentificatie.Identificatie
  dated_on         DATE,                -- Dagtekening
  received_at      TIMESTAMP NOT NULL,
  status           VARCHAR NOT NULL,    -- accepted | rejected | duplicate | superseded
  records_in       INTEGER NOT NULL,    -- records found (products, lines, rows)
  records_kept     INTEGER NOT NULL,
  records_rejected INTEGER NOT NULL
);

-- Grain: one thing wrong, or worth knowing, in one delivery.
CREATE TABLE IF NOT EXISTS ledger.finding (
  delivery_id INTEGER NOT NULL,
  line        INTEGER,             -- line in the file, from 1; null when it concerns the file
  element     VARCHAR,             -- element or column, e.g. 'StartProduct/Begindatum'
  rule        VARCHAR NOT NULL,    -- number in the standard (TR019, CS002), or our own (XML, XSD, TABEL, PRODUCT …)
  severity    VARCHAR NOT NULL,    -- afkeuren | signaal
  message     VARCHAR NOT NULL,    -- Dutch: what, where, what to do; never a BSN
  -- 'file': known from the file alone, written once. 'set': follows from all deliveries together,
  -- recomputed at every receive, because a later delivery can mend or cause it.
  origin      VARCHAR NOT NULL
);

-- Grain: the secret key that made the client keys (one row). Not the key itself, but a fingerprint
-- of it: with another key every client would become a second one.
CREATE TABLE IF NOT EXISTS ledger.pseudonym_key (fingerprint VARCHAR NOT NULL);

-- Grain: one correction of the region (corrections.csv) and what came of it.
CREATE TABLE IF NOT EXISTS ledger.correction (
  correction_id VARCHAR NOT NULL,
  table_name    VARCHAR NOT NULL, -- in schema care
  field         VARCHAR NOT NULL,
  status        VARCHAR NOT NULL, -- toegepast | hersteld | niet gevonden
  records       INTEGER NOT NULL  -- that got the right value
);

-- Grain: one client of whom a newer table took records away, in one round of superseding.
CREATE TABLE IF NOT EXISTS ledger.replaced (round INTEGER NOT NULL, client_key VARCHAR NOT NULL);

-- Grain: one destruction by purge of the persons who were told of before a day only.
CREATE TABLE IF NOT EXISTS ledger.destroyed (before DATE NOT NULL);

-- Grain: the schema files that these tables were made with (one row): SHA-256 of their texts.
CREATE TABLE IF NOT EXISTS ledger.structure (fingerprint VARCHAR NOT NULL);
