-- SPDX-License-Identifier: GPL-3.0-or-later
-- Stock is counted while a show runs: what is left of an item, or of one of its specs.

-- A list of codes cannot be altered, so the table is made anew with the same rows.
CREATE TABLE run_event_wider (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,  -- the run
  position INTEGER NOT NULL,  -- order in the run, from 1 without gaps
  kind TEXT NOT NULL
    CHECK (kind IN ('start', 'take', 'hold', 'resume', 'add', 'retime', 'skip', 'unskip', 'insert', 'move', 'anchor',
      'message', 'note', 'incident-raise', 'incident-step', 'incident-resolve', 'end', 'undo', 'incident-escalate',
      'duty', 'seen', 'pin', 'stock')),  -- what happened
  at_us INTEGER NOT NULL,  -- wall clock, microseconds since 1970 UTC
  boot_us INTEGER,  -- monotonic clock, microseconds since boot
  boot_id TEXT,  -- which boot that was
  cue_id INTEGER,  -- id of the cue as it was then; not a reference, the log outlives the plan
  -- id of another thing: the cue before which it moved, the event taken back, the incident, the message, the duty, the item
  other_id INTEGER,
  amount_ms INTEGER,  -- by how much, milliseconds, negative = shorter
  text TEXT,  -- words of a message or a note, the name of an incident, who did a step or a duty
  payload TEXT  -- what else belongs to it, as JSON
) STRICT;
INSERT INTO run_event_wider SELECT id, session_id, run_id, position, kind, at_us, boot_us, boot_id, cue_id, other_id,
  amount_ms, text, payload FROM run_event;
DROP TABLE run_event;
ALTER TABLE run_event_wider RENAME TO run_event;
CREATE INDEX run_event_session_id ON run_event (session_id);
CREATE INDEX run_event_run_id ON run_event (run_id);
