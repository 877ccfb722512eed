-- Brings a session of version 1 to version 2, within one transaction.

ALTER TABLE run ADD COLUMN natives TEXT;
ALTER TABLE run ADD COLUMN precision TEXT;
ALTER TABLE run ADD COLUMN java TEXT;
ALTER TABLE run ADD COLUMN system TEXT;
ALTER TABLE run ADD COLUMN batch_windows INTEGER;
ALTER TABLE run ADD COLUMN batch_tokens INTEGER;

-- Programs that wrote version 1 knew no other precision, and took batches by the device.
UPDATE run SET
  precision = 'fp32',
  batch_windows = CASE WHEN device LIKE 'gpu%' THEN 256 ELSE 32 END,
  batch_tokens = CASE WHEN device LIKE 'gpu%' THEN 49152 ELSE 3072 END;

ALTER TABLE example ADD COLUMN passage_length INTEGER;
ALTER TABLE example ADD COLUMN answer_start INTEGER;
ALTER TABLE example ADD COLUMN answer_length INTEGER;

CREATE TABLE trace (
  name              TEXT PRIMARY KEY,
  pinned            TEXT NOT NULL,
  model             TEXT NOT NULL,
  model_family      TEXT NOT NULL,
  model_fingerprint TEXT NOT NULL,
  example           TEXT NOT NULL,
  window            INTEGER NOT NULL,
  question          TEXT NOT NULL,
  passage           TEXT NOT NULL,
  convention        TEXT NOT NULL,
  masks             TEXT NOT NULL,
  answer            TEXT NOT NULL,
  layers            INTEGER NOT NULL,
  heads             INTEGER NOT NULL,
  n                 INTEGER NOT NULL,
  tokens            TEXT NOT NULL,
  token_ids         TEXT NOT NULL,
  token_type_ids    TEXT NOT NULL,
  roles             TEXT NOT NULL,
  starts            TEXT NOT NULL,
  ends              TEXT NOT NULL,
  attention         BLOB NOT NULL,
  start_logits      BLOB NOT NULL,
  end_logits        BLOB NOT NULL
);

CREATE TABLE figure (
  name     TEXT PRIMARY KEY,
  settings TEXT NOT NULL
);

CREATE TABLE note (
  number INTEGER PRIMARY KEY,
  time   TEXT NOT NULL,
  text   TEXT NOT NULL
);

PRAGMA user_version = 2;
