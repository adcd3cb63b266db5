-- SPDX-License-Identifier: GPL-3.0-or-later
-- The stock that is left is a figure that warns, too (domain.md §4.5).

-- A list of codes cannot be altered, so these tables are made anew with the same rows.
CREATE TABLE goal_wider (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  metric TEXT NOT NULL
    CHECK (metric IN ('other', 'gmv', 'user_paid', 'net_gmv', 'orders', 'units', 'buyers', 'viewers', 'views',
      'impressions', 'pcu', 'acu', 'avg_watch', 'tap_through', 'buyer_rate', 'click_rate', 'live_ctr',
      'ctr', 'ctor', 'gpm', 'show_gpm', 'gmv_per_hour', 'uv_value', 'aov', 'new_followers', 'follow_rate',
      'ad_roi', 'net_roi', 'roi', 'break_even', 'yield', 'profit', 'refund_rate', 'coupon_share',
      'hostile', 'stock')),  -- which figure
  name TEXT NOT NULL,  -- what it is called here
  definition TEXT NOT NULL,  -- how it is counted
  -- grain of the numbers: count 1, money minor unit, percent 0.01 %, ratio 0.001, duration 1 ms
  unit TEXT NOT NULL CHECK (unit IN ('count', 'money', 'percent', 'ratio', 'duration')),
  target INTEGER,  -- what is aimed at, in the grain of the unit
  result INTEGER,  -- what was reached, in the grain of the unit
  note TEXT NOT NULL  -- why it differs
) STRICT;
INSERT INTO goal_wider SELECT id, session_id, position, metric, name, definition, unit, target, result,
  note FROM goal;
DROP TABLE goal;
ALTER TABLE goal_wider RENAME TO goal;
CREATE INDEX goal_session_id ON goal (session_id);

CREATE TABLE indicator_wider (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  metric TEXT NOT NULL
    CHECK (metric IN ('other', 'gmv', 'user_paid', 'net_gmv', 'orders', 'units', 'buyers', 'viewers', 'views',
      'impressions', 'pcu', 'acu', 'avg_watch', 'tap_through', 'buyer_rate', 'click_rate', 'live_ctr',
      'ctr', 'ctor', 'gpm', 'show_gpm', 'gmv_per_hour', 'uv_value', 'aov', 'new_followers', 'follow_rate',
      'ad_roi', 'net_roi', 'roi', 'break_even', 'yield', 'profit', 'refund_rate', 'coupon_share',
      'hostile', 'stock')),  -- which figure
  name TEXT NOT NULL,  -- what it is called here
  formula TEXT NOT NULL,  -- how it is computed
  value TEXT NOT NULL,  -- as given
  unit TEXT CHECK (unit IN ('count', 'money', 'percent', 'ratio', 'duration')),  -- grain of the number, as in goal
  number INTEGER  -- the number, in the grain of the unit
) STRICT;
INSERT INTO indicator_wider SELECT id, session_id, position, metric, name, formula, value, unit,
  number FROM indicator;
DROP TABLE indicator;
ALTER TABLE indicator_wider RENAME TO indicator;
CREATE INDEX indicator_session_id ON indicator (session_id);

CREATE TABLE threshold_wider (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  metric TEXT NOT NULL
    CHECK (metric IN ('other', 'gmv', 'user_paid', 'net_gmv', 'orders', 'units', 'buyers', 'viewers', 'views',
      'impressions', 'pcu', 'acu', 'avg_watch', 'tap_through', 'buyer_rate', 'click_rate', 'live_ctr',
      'ctr', 'ctor', 'gpm', 'show_gpm', 'gmv_per_hour', 'uv_value', 'aov', 'new_followers', 'follow_rate',
      'ad_roi', 'net_roi', 'roi', 'break_even', 'yield', 'profit', 'refund_rate', 'coupon_share',
      'hostile', 'stock')),  -- which figure
  name TEXT NOT NULL,  -- what it is called here
  span TEXT NOT NULL,  -- over which time, as given, "3分钟环比"
  span_ms INTEGER CHECK (span_ms >= 0),  -- over which time, milliseconds; NULL = since the start
  warn TEXT NOT NULL,  -- yellow line, as given
  warn_value REAL,  -- yellow line
  danger TEXT NOT NULL,  -- red line, as given
  danger_value REAL,  -- red line
  action TEXT NOT NULL,  -- what to do
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- who
  owner TEXT NOT NULL  -- who, as given
) STRICT;
INSERT INTO threshold_wider SELECT id, session_id, position, metric, name, span, span_ms, warn, warn_value, danger,
  danger_value, action, owner_id, owner FROM threshold;
DROP TABLE threshold;
ALTER TABLE threshold_wider RENAME TO threshold;
CREATE INDEX threshold_session_id ON threshold (session_id);
CREATE INDEX threshold_owner_id ON threshold (owner_id);
