-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The library: everything that is planned, staffed, run and reviewed.
--
-- Columns follow the field tables of src/model one to one, in their order (a test compares them).
-- Names carry the unit: _us are instants in microseconds since 1970 UTC, _ms are durations in
-- milliseconds, _minor is money in minor units of the session's currency (or of the row's own), _bp
-- is a share in basis points (2200 is 22 %), _id is the id of another row. Text is UTF-8 in NFC;
-- enumerations hold their codes; ids are random 63-bit integers, so that libraries can be merged.
--
-- A row that is owned goes with its owner (CASCADE); an optional reference is cleared when what it
-- names goes (SET NULL); a reference that must hold refuses the deletion. References among rows of
-- one table are checked at the end of the transaction, the rest at once, since tables are filled in
-- the order in which they stand here.

-- Who delivers goods, or whose goods are sold in partnership
CREATE TABLE supplier (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  name TEXT NOT NULL,  -- name, "晴川"
  contact TEXT NOT NULL,  -- who to ask, and how
  note TEXT NOT NULL  -- terms, delivery, price protection
) STRICT;

-- A product of the selection pool; what a session offers it for is in lineup_item
CREATE TABLE product (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  sku TEXT NOT NULL,  -- own article number; text, never a number
  ext_id TEXT,  -- the platform's product id; text, up to 19 digits
  name TEXT NOT NULL,  -- full name
  say_as TEXT NOT NULL,  -- spoken short name, "" = the name
  brand TEXT NOT NULL,  -- brand
  category TEXT NOT NULL,  -- category, "护肤-面膜"
  spec TEXT NOT NULL,  -- what one unit is, "30ml/瓶"
  supplier_id INTEGER REFERENCES supplier (id) ON DELETE SET NULL,  -- who delivers it
  -- whose goods they are: decides the cost model
  ownership TEXT NOT NULL CHECK (ownership IN ('own', 'joint', 'affiliate')),
  currency TEXT NOT NULL,  -- ISO 4217 code of the amounts of this row
  list_price_minor INTEGER CHECK (list_price_minor >= 0),  -- usual price, minor units
  list_basis TEXT NOT NULL,  -- what proves the usual price, and its date
  cost_minor INTEGER CHECK (cost_minor >= 0),  -- unit cost of own goods, minor units
  commission_bp INTEGER CHECK (commission_bp >= 0),  -- commission on affiliate goods, basis points of net sales
  stock INTEGER CHECK (stock >= 0),  -- units available
  sold_7d INTEGER CHECK (sold_7d >= 0),  -- units sold in the last seven days
  return_bp INTEGER CHECK (return_bp >= 0),  -- return rate, basis points of units
  rival_price_minor INTEGER CHECK (rival_price_minor >= 0),  -- average price in rivals' rooms, minor units
  audience_fit INTEGER CHECK (audience_fit >= 0),  -- fit with the audience, 1 to 5
  service_bp INTEGER CHECK (service_bp >= 0),  -- after-sales score, basis points of the best
  times_on_air INTEGER CHECK (times_on_air >= 0),  -- how often it was on air
  violations TEXT NOT NULL,  -- violations on record
  veto TEXT NOT NULL,  -- why it must not be chosen, "" = nothing
  ship_h INTEGER CHECK (ship_h >= 0),  -- promised time to ship, hours
  returns_7d INTEGER NOT NULL CHECK (returns_7d IN (0, 1)),  -- returnable within seven days without a reason
  points TEXT NOT NULL,  -- selling points, one a line, at most three are shown
  scenes TEXT NOT NULL,  -- where it is used
  brand_story TEXT NOT NULL,  -- what makes the brand trusted
  pairing TEXT NOT NULL,  -- what goes with it
  -- what replaces it in an emergency
  backup_id INTEGER REFERENCES product (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX product_supplier_id ON product (supplier_id);
CREATE INDEX product_backup_id ON product (backup_id);

-- One variant of a product; stock is per specification
CREATE TABLE product_spec (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,  -- the product
  position INTEGER NOT NULL,  -- order in the product, steps of KB_POSITION_STEP
  name TEXT NOT NULL,  -- "A 规格", "blue, 40"
  sku TEXT NOT NULL,  -- own article number of the variant
  ext_id TEXT  -- the platform's id of the variant
) STRICT;
CREATE INDEX product_spec_product_id ON product_spec (product_id);

-- What a role does in this team; the closed list's standard roles described, or others
CREATE TABLE role (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  position INTEGER NOT NULL,  -- order in lists, steps of KB_POSITION_STEP
  kind TEXT NOT NULL
    CHECK (kind IN ('lead', 'planner', 'merch', 'host', 'cohost', 'floor', 'operator', 'ads', 'service', 'tech',
      'video', 'design', 'wh', 'legal', 'data', 'other')),  -- the standard role that it is
  name TEXT NOT NULL,  -- what the team calls it, "" = the standard term
  duties TEXT NOT NULL,  -- what it does
  incidents TEXT NOT NULL  -- which incidents it answers first
) STRICT;

-- Somebody who works in sessions
CREATE TABLE person (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  name TEXT NOT NULL,  -- full name
  stage_name TEXT NOT NULL,  -- what the audience and the desk call them, "" = the name
  contact TEXT NOT NULL,  -- telephone or account
  role TEXT
    CHECK (role IN ('lead', 'planner', 'merch', 'host', 'cohost', 'floor', 'operator', 'ads', 'service', 'tech',
      'video', 'design', 'wh', 'legal', 'data', 'other')),  -- what they usually do
  part_time INTEGER NOT NULL CHECK (part_time IN (0, 1)),  -- works here beside another post
  active INTEGER NOT NULL CHECK (active IN (0, 1)),  -- can be assigned
  rate_minor INTEGER CHECK (rate_minor >= 0),  -- pay per hour, minor units
  currency TEXT NOT NULL,  -- ISO 4217 code of the amounts of this row
  pace INTEGER CHECK (pace >= 0),  -- calibrated reading rate when explaining, units per minute
  pace_sell INTEGER CHECK (pace_sell >= 0),  -- calibrated reading rate when selling, units per minute
  pace_min INTEGER CHECK (pace_min >= 0),  -- slowest comfortable rate, units per minute
  pace_max INTEGER CHECK (pace_max >= 0),  -- fastest comfortable rate, units per minute
  host_style TEXT,  -- how their host screen looks: size, marker, mirror, colours, font; key=value, one a line
  note TEXT NOT NULL  -- anything else
) STRICT;

-- One broadcast, from start to stop
CREATE TABLE session (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  code TEXT NOT NULL,  -- session number, "TY-20261017-A"
  title TEXT NOT NULL,  -- title, "换季不慌张·秋日焕新专场"
  brand TEXT NOT NULL,  -- whose session it is, "棠屿生活"
  theme TEXT NOT NULL,  -- the idea behind it
  tone TEXT NOT NULL,  -- how it should sound
  audience TEXT NOT NULL,  -- whom it is for
  kind TEXT NOT NULL,  -- in the planner's words, "品牌自播 / 专场"
  -- who presents, and how it is made
  format TEXT NOT NULL
    CHECK (format IN ('self', 'creator', 'co_stream', 'mixed', 'short_series', 'vr', 'ai_host')),
  platform TEXT NOT NULL
    CHECK (platform IN ('douyin', 'taobao', 'kuaishou', 'wxchannels', 'xhs', 'jd', 'tiktok', 'shopee', 'lazada', 'amazon',
      'own')),  -- where it is broadcast
  account TEXT NOT NULL,  -- the room's account
  scene TEXT NOT NULL,  -- studio and set
  -- how far it is
  state TEXT NOT NULL
    CHECK (state IN ('draft', 'preparing', 'review', 'ready', 'live', 'ended', 'reviewing', 'archived', 'cancelled')),
  language TEXT NOT NULL,  -- language of its texts, a Pango language tag
  market TEXT NOT NULL,  -- country whose rules hold, ISO 3166 code
  time_zone TEXT NOT NULL,  -- IANA time zone, for display and entry only
  currency TEXT NOT NULL,  -- ISO 4217 code of the session's amounts
  anchor TEXT NOT NULL CHECK (anchor IN ('forward', 'back')),  -- which end is fixed
  start_us INTEGER NOT NULL,  -- planned start, microseconds since 1970 UTC
  target_end_us INTEGER,  -- when it should end, microseconds since 1970 UTC
  actual_start_us INTEGER,  -- when it went on air, microseconds since 1970 UTC
  actual_end_us INTEGER,  -- when it went off air, microseconds since 1970 UTC
  ad_budget_minor INTEGER CHECK (ad_budget_minor >= 0),  -- advertising budget, minor units
  subsidy_minor INTEGER CHECK (subsidy_minor >= 0),  -- platform subsidy within the paid amount, minor units
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- who answers for it
  is_template INTEGER NOT NULL CHECK (is_template IN (0, 1)),  -- a pattern for sessions, not a session
  notes TEXT NOT NULL,  -- anything else
  trashed_us INTEGER  -- when it was put into the trash, microseconds since 1970 UTC
) STRICT;
CREATE INDEX session_owner_id ON session (owner_id);

-- A duty in a session and the person who has it; on-duty times are its shifts
CREATE TABLE assignment (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order in the crew list, steps of KB_POSITION_STEP
  role TEXT NOT NULL
    CHECK (role IN ('lead', 'planner', 'merch', 'host', 'cohost', 'floor', 'operator', 'ads', 'service', 'tech',
      'video', 'design', 'wh', 'legal', 'data', 'other')),  -- the standard role
  role_id INTEGER REFERENCES role (id) ON DELETE SET NULL,  -- the team's own description of the role
  title TEXT NOT NULL,  -- what the duty is called in this session, "主播A"
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- who has it, NULL = nobody yet
  duties TEXT NOT NULL,  -- what it covers
  incidents TEXT NOT NULL,  -- which incidents it answers first
  on_duty TEXT NOT NULL,  -- on-duty time as given, "全程", "T-60-T+30", "在线"
  availability TEXT NOT NULL,  -- what is known of somebody without fixed times: on call, days
  cost_minor INTEGER CHECK (cost_minor >= 0),  -- agreed pay for this session, minor units
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX assignment_session_id ON assignment (session_id);
CREATE INDEX assignment_role_id ON assignment (role_id);
CREATE INDEX assignment_person_id ON assignment (person_id);

-- A stretch of time for which an assigned person is on duty
CREATE TABLE shift (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  assignment_id INTEGER NOT NULL REFERENCES assignment (id) ON DELETE CASCADE,  -- whose shift it is
  start_us INTEGER NOT NULL,  -- from, microseconds since 1970 UTC
  end_us INTEGER NOT NULL,  -- until, microseconds since 1970 UTC
  note TEXT NOT NULL  -- "handover 10 min"
) STRICT;
CREATE INDEX shift_session_id ON shift (session_id);
CREATE INDEX shift_assignment_id ON shift (assignment_id);

-- A product as one session offers it
CREATE TABLE lineup_item (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order in the lineup, steps of KB_POSITION_STEP
  link_no INTEGER NOT NULL CHECK (link_no >= 0),  -- bag number that the audience types; unique in the session
  product_id INTEGER NOT NULL REFERENCES product (id),  -- the product
  title TEXT NOT NULL,  -- name in this session, "" = the product's
  -- what it is there for
  role TEXT NOT NULL
    CHECK (role IN ('traffic', 'perk', 'hero', 'profit', 'anchor', 'addon', 'clear', 'test')),
  -- whose goods they are: decides the cost model
  ownership TEXT NOT NULL CHECK (ownership IN ('own', 'joint', 'affiliate')),
  list_price_minor INTEGER CHECK (list_price_minor >= 0),  -- usual price, minor units
  list_basis TEXT NOT NULL,  -- what proves the usual price, and its date
  live_price_minor INTEGER NOT NULL CHECK (live_price_minor >= 0),  -- price in the session, minor units
  coupon_ok INTEGER NOT NULL CHECK (coupon_ok IN (0, 1)),  -- coupons may be used on it
  cost_minor INTEGER CHECK (cost_minor >= 0),  -- unit cost of own goods, minor units
  commission_bp INTEGER CHECK (commission_bp >= 0),  -- commission on partners' goods, basis points of net sales
  slot_fee_minor INTEGER CHECK (slot_fee_minor >= 0),  -- fixed fee that a brand pays, minor units
  live_stock INTEGER CHECK (live_stock >= 0),  -- units for this session
  total_stock INTEGER CHECK (total_stock >= 0),  -- units in all
  locked_stock INTEGER CHECK (locked_stock >= 0),  -- units locked in the warehouse
  limit_per_buyer INTEGER CHECK (limit_per_buyer >= 0),  -- units that one buyer may take
  gift TEXT NOT NULL,  -- what comes with it, "" = nothing
  gift_value_minor INTEGER CHECK (gift_value_minor >= 0),  -- what the gift would cost to buy, minor units
  gift_cost_minor INTEGER CHECK (gift_cost_minor >= 0),  -- what the gift costs us, minor units
  offer TEXT NOT NULL,  -- the exact deal
  points TEXT NOT NULL,  -- selling points, one a line, at most three are shown
  edge TEXT NOT NULL,  -- what rivals' products lack
  must_say TEXT NOT NULL,  -- lines that must be spoken, one a line
  proof TEXT NOT NULL,  -- what proves the claims: filing or certificate number, report
  price_guard TEXT NOT NULL,  -- price protection agreed
  ship_h INTEGER CHECK (ship_h >= 0),  -- promised time to ship, hours
  -- returnable within seven days without a reason; NULL = not stated
  returns_7d INTEGER CHECK (returns_7d IN (0, 1)),
  sample TEXT NOT NULL CHECK (sample IN ('unknown', 'waiting', 'here', 'missing')),  -- where the sample is
  -- what replaces it
  backup_item_id INTEGER REFERENCES lineup_item (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  approved_by TEXT NOT NULL,  -- who approved a loss
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),  -- taken out of the session
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX lineup_item_session_id ON lineup_item (session_id);
CREATE INDEX lineup_item_product_id ON lineup_item (product_id);
CREATE INDEX lineup_item_backup_item_id ON lineup_item (backup_item_id);

-- Stock of one specification in a session
CREATE TABLE lineup_spec (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  item_id INTEGER NOT NULL REFERENCES lineup_item (id) ON DELETE CASCADE,  -- the lineup item
  spec_id INTEGER REFERENCES product_spec (id) ON DELETE SET NULL,  -- the specification
  position INTEGER NOT NULL,  -- order in the item, steps of KB_POSITION_STEP
  name TEXT NOT NULL,  -- name in this session, "" = the specification's
  live_stock INTEGER NOT NULL CHECK (live_stock >= 0)  -- units for this session
) STRICT;
CREATE INDEX lineup_spec_session_id ON lineup_spec (session_id);
CREATE INDEX lineup_spec_item_id ON lineup_spec (item_id);
CREATE INDEX lineup_spec_spec_id ON lineup_spec (spec_id);

-- A stretch of the rundown
CREATE TABLE segment (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session that it is part of
  position INTEGER NOT NULL,  -- order in the session, steps of KB_POSITION_STEP
  title TEXT NOT NULL,  -- name, "循环一"
  budget_ms INTEGER CHECK (budget_ms >= 0),  -- how long it should be, milliseconds
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX segment_session_id ON segment (session_id);

-- One step of the rundown
CREATE TABLE cue (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session that it is part of
  segment_id INTEGER NOT NULL REFERENCES segment (id) ON DELETE CASCADE,  -- the segment that it is part of
  position INTEGER NOT NULL,  -- order in the segment, steps of KB_POSITION_STEP
  cue_no TEXT NOT NULL,  -- number, "C06"; unique in the session
  title TEXT NOT NULL,  -- what it shows, in few words
  -- what kind of step it is
  type TEXT NOT NULL
    CHECK (type IN ('open', 'preview', 'demo', 'encore', 'quick_pass', 'flash_tease', 'flash', 'giveaway', 'game', 'qa',
      'transition', 'handover', 'break', 'pay_reminder', 'service', 'next_show', 'close', 'free')),
  duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0),  -- planned length, milliseconds
  -- shortest length at which it still works, milliseconds; NULL = the planned length
  min_ms INTEGER CHECK (min_ms >= 0),
  optional INTEGER NOT NULL CHECK (optional IN (0, 1)),  -- may be dropped whole to make up time
  hard INTEGER NOT NULL CHECK (hard IN (0, 1)),  -- starts at fixed_us instead of when the cue before it ends
  fixed_us INTEGER,  -- the start of a hard cue, microseconds since 1970 UTC
  skip INTEGER NOT NULL CHECK (skip IN (0, 1)),  -- stays in the list and takes no time
  auto_advance INTEGER NOT NULL CHECK (auto_advance IN (0, 1)),  -- goes on at its end without GO
  warning_ms INTEGER CHECK (warning_ms >= 0),  -- remaining time at which it warns, milliseconds; NULL = 60000
  danger_ms INTEGER CHECK (danger_ms >= 0),  -- remaining time at which it presses, milliseconds; NULL = 15000
  speaker_id INTEGER REFERENCES assignment (id) ON DELETE SET NULL,  -- the duty that speaks
  lineup_item_id INTEGER REFERENCES lineup_item (id) ON DELETE SET NULL,  -- the product that it shows
  loop_no INTEGER CHECK (loop_no >= 0),  -- which time the product is shown, from 1
  script TEXT NOT NULL,  -- what the host reads
  fallback TEXT NOT NULL,  -- what to say instead when a word or the product is not possible
  demo TEXT NOT NULL,  -- what to show while speaking
  overlay TEXT NOT NULL,  -- picture over the stream
  props TEXT NOT NULL,  -- things that must be at hand
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX cue_session_id ON cue (session_id);
CREATE INDEX cue_segment_id ON cue (segment_id);
CREATE INDEX cue_speaker_id ON cue (speaker_id);
CREATE INDEX cue_lineup_item_id ON cue (lineup_item_id);

-- What somebody else does in a cue
CREATE TABLE cue_direction (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session that it is part of
  cue_id INTEGER NOT NULL REFERENCES cue (id) ON DELETE CASCADE,  -- the cue
  position INTEGER NOT NULL,  -- order in the cue, steps of KB_POSITION_STEP
  role TEXT NOT NULL
    CHECK (role IN ('lead', 'planner', 'merch', 'host', 'cohost', 'floor', 'operator', 'ads', 'service', 'tech',
      'video', 'design', 'wh', 'legal', 'data', 'other')),  -- whose action it is
  -- the duty that does it, NULL = the one of that role
  assignment_id INTEGER REFERENCES assignment (id) ON DELETE SET NULL,
  text TEXT NOT NULL  -- what to do
) STRICT;
CREATE INDEX cue_direction_session_id ON cue_direction (session_id);
CREATE INDEX cue_direction_cue_id ON cue_direction (cue_id);
CREATE INDEX cue_direction_assignment_id ON cue_direction (assignment_id);

-- A rehearsal or a live run of a session; its state is the fold of its events
CREATE TABLE run (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  kind TEXT NOT NULL CHECK (kind IN ('live', 'rehearsal')),  -- whether it counts
  started_us INTEGER NOT NULL,  -- wall clock at the start, microseconds since 1970 UTC
  ended_us INTEGER,  -- wall clock at the end, microseconds since 1970 UTC; NULL = open
  baseline TEXT NOT NULL,  -- the plan as it was frozen at the start: order, lengths, hard starts, as JSON
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX run_session_id ON run (session_id);

-- What happened in a run; appended, never changed
CREATE TABLE run_event (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,  -- the run
  position INTEGER NOT NULL,  -- order in the run, from 1 without gaps
  kind TEXT NOT NULL
    CHECK (kind IN ('start', 'take', 'hold', 'resume', 'add', 'retime', 'skip', 'unskip', 'insert', 'move', 'anchor',
      'message', 'note', 'incident-raise', 'incident-step', 'incident-resolve', 'end', 'undo')),  -- what happened
  at_us INTEGER NOT NULL,  -- wall clock, microseconds since 1970 UTC
  boot_us INTEGER,  -- monotonic clock, microseconds since boot
  boot_id TEXT,  -- which boot that was
  cue_id INTEGER,  -- id of the cue as it was then; not a reference, the log outlives the plan
  other_id INTEGER,  -- id of another thing: the cue before which it moved, the event taken back, the incident
  amount_ms INTEGER,  -- by how much, milliseconds, negative = shorter
  text TEXT,  -- words of a message or a note
  payload TEXT  -- what else belongs to it, as JSON
) STRICT;
CREATE INDEX run_event_session_id ON run_event (session_id);
CREATE INDEX run_event_run_id ON run_event (run_id);
