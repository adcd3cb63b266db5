-- SPDX-License-Identifier: GPL-3.0-or-later
-- The crew: what people can and when, what a duty costs, who answers and steps in cue by cue, what was sent, and what
-- one host tells the next.

ALTER TABLE person ADD COLUMN employment TEXT NOT NULL DEFAULT 'own'
  CHECK (employment IN ('own', 'agency', 'freelance'));  -- whose they are
-- share of net sales, basis points; a result, never part of the plan
ALTER TABLE person ADD COLUMN commission_bp INTEGER CHECK (commission_bp >= 0);
ALTER TABLE person ADD COLUMN languages TEXT NOT NULL DEFAULT '';  -- what they speak, "普通话、English"
ALTER TABLE person ADD COLUMN skills TEXT NOT NULL DEFAULT '';  -- what else they can, "推流、切备线"
ALTER TABLE person ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';  -- IANA time zone of their hours, "" = the session's
-- longest stretch without a break, milliseconds; NULL = four hours
ALTER TABLE person ADD COLUMN unbroken_ms INTEGER CHECK (unbroken_ms >= 0);
-- most work in a day, milliseconds; NULL = eight hours
ALTER TABLE person ADD COLUMN day_limit_ms INTEGER CHECK (day_limit_ms >= 0);
-- most work in seven days, milliseconds; NULL = 44 hours
ALTER TABLE person ADD COLUMN week_limit_ms INTEGER CHECK (week_limit_ms >= 0);
ALTER TABLE person ADD COLUMN photo BLOB;  -- a small picture, PNG or JPEG

-- When a person can work, or cannot: hours of their own zone, on a weekday or between days
CREATE TABLE availability (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,  -- the person
  kind TEXT NOT NULL CHECK (kind IN ('free', 'away')),  -- whether they can or cannot
  weekday INTEGER CHECK (weekday >= 0),  -- 1 = Monday to 7 = Sunday, NULL = every day
  from_day TEXT NOT NULL,  -- first day, "2026-10-17", "" = always was so
  until_day TEXT NOT NULL,  -- last day, "" = for good
  -- from this time of day, milliseconds since midnight; NULL = midnight
  start_ms INTEGER CHECK (start_ms >= 0),
  -- until this time of day, milliseconds; not later than start_ms = on the next day; NULL = midnight
  end_ms INTEGER CHECK (end_ms >= 0),
  note TEXT NOT NULL  -- why
) STRICT;
CREATE INDEX availability_person_id ON availability (person_id);

-- A sum that several duties of a session share
CREATE TABLE pay_group (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  name TEXT NOT NULL,  -- what for, "客服4人 当日人工"
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),  -- what all of them cost together, minor units
  note TEXT NOT NULL  -- where the sum comes from
) STRICT;
CREATE INDEX pay_group_session_id ON pay_group (session_id);

-- hours that are paid, milliseconds; NULL = as its shifts propose
ALTER TABLE assignment ADD COLUMN paid_ms INTEGER CHECK (paid_ms >= 0);
-- pay per hour in this session, minor units; NULL = the person's
ALTER TABLE assignment ADD COLUMN rate_minor INTEGER CHECK (rate_minor >= 0);
-- fixed extra beside the hours, minor units
ALTER TABLE assignment ADD COLUMN extra_minor INTEGER CHECK (extra_minor >= 0);
ALTER TABLE assignment ADD COLUMN extra_note TEXT NOT NULL DEFAULT '';  -- what the extra is for, "备播"
-- the sum that it shares instead of hours
ALTER TABLE assignment ADD COLUMN pay_group_id INTEGER REFERENCES pay_group (id) ON DELETE SET NULL;
CREATE INDEX assignment_pay_group_id ON assignment (pay_group_id);

-- break agreed within it, unpaid, milliseconds
ALTER TABLE shift ADD COLUMN break_ms INTEGER CHECK (break_ms >= 0);

ALTER TABLE session ADD COLUMN equipment TEXT NOT NULL DEFAULT '';  -- what it books beside the studio, one a line
-- whom to call when something goes wrong, "" = the team lead
ALTER TABLE session ADD COLUMN emergency TEXT NOT NULL DEFAULT '';

-- the duty that answers for what is said, NULL = the team lead's
ALTER TABLE cue ADD COLUMN answers_id INTEGER REFERENCES assignment (id) ON DELETE SET NULL;
-- the duty that steps in for the speaker, NULL = the speaker's own backup
ALTER TABLE cue ADD COLUMN backup_id INTEGER REFERENCES assignment (id) ON DELETE SET NULL;
CREATE INDEX cue_answers_id ON cue (answers_id);
CREATE INDEX cue_backup_id ON cue (backup_id);
-- the duty that answers for it, NULL = the team lead's
ALTER TABLE cue_direction ADD COLUMN answers_id INTEGER REFERENCES assignment (id) ON DELETE SET NULL;
-- the duty that steps in, NULL = the doer's own backup
ALTER TABLE cue_direction ADD COLUMN backup_id INTEGER REFERENCES assignment (id) ON DELETE SET NULL;
CREATE INDEX cue_direction_answers_id ON cue_direction (answers_id);
CREATE INDEX cue_direction_backup_id ON cue_direction (backup_id);

-- What was sent of a call sheet, so that what changed since can be told
CREATE TABLE call_sheet (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- whose sheet, NULL = everybody's
  sent_us INTEGER NOT NULL,  -- when it went out, microseconds since 1970 UTC
  -- how often it went out with changes before, SEQUENCE of its calendar file
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  text TEXT NOT NULL  -- what it said, a fact a line
) STRICT;
CREATE INDEX call_sheet_session_id ON call_sheet (session_id);
CREATE INDEX call_sheet_person_id ON call_sheet (person_id);

-- What the next host must know, ticked by both
CREATE TABLE handover (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  from_id INTEGER REFERENCES assignment (id) ON DELETE SET NULL,  -- the duty that hands over
  to_id INTEGER REFERENCES assignment (id) ON DELETE SET NULL,  -- the duty that takes over
  at_us INTEGER NOT NULL,  -- when it is planned, microseconds since 1970 UTC
  settings TEXT NOT NULL,  -- how stream, sound, light and console are set
  running TEXT NOT NULL,  -- where the order stands: what ran, what is next
  promises TEXT NOT NULL,  -- what was promised on air
  stock TEXT NOT NULL,  -- what is left of what
  given_us INTEGER,  -- when who leaves ticked it, microseconds since 1970 UTC
  taken_us INTEGER  -- when who comes ticked it, microseconds since 1970 UTC
) STRICT;
CREATE INDEX handover_session_id ON handover (session_id);
CREATE INDEX handover_from_id ON handover (from_id);
CREATE INDEX handover_to_id ON handover (to_id);
