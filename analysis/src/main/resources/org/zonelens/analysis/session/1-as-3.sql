-- Reads a session of version 1 as one of version 3 without changing it: temporary views, which live
-- in memory, stand before the tables of the same name.

PRAGMA temp_store = MEMORY;

CREATE TEMP VIEW run AS
  SELECT number, started, ended, program, engine, device, threads,
    NULL AS natives, 'fp32' AS precision, NULL AS java, NULL AS system,
    CASE WHEN device LIKE 'gpu%' THEN 256 ELSE 32 END AS batch_windows,
    CASE WHEN device LIKE 'gpu%' THEN 49152 ELSE 3072 END AS batch_tokens,
    NULL AS ending, NULL AS until_width
  FROM main.run;

CREATE TEMP VIEW example AS
  SELECT position, id, question, passage, answers, done,
    NULL AS passage_length, NULL AS answer_start, NULL AS answer_length
  FROM main.example;

CREATE TEMP VIEW trace AS
  SELECT NULL AS name, NULL AS pinned, NULL AS model, NULL AS model_family,
    NULL AS model_fingerprint, NULL AS example, NULL AS window, NULL AS question, NULL AS passage,
    NULL AS convention, NULL AS masks, NULL AS answer, NULL AS layers, NULL AS heads, NULL AS n,
    NULL AS tokens, NULL AS token_ids, NULL AS token_type_ids, NULL AS roles, NULL AS starts,
    NULL AS ends, NULL AS attention, NULL AS start_logits, NULL AS end_logits
  WHERE 0;

CREATE TEMP VIEW figure AS SELECT NULL AS name, NULL AS settings WHERE 0;

CREATE TEMP VIEW note AS SELECT NULL AS number, NULL AS time, NULL AS text WHERE 0;
