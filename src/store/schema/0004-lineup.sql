-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a lineup needs to be kept consistent: the gift's own article number, and prices that change
-- in the course of the show.

ALTER TABLE lineup_item ADD COLUMN gift_sku TEXT NOT NULL DEFAULT '';  -- article number of the gift, "" = not attached

-- A price that a lineup item changes to, at a time or with a cue
CREATE TABLE lineup_price (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  item_id INTEGER NOT NULL REFERENCES lineup_item (id) ON DELETE CASCADE,  -- the lineup item
  position INTEGER NOT NULL,  -- order in the item, steps of KB_POSITION_STEP
  at_us INTEGER,  -- from when, microseconds since 1970 UTC; NULL = with the cue
  -- from which cue on
  cue_id INTEGER REFERENCES cue (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  live_price_minor INTEGER NOT NULL CHECK (live_price_minor >= 0),  -- the price from then on, minor units
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX lineup_price_session_id ON lineup_price (session_id);
CREATE INDEX lineup_price_item_id ON lineup_price (item_id);
CREATE INDEX lineup_price_cue_id ON lineup_price (cue_id);
