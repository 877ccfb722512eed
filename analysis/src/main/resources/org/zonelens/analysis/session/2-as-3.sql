-- Reads a session of version 2 as one of version 3 without changing it: a temporary view, which lives
-- in memory, stands before the table of the same name.

PRAGMA temp_store = MEMORY;

CREATE TEMP VIEW run AS SELECT *, NULL AS ending, NULL AS until_width FROM main.run;
