-- SPDX-License-Identifier: GPL-3.0-or-later
-- The search index. All of it is derived from the rows and can be made anew from them at any time; none of it is
-- journaled. Kaibo's own tokenizer must be registered on the connection.

-- The texts of each row, by Kaibo's tokens; the text itself is not kept. A row whose text changed gets a new number and
-- what was indexed under the old one stays until the index is made anew: only numbers in search_doc count.
CREATE VIRTUAL TABLE search USING fts5 (text, content = '', columnsize = 0, tokenize = 'kaibo');

-- Which row is behind a number of the index.
CREATE TABLE search_doc (
  doc    INTEGER PRIMARY KEY,  -- rank of its kind << 40 | a number that is given once: what comes first is highest
  entity TEXT NOT NULL,        -- the row's table
  row_id INTEGER NOT NULL,     -- the row's id
  hash   INTEGER NOT NULL      -- of the row's texts, to see whether they changed
) STRICT;

CREATE UNIQUE INDEX search_doc_row ON search_doc (row_id, entity);

-- How far the index is; one row.
CREATE TABLE search_state (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  fingerprint TEXT NOT NULL,     -- of the tokens and fields it is made of; '' = it must be made anew
  serial      INTEGER NOT NULL,  -- the last number that was given
  entity      TEXT,              -- the table whose rows are being gone through, NULL = they all have been
  row_id      INTEGER NOT NULL   -- the last row of that table that was looked at
) STRICT;

INSERT INTO search_state VALUES (1, '', 0, NULL, 0);
