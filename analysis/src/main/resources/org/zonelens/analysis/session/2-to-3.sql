-- Brings a session of version 2 to version 3, within one transaction.

ALTER TABLE run ADD COLUMN ending TEXT;
ALTER TABLE run ADD COLUMN until_width REAL;

PRAGMA user_version = 3;
