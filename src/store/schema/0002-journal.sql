-- SPDX-License-Identifier: GPL-3.0-or-later
-- The journal: every edit with its changeset, which undo and redo apply; and the feed, by which other
-- processes learn what was written since they last looked.

-- One edit of the user, one transaction.
CREATE TABLE journal (
  id         INTEGER PRIMARY KEY,  -- ascending in the order of commits
  at_us      INTEGER NOT NULL,     -- when it was committed, microseconds since 1970 UTC
  label      TEXT NOT NULL,        -- what was done, in the user's language at that time
  session_id INTEGER,              -- the session that it belongs to; no reference, it outlives the session
  state      TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped')),
                                   -- dropped: undone, and then something else was done
  changeset  BLOB NOT NULL         -- of SQLite's session extension, in the direction of doing it
) STRICT;

-- What Undo and Redo take next.
CREATE INDEX journal_state ON journal (state, id);

-- One row for each thing written: a journal entry done, undone or redone, or a row appended to a run.
CREATE TABLE feed (
  serial     INTEGER PRIMARY KEY,  -- ascending in the order of commits
  journal_id INTEGER REFERENCES journal (id) ON DELETE CASCADE,  -- the entry; NULL for an appended row
  entity     TEXT,                 -- the appended row's table
  row_id     INTEGER,              -- the appended row's id
  CHECK ((journal_id IS NULL) = (entity IS NOT NULL AND row_id IS NOT NULL))
) STRICT;

CREATE INDEX feed_journal ON feed (journal_id);
