-- What the model was made of, to tell at the next run what is new.

-- Grain: one row, when there is a model. run rises with every change of the model; whole_run: the newest
-- run that made all of it anew.
CREATE TABLE IF NOT EXISTS model.basis (
  fingerprint   VARCHAR NOT NULL, -- of code, register and corrections
  last_delivery INTEGER NOT NULL,
  last_round    INTEGER NOT NULL, -- of ledger.replaced
  data_until    DATE NOT NULL,
  run           INTEGER NOT NULL,
  whole_run     INTEGER NOT NULL
);

-- Grain: one delivery that was read as not sent (care.voided).
CREATE TABLE IF NOT EXISTS model.basis_voided (delivery_id INTEGER NOT NULL);

-- Grain: one client made anew in one run, since the newest run that made all anew.
CREATE TABLE IF NOT EXISTS model.touched (run INTEGER NOT NULL, client_key VARCHAR NOT NULL);
