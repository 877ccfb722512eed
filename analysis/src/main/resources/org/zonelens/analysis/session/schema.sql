-- A ZoneLens session: one SQLite file, readable by any SQLite program.
-- Statements end with a semicolon at the end of a line.

-- "ZLns": tells sessions from other SQLite files.
PRAGMA application_id = 1514958451;

-- Version of this schema.
PRAGMA user_version = 1;

-- What the results depend on: model, data, rules, seed. One row per fact.
CREATE TABLE provenance (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- Each time somebody worked on this session: when, with which versions, where. Times are UTC, ISO 8601.
CREATE TABLE run (
  number  INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  ended   TEXT,                -- empty while running, or if the program was killed
  program TEXT NOT NULL,
  engine  TEXT NOT NULL,
  device  TEXT NOT NULL,
  threads INTEGER NOT NULL
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
  position INTEGER PRIMARY KEY,     -- counts from 0
  id       TEXT NOT NULL UNIQUE,
  question TEXT NOT NULL,
  passage  INTEGER NOT NULL,        -- number of the passage in the data set
  answers  TEXT NOT NULL,           -- right answers, a JSON array of texts
  done     INTEGER NOT NULL DEFAULT 0  -- 1 once all its predictions are here
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
