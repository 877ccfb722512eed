-- A ZoneLens session: one SQLite file, readable by any SQLite program. While a sweep writes it there
-- are three more files beside it: -wal and -shm, with the latest batches (copy them along, or wait),
-- and -lock, which keeps a second program from writing.
-- Times are UTC, ISO 8601. A semicolon at the end of a line ends a statement, here and in the other
-- scripts; comments have none there.

-- "ZLns": tells sessions from other SQLite files.
PRAGMA application_id = 1514958451;

-- Version of this schema. N-to-M.sql brings version N to M when a session is opened to be written,
-- N-as-M.sql lets one that is only looked at be read as M, as it is. Version 2 added what a run was
-- computed with, lengths and places of answers, traces, figures and notes, version 3 how a run ended.
PRAGMA user_version = 3;

-- What the results depend on: model, data, rules, seed. One row per fact, named like the options of
-- the command line. model-fingerprint is SHA-256 over config, weights and the tokenizer's files,
-- data-fingerprint over the data set's file.
CREATE TABLE provenance (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- Each time somebody worked on this session: when, with which versions, where.
CREATE TABLE run (
  number        INTEGER PRIMARY KEY,
  started       TEXT NOT NULL,
  ended         TEXT,             -- empty while running, or if the program was killed
  program       TEXT NOT NULL,
  engine        TEXT NOT NULL,
  device        TEXT NOT NULL,
  threads       INTEGER NOT NULL,
  natives       TEXT,             -- the engine's native libraries; this and the next three are empty
  precision     TEXT,             -- in runs of version 1
  java          TEXT,
  system        TEXT,             -- operating system and processor
  batch_windows INTEGER,          -- the most windows of a batch
  batch_tokens  INTEGER,          -- the most tokens of a batch: going on keeps to both
  ending        TEXT,             -- complete, cancelled or precise-enough; empty if it did not get
                                  -- there, and in runs of versions 1 and 2
  until_width   REAL              -- points below which every interval was to come, if any
);

-- What was tried. Number 0 is the baseline, the model as it is; the others count from 1.
CREATE TABLE intervention (
  number     INTEGER PRIMARY KEY,
  spec       TEXT NOT NULL UNIQUE,  -- zone[@layers][#heads][!operator]; empty for the baseline
  zone       TEXT NOT NULL,
  layers     TEXT NOT NULL,         -- "all" or numbers like 0,2-5
  heads      TEXT NOT NULL,
  operator   TEXT NOT NULL,
  convention TEXT NOT NULL,
  label      TEXT NOT NULL          -- for people
);

-- The questions, in the random order of the run.
CREATE TABLE example (
  position       INTEGER PRIMARY KEY,  -- counts from 0
  id             TEXT NOT NULL UNIQUE,
  question       TEXT NOT NULL,
  passage        INTEGER NOT NULL,     -- number of the passage in the data set
  answers        TEXT NOT NULL,        -- right answers, a JSON array of texts
  done           INTEGER NOT NULL DEFAULT 0,  -- 1 once all its predictions are here
  passage_length INTEGER,              -- in code points; empty in sessions that came from version 1
  answer_start   INTEGER,              -- the first right answer's place in the passage, in code
                                       -- points; empty if there is none or it does not stand there
  answer_length  INTEGER               -- its code points; empty if there is no right answer
);

-- What the model answered. All predictions of an example are added in one transaction.
CREATE TABLE prediction (
  example      INTEGER NOT NULL REFERENCES example,
  intervention INTEGER NOT NULL REFERENCES intervention,
  text         TEXT NOT NULL,       -- empty for no answer
  exact        INTEGER NOT NULL,    -- 0 or 1
  f1           REAL NOT NULL,       -- from 0 to 1
  PRIMARY KEY (example, intervention)
) WITHOUT ROWID;

-- Recorded runs of one window that somebody pinned; n counts its tokens, no padding. Arrays of tokens
-- are JSON, those of numbers are raw float32, little-endian, row-major.
CREATE TABLE trace (
  name              TEXT PRIMARY KEY,
  pinned            TEXT NOT NULL,     -- when
  model             TEXT NOT NULL,
  model_family      TEXT NOT NULL,
  model_fingerprint TEXT NOT NULL,
  example           TEXT NOT NULL,     -- id in its data set; empty if the texts were typed
  window            INTEGER NOT NULL,  -- which of the example's windows, from 0
  question          TEXT NOT NULL,
  passage           TEXT NOT NULL,     -- the whole of it
  convention        TEXT NOT NULL,
  masks             TEXT NOT NULL,     -- a JSON array of specs
  answer            TEXT NOT NULL,     -- over all windows, under the masks; empty for none
  layers            INTEGER NOT NULL,
  heads             INTEGER NOT NULL,
  n                 INTEGER NOT NULL,
  tokens            TEXT NOT NULL,     -- n texts, as the vocabulary spells them
  token_ids         TEXT NOT NULL,     -- n rows of the vocabulary
  token_type_ids    TEXT NOT NULL,     -- n segments
  roles             TEXT NOT NULL,     -- n roles: 0 CLS, 1 QUESTION, 2 SEP, 3 PASSAGE
  starts            TEXT NOT NULL,     -- n UTF-16 offsets in the passage (PASSAGE) or question
  ends              TEXT NOT NULL,     -- n of them, one past the last
  attention         BLOB NOT NULL,     -- [layers, heads, n, n], row = from, after the masks
  start_logits      BLOB NOT NULL,     -- [n]
  end_logits        BLOB NOT NULL      -- [n]
);

-- How figures of this session were last drawn when they were exported from the window.
CREATE TABLE figure (
  name     TEXT PRIMARY KEY,
  settings TEXT NOT NULL            -- a JSON object: part, such as layer, and row, from 0
);

-- What people wrote about this session.
CREATE TABLE note (
  number INTEGER PRIMARY KEY,
  time   TEXT NOT NULL,
  text   TEXT NOT NULL
);
