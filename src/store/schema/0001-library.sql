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

-- A document that proves a claim about a product
CREATE TABLE product_proof (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,  -- the product
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  -- what kind of document
  kind TEXT NOT NULL
    CHECK (kind IN ('filing', 'special', 'report', 'efficacy', 'ccc', 'standard', 'patent', 'other')),
  number TEXT NOT NULL,  -- its number
  title TEXT NOT NULL,  -- what it says
  issued_us INTEGER,  -- date of issue, microseconds since 1970 UTC
  expires_us INTEGER,  -- last day, microseconds since 1970 UTC
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX product_proof_product_id ON product_proof (product_id);

-- A question about a product and its answer
CREATE TABLE product_faq (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,  -- the product
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  question TEXT NOT NULL,  -- the question
  answer TEXT NOT NULL,  -- the answer
  version TEXT NOT NULL,  -- version of the answer
  trained_by TEXT NOT NULL  -- who taught it to customer service, and when
) STRICT;
CREATE INDEX product_faq_product_id ON product_faq (product_id);

-- A picture of a product
CREATE TABLE product_image (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,  -- the product
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  name TEXT NOT NULL,  -- file name
  mime TEXT NOT NULL,  -- media type
  data BLOB NOT NULL  -- the picture
) STRICT;
CREATE INDEX product_image_product_id ON product_image (product_id);

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

-- A role that a person can take
CREATE TABLE person_role (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,  -- the person
  role TEXT NOT NULL
    CHECK (role IN ('lead', 'planner', 'merch', 'host', 'cohost', 'floor', 'operator', 'ads', 'service', 'tech',
      'video', 'design', 'wh', 'legal', 'data', 'other')),  -- the role
  note TEXT NOT NULL  -- how well
) STRICT;
CREATE INDEX person_role_person_id ON person_role (person_id);

-- A word for a part of the audience
CREATE TABLE tag (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  name TEXT NOT NULL,  -- the tag, "换季干皮"
  dimension TEXT NOT NULL
    CHECK (dimension IN ('behaviour', 'preference', 'spending', 'lifecycle', 'source')),  -- what it is about
  rule TEXT NOT NULL,  -- who gets it
  size INTEGER CHECK (size >= 0),  -- people who have it
  updated_us INTEGER,  -- when it was last counted, microseconds since 1970 UTC
  use TEXT NOT NULL  -- what it is used for
) STRICT;

-- A group of customers outside the live room
CREATE TABLE community (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  name TEXT NOT NULL,  -- name of the group
  platform TEXT NOT NULL,  -- where it is: WeCom, WeChat, Discord
  members INTEGER CHECK (members >= 0),  -- members
  source TEXT NOT NULL,  -- where they came from
  active_bp INTEGER CHECK (active_bp >= 0),  -- share active within seven days, basis points
  gmv_minor INTEGER CHECK (gmv_minor >= 0),  -- sold in the group, minor units
  left_count INTEGER CHECK (left_count >= 0),  -- members who left
  currency TEXT NOT NULL,  -- ISO 4217 code of the amounts of this row
  note TEXT NOT NULL  -- anything else
) STRICT;

-- An idea for sessions, kept for later
CREATE TABLE theme (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  title TEXT NOT NULL,  -- title
  tone TEXT NOT NULL,  -- how it should sound
  audience TEXT NOT NULL,  -- whom it is for
  season TEXT NOT NULL,  -- when it fits
  points TEXT NOT NULL,  -- what it is made of
  note TEXT NOT NULL  -- anything else
) STRICT;

-- A line to say, by situation
CREATE TABLE phrase (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  category TEXT NOT NULL
    CHECK (category IN ('welcome', 'retain', 'interact', 'product', 'trust', 'offer', 'close', 'pay', 'answer', 'control',
      'apology', 'transition', 'ending')),  -- the situation
  text TEXT NOT NULL,  -- the line
  language TEXT NOT NULL,  -- its language, a Pango language tag
  tags TEXT NOT NULL,  -- words to find it by
  note TEXT NOT NULL  -- when to use it, what to beware of
) STRICT;

-- Which column of a platform's table is which field
CREATE TABLE import_mapping (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  name TEXT NOT NULL,  -- name
  platform TEXT NOT NULL
    CHECK (platform IN ('douyin', 'taobao', 'kuaishou', 'wxchannels', 'xhs', 'jd', 'tiktok', 'shopee', 'lazada', 'amazon',
      'own')),  -- whose table
  target TEXT NOT NULL,  -- the kind of row it fills, "minute_metric"
  mapping TEXT NOT NULL  -- header=field, one a line
) STRICT;

-- A list of checks for sessions of one kind
CREATE TABLE checklist_template (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  name TEXT NOT NULL,  -- name
  language TEXT NOT NULL,  -- its language, a Pango language tag
  note TEXT NOT NULL  -- for which sessions
) STRICT;

-- One check of a template
CREATE TABLE checklist_template_item (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  template_id INTEGER NOT NULL REFERENCES checklist_template (id) ON DELETE CASCADE,  -- the template
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  due TEXT NOT NULL,  -- when, "T-30分"
  offset_ms INTEGER,  -- when, milliseconds from the start, negative = before
  -- what it is about
  area TEXT NOT NULL
    CHECK (area IN ('goods', 'people', 'set', 'sound', 'legal', 'ads', 'service', 'air', 'data')),
  area_label TEXT NOT NULL,  -- the area in the planner's words, "" = the standard term
  title TEXT NOT NULL,  -- what to check
  standard TEXT NOT NULL,  -- what is good enough
  role TEXT
    CHECK (role IN ('lead', 'planner', 'merch', 'host', 'cohost', 'floor', 'operator', 'ads', 'service', 'tech',
      'video', 'design', 'wh', 'legal', 'data', 'other')),  -- who checks
  blocking INTEGER NOT NULL CHECK (blocking IN (0, 1))  -- the session cannot go live without it
) STRICT;
CREATE INDEX checklist_template_item_template_id ON checklist_template_item (template_id);

-- What to do when something goes wrong
CREATE TABLE incident_plan (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  code TEXT NOT NULL,  -- number in the catalogue, "N1"
  title TEXT NOT NULL,  -- the scene, "断网/断流"
  trigger TEXT NOT NULL,  -- what shows that it happens
  severity TEXT NOT NULL CHECK (severity IN ('p0', 'p1', 'p2', 'p3')),  -- how bad it is
  role TEXT NOT NULL
    CHECK (role IN ('lead', 'planner', 'merch', 'host', 'cohost', 'floor', 'operator', 'ads', 'service', 'tech',
      'video', 'design', 'wh', 'legal', 'data', 'other')),  -- who acts first
  second_role TEXT
    CHECK (second_role IN ('lead', 'planner', 'merch', 'host', 'cohost', 'floor', 'operator', 'ads', 'service', 'tech',
      'video', 'design', 'wh', 'legal', 'data', 'other')),  -- who acts with them
  first_line TEXT NOT NULL,  -- the host's first sentence
  public_line TEXT NOT NULL,  -- what is said to the public
  escalation TEXT NOT NULL,  -- to whom it goes next
  recovery TEXT NOT NULL,  -- what shows that it is over
  after TEXT NOT NULL,  -- what to do afterwards
  language TEXT NOT NULL  -- its language, a Pango language tag
) STRICT;

-- One step of an incident plan
CREATE TABLE incident_step (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  plan_id INTEGER NOT NULL REFERENCES incident_plan (id) ON DELETE CASCADE,  -- the plan
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  due_ms INTEGER CHECK (due_ms >= 0),  -- by when after it was raised, milliseconds
  role TEXT
    CHECK (role IN ('lead', 'planner', 'merch', 'host', 'cohost', 'floor', 'operator', 'ads', 'service', 'tech',
      'video', 'design', 'wh', 'legal', 'data', 'other')),  -- who does it
  text TEXT NOT NULL  -- what to do
) STRICT;
CREATE INDEX incident_step_plan_id ON incident_step (plan_id);

-- A rule that texts and offers are checked against
CREATE TABLE rule (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  code TEXT NOT NULL,  -- number, "R01"
  title TEXT NOT NULL,  -- name
  level TEXT NOT NULL CHECK (level IN ('block', 'warn', 'tell')),  -- what a hit does
  logic TEXT NOT NULL,  -- how it decides
  market TEXT NOT NULL,  -- country whose rule it is, ISO 3166 code, "" = any
  platform TEXT
    CHECK (platform IN ('douyin', 'taobao', 'kuaishou', 'wxchannels', 'xhs', 'jd', 'tiktok', 'shopee', 'lazada', 'amazon',
      'own')),  -- platform whose rule it is
  source TEXT NOT NULL,  -- law or page
  in_force TEXT NOT NULL,  -- since when
  reviewed_by TEXT NOT NULL,  -- who reviewed it
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))  -- is used
) STRICT;

-- A word that a rule looks for, or an exception to it
CREATE TABLE rule_term (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  rule_id INTEGER NOT NULL REFERENCES rule (id) ON DELETE CASCADE,  -- the rule
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  term TEXT NOT NULL,  -- the word or pattern
  is_exception INTEGER NOT NULL CHECK (is_exception IN (0, 1)),  -- not a hit where this is found
  language TEXT NOT NULL,  -- its language, a Pango language tag
  suggestion TEXT NOT NULL  -- what to say instead
) STRICT;
CREATE INDEX rule_term_rule_id ON rule_term (rule_id);

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
  start_us INTEGER,  -- planned start, microseconds since 1970 UTC; NULL = follows from the fixed end
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

-- A figure that a session is measured by; target and result in the grain of the unit
CREATE TABLE goal (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  metric TEXT NOT NULL
    CHECK (metric IN ('other', 'gmv', 'user_paid', 'net_gmv', 'orders', 'units', 'buyers', 'viewers', 'views',
      'impressions', 'pcu', 'acu', 'avg_watch', 'tap_through', 'buyer_rate', 'click_rate', 'live_ctr',
      'ctr', 'ctor', 'gpm', 'show_gpm', 'gmv_per_hour', 'uv_value', 'aov', 'new_followers', 'follow_rate',
      'ad_roi', 'net_roi', 'roi', 'break_even', 'yield', 'profit', 'refund_rate', 'coupon_share',
      'hostile')),  -- which figure
  name TEXT NOT NULL,  -- what it is called here
  definition TEXT NOT NULL,  -- how it is counted
  -- grain of the numbers: count 1, money minor unit, percent 0.01 %, ratio 0.001, duration 1 ms
  unit TEXT NOT NULL CHECK (unit IN ('count', 'money', 'percent', 'ratio', 'duration')),
  target INTEGER,  -- what is aimed at, in the grain of the unit
  result INTEGER,  -- what was reached, in the grain of the unit
  note TEXT NOT NULL  -- why it differs
) STRICT;
CREATE INDEX goal_session_id ON goal (session_id);

-- A file that belongs to a session
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  kind TEXT NOT NULL CHECK (kind IN ('overlay', 'cover', 'screenshot', 'document', 'music', 'other')),  -- what it is
  name TEXT NOT NULL,  -- file name
  mime TEXT NOT NULL,  -- media type
  path TEXT NOT NULL,  -- where the file is, when it is not in the library
  licence TEXT NOT NULL,  -- by what right it is used
  data BLOB,  -- the bytes, when they are in the library
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX attachment_session_id ON attachment (session_id);

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

-- Who stands in for an assignment
CREATE TABLE backup (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  assignment_id INTEGER NOT NULL REFERENCES assignment (id) ON DELETE CASCADE,  -- the duty that is covered
  by_id INTEGER REFERENCES assignment (id) ON DELETE SET NULL,  -- the duty that covers it
  limit_ms INTEGER CHECK (limit_ms >= 0),  -- for how long at most, milliseconds
  note TEXT NOT NULL  -- conditions
) STRICT;
CREATE INDEX backup_session_id ON backup (session_id);
CREATE INDEX backup_assignment_id ON backup (assignment_id);
CREATE INDEX backup_by_id ON backup (by_id);

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

-- A coupon of a session, planned and redeemed
CREATE TABLE coupon (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  code TEXT NOT NULL,  -- number, "Q1"
  name TEXT NOT NULL,  -- name
  payer TEXT NOT NULL CHECK (payer IN ('shop', 'platform', 'creator')),  -- who bears it
  threshold_minor INTEGER NOT NULL CHECK (threshold_minor >= 0),  -- order value from which it counts, minor units
  value_minor INTEGER NOT NULL CHECK (value_minor >= 0),  -- face value, minor units
  quantity INTEGER CHECK (quantity >= 0),  -- coupons issued
  from_us INTEGER,  -- can be collected from, microseconds since 1970 UTC
  to_us INTEGER,  -- can be collected until, microseconds since 1970 UTC
  stackable INTEGER NOT NULL CHECK (stackable IN (0, 1)),  -- can be used with others
  audience TEXT NOT NULL,  -- who may collect it
  redeemed INTEGER CHECK (redeemed >= 0),  -- coupons used
  redeemed_minor INTEGER CHECK (redeemed_minor >= 0),  -- value used, minor units
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX coupon_session_id ON coupon (session_id);

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

-- A prize of a session
CREATE TABLE giveaway (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  code TEXT NOT NULL,  -- number, "F1"
  -- what kind of interaction
  kind TEXT NOT NULL
    CHECK (kind IN ('giveaway', 'quiz', 'vote', 'game', 'coupon_drop', 'red_packet', 'connect')),
  cue_id INTEGER REFERENCES cue (id) ON DELETE SET NULL,  -- the cue in which it runs
  lineup_item_id INTEGER REFERENCES lineup_item (id) ON DELETE SET NULL,  -- the product that is the prize
  at_us INTEGER,  -- when it opens, microseconds since 1970 UTC
  draw_us INTEGER,  -- when it is drawn, microseconds since 1970 UTC
  duration_ms INTEGER CHECK (duration_ms >= 0),  -- how long it is open, milliseconds
  prize TEXT NOT NULL,  -- the prize
  quantity INTEGER NOT NULL CHECK (quantity >= 0),  -- winners
  eligibility TEXT NOT NULL,  -- who may take part
  claim TEXT NOT NULL,  -- how and until when to claim
  rules TEXT NOT NULL,  -- what else is published
  cost_minor INTEGER CHECK (cost_minor >= 0),  -- cost of all prizes, minor units
  result TEXT NOT NULL  -- what came of it
) STRICT;
CREATE INDEX giveaway_session_id ON giveaway (session_id);
CREATE INDEX giveaway_cue_id ON giveaway (cue_id);
CREATE INDEX giveaway_lineup_item_id ON giveaway (lineup_item_id);

-- A check before, during or after a session
CREATE TABLE checklist_item (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  due TEXT NOT NULL,  -- when, "T-30分"
  due_us INTEGER,  -- when, microseconds since 1970 UTC
  -- what it is about
  area TEXT NOT NULL
    CHECK (area IN ('goods', 'people', 'set', 'sound', 'legal', 'ads', 'service', 'air', 'data')),
  area_label TEXT NOT NULL,  -- the area in the planner's words, "" = the standard term
  title TEXT NOT NULL,  -- what to check
  standard TEXT NOT NULL,  -- what is good enough
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- who checks
  owner TEXT NOT NULL,  -- who checks, as given
  state TEXT NOT NULL CHECK (state IN ('open', 'passed', 'mended', 'failed', 'na')),  -- how it stands
  result TEXT NOT NULL,  -- what was found
  done_us INTEGER,  -- when it was done, microseconds since 1970 UTC
  evidence TEXT NOT NULL,  -- where the proof is
  blocking INTEGER NOT NULL CHECK (blocking IN (0, 1))  -- the session cannot go live without it
) STRICT;
CREATE INDEX checklist_item_session_id ON checklist_item (session_id);
CREATE INDEX checklist_item_owner_id ON checklist_item (owner_id);

-- Somebody takes responsibility for a blocker
CREATE TABLE waiver (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  check_code TEXT NOT NULL,  -- which check, "R05"
  subject_id INTEGER,  -- id of the row that it is about
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- who takes responsibility
  person TEXT NOT NULL,  -- their name then
  reason TEXT NOT NULL,  -- why
  at_us INTEGER NOT NULL  -- when, microseconds since 1970 UTC
) STRICT;
CREATE INDEX waiver_session_id ON waiver (session_id);
CREATE INDEX waiver_person_id ON waiver (person_id);

-- Something done before a session to bring viewers
CREATE TABLE warmup_action (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  due TEXT NOT NULL,  -- day, "D-7"
  date TEXT NOT NULL,  -- date and time as given, "10-17 12:00"
  at_us INTEGER,  -- when, microseconds since 1970 UTC
  action TEXT NOT NULL,  -- what
  channel TEXT NOT NULL,  -- where
  material TEXT NOT NULL,  -- what is needed
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- who
  owner TEXT NOT NULL,  -- who, as given
  kpi TEXT NOT NULL,  -- what it is measured by
  target TEXT NOT NULL,  -- what is aimed at
  result TEXT NOT NULL,  -- what was reached
  cost_minor INTEGER CHECK (cost_minor >= 0),  -- what it cost, minor units
  state TEXT NOT NULL CHECK (state IN ('planned', 'doing', 'done', 'late', 'missed', 'dropped')),  -- how it stands
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX warmup_action_session_id ON warmup_action (session_id);
CREATE INDEX warmup_action_owner_id ON warmup_action (owner_id);

-- What another department is asked for
CREATE TABLE request (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  code TEXT NOT NULL,  -- number, "X01"
  -- whom it is for
  department TEXT NOT NULL
    CHECK (department IN ('marketing', 'design', 'warehouse', 'tech', 'legal', 'finance', 'service', 'partner', 'other')),
  contact TEXT NOT NULL,  -- who answers
  need TEXT NOT NULL,  -- what is needed
  acceptance TEXT NOT NULL,  -- when it is good
  wanted TEXT NOT NULL,  -- wanted by, as given
  wanted_us INTEGER,  -- wanted by, microseconds since 1970 UTC
  promised TEXT NOT NULL,  -- promised for
  done TEXT NOT NULL,  -- done, as given
  done_us INTEGER,  -- done, microseconds since 1970 UTC
  result TEXT NOT NULL,  -- what came of it
  state TEXT NOT NULL CHECK (state IN ('planned', 'doing', 'done', 'late', 'missed', 'dropped'))  -- how it stands
) STRICT;
CREATE INDEX request_session_id ON request (session_id);

-- A thought for a session that is not a cue yet
CREATE TABLE idea (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  title TEXT NOT NULL,  -- the thought
  -- the interaction that it is, if any
  kind TEXT
    CHECK (kind IN ('giveaway', 'quiz', 'vote', 'game', 'coupon_drop', 'red_packet', 'connect')),
  cue_id INTEGER REFERENCES cue (id) ON DELETE SET NULL,  -- the cue that came of it
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX idea_session_id ON idea (session_id);
CREATE INDEX idea_cue_id ON idea (cue_id);

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

-- Something that went wrong in a session
CREATE TABLE incident (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  code TEXT NOT NULL,  -- number, "E01"
  severity TEXT NOT NULL CHECK (severity IN ('p0', 'p1', 'p2', 'p3')),  -- how bad it was
  severity_label TEXT NOT NULL,  -- the severity in the team's words, "SEV1", "" = the standard term
  plan_id INTEGER REFERENCES incident_plan (id) ON DELETE SET NULL,  -- the plan that was followed
  run_id INTEGER REFERENCES run (id) ON DELETE SET NULL,  -- the run in which it happened
  cue_id INTEGER REFERENCES cue (id) ON DELETE SET NULL,  -- the cue that was on
  title TEXT NOT NULL,  -- what happened
  trigger TEXT NOT NULL,  -- how it was noticed
  at_ms INTEGER NOT NULL,  -- when it happened, milliseconds from the planned start
  found_ms INTEGER,  -- when it was noticed, milliseconds from the planned start
  resolved_ms INTEGER,  -- when it was over, milliseconds from the planned start
  action TEXT NOT NULL,  -- what was done
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- who was in charge
  owner TEXT NOT NULL,  -- who was in charge, as given
  impact TEXT NOT NULL,  -- viewers, orders, money
  evidence TEXT NOT NULL,  -- where the proof is
  write_back TEXT NOT NULL  -- what goes into checklists or plans
) STRICT;
CREATE INDEX incident_session_id ON incident (session_id);
CREATE INDEX incident_plan_id ON incident (plan_id);
CREATE INDEX incident_run_id ON incident (run_id);
CREATE INDEX incident_cue_id ON incident (cue_id);
CREATE INDEX incident_owner_id ON incident (owner_id);

-- One minute of a session; NULL where the platform does not tell
CREATE TABLE minute_metric (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  minute INTEGER NOT NULL CHECK (minute >= 0),  -- minute from the start, from 0
  cue_id INTEGER REFERENCES cue (id) ON DELETE SET NULL,  -- the cue that was on
  lineup_item_id INTEGER REFERENCES lineup_item (id) ON DELETE SET NULL,  -- the product that was on
  online INTEGER CHECK (online >= 0),  -- viewers now
  views INTEGER CHECK (views >= 0),  -- entries in this minute, repeats counted
  new_viewers INTEGER CHECK (new_viewers >= 0),  -- people seen for the first time
  leaves INTEGER CHECK (leaves >= 0),  -- people who left
  cum_views INTEGER CHECK (cum_views >= 0),  -- entries so far
  cum_viewers INTEGER CHECK (cum_viewers >= 0),  -- people so far
  impressions INTEGER CHECK (impressions >= 0),  -- times the room was shown
  comments INTEGER CHECK (comments >= 0),  -- comments
  likes INTEGER CHECK (likes >= 0),  -- likes
  shares INTEGER CHECK (shares >= 0),  -- shares
  new_followers INTEGER CHECK (new_followers >= 0),  -- new followers
  fanclub INTEGER CHECK (fanclub >= 0),  -- new members of the fan club
  product_impressions INTEGER CHECK (product_impressions >= 0),  -- times a product was shown
  product_clicks INTEGER CHECK (product_clicks >= 0),  -- times a product was opened
  orders INTEGER CHECK (orders >= 0),  -- paid orders
  units INTEGER CHECK (units >= 0),  -- units in them
  gmv_minor INTEGER CHECK (gmv_minor >= 0),  -- paid amount after shop coupons, minor units
  cum_gmv_minor INTEGER CHECK (cum_gmv_minor >= 0),  -- paid amount so far, minor units
  coupon_minor INTEGER CHECK (coupon_minor >= 0),  -- coupons redeemed, minor units
  ad_spend_minor INTEGER CHECK (ad_spend_minor >= 0)  -- advertising cost, minor units
) STRICT;
CREATE INDEX minute_metric_session_id ON minute_metric (session_id);
CREATE INDEX minute_metric_cue_id ON minute_metric (cue_id);
CREATE INDEX minute_metric_lineup_item_id ON minute_metric (lineup_item_id);

-- What one product sold in a session
CREATE TABLE sales_line (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  lineup_item_id INTEGER REFERENCES lineup_item (id) ON DELETE SET NULL,  -- the product
  title TEXT NOT NULL,  -- its name in the table
  role_label TEXT NOT NULL,  -- its role in the table
  snapshot TEXT NOT NULL,  -- when refunds were counted, "D+7"
  minutes INTEGER CHECK (minutes >= 0),  -- minutes on air
  exposed_users INTEGER CHECK (exposed_users >= 0),  -- people who saw it
  click_users INTEGER CHECK (click_users >= 0),  -- people who opened it
  buyers INTEGER CHECK (buyers >= 0),  -- people who bought it; not to be added up
  units INTEGER NOT NULL CHECK (units >= 0),  -- units
  gross_minor INTEGER NOT NULL,  -- live price times units, minor units
  coupon_minor INTEGER NOT NULL CHECK (coupon_minor >= 0),  -- shop coupons, minor units
  gmv_minor INTEGER NOT NULL,  -- paid amount, minor units
  refund_units INTEGER NOT NULL CHECK (refund_units >= 0),  -- units returned
  refund_minor INTEGER NOT NULL CHECK (refund_minor >= 0),  -- money returned, minor units
  net_minor INTEGER NOT NULL,  -- paid amount less refunds, minor units
  cost_minor INTEGER,  -- cost of goods, minor units
  gift_cost_minor INTEGER,  -- cost of gifts, minor units
  fee_minor INTEGER,  -- platform's fee, minor units
  commission_minor INTEGER,  -- commission earned on partners' goods, minor units
  contribution_minor INTEGER  -- contribution, minor units
) STRICT;
CREATE INDEX sales_line_session_id ON sales_line (session_id);
CREATE INDEX sales_line_lineup_item_id ON sales_line (lineup_item_id);

-- Where viewers came from
CREATE TABLE traffic_source (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  -- the channel
  kind TEXT NOT NULL
    CHECK (kind IN ('feed', 'ads', 'short_video', 'follow', 'reserve', 'search', 'plaza', 'shop', 'profile', 'other')),
  name TEXT NOT NULL,  -- the channel as the platform calls it
  viewers INTEGER NOT NULL CHECK (viewers >= 0),  -- people
  orders INTEGER NOT NULL CHECK (orders >= 0),  -- paid orders
  gmv_minor INTEGER NOT NULL CHECK (gmv_minor >= 0)  -- paid amount, minor units
) STRICT;
CREATE INDEX traffic_source_session_id ON traffic_source (session_id);

-- How many visits lasted how long
CREATE TABLE dwell_bucket (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  name TEXT NOT NULL,  -- the interval as given, "10–30秒"
  from_ms INTEGER NOT NULL CHECK (from_ms >= 0),  -- from, milliseconds
  to_ms INTEGER CHECK (to_ms >= 0),  -- below, milliseconds; NULL = no limit
  visits INTEGER NOT NULL CHECK (visits >= 0)  -- visits
) STRICT;
CREATE INDEX dwell_bucket_session_id ON dwell_bucket (session_id);

-- One step from impression to payment, in persons and in times
CREATE TABLE funnel_step (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  kind TEXT NOT NULL CHECK (kind IN ('impression', 'view', 'product_seen', 'click', 'order', 'paid')),  -- the step
  people INTEGER CHECK (people >= 0),  -- persons
  times INTEGER CHECK (times >= 0)  -- times
) STRICT;
CREATE INDEX funnel_step_session_id ON funnel_step (session_id);

-- A part of the audience
CREATE TABLE profile_share (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  population TEXT NOT NULL CHECK (population IN ('viewers', 'buyers', 'impressions')),  -- of whom
  dimension TEXT NOT NULL
    CHECK (dimension IN ('gender', 'age', 'region', 'city', 'loyalty', 'fan_tier', 'tag')),  -- by what
  name TEXT NOT NULL,  -- the part, "24–30"
  share_bp INTEGER CHECK (share_bp >= 0)  -- its share, basis points; NULL for a tag
) STRICT;
CREATE INDEX profile_share_session_id ON profile_share (session_id);

-- A figure that has no table of its own
CREATE TABLE key_figure (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  topic TEXT NOT NULL
    CHECK (topic IN ('reservoir', 'retention', 'community', 'service', 'gmv', 'other')),  -- what it belongs to
  name TEXT NOT NULL,  -- what it is
  stage TEXT NOT NULL,  -- when it was taken, "D+7", "" = once
  value TEXT NOT NULL,  -- as given
  number REAL,  -- the first number in it
  source TEXT NOT NULL,  -- where it comes from
  estimate INTEGER NOT NULL CHECK (estimate IN (0, 1))  -- estimated, not counted
) STRICT;
CREATE INDEX key_figure_session_id ON key_figure (session_id);

-- What a session cost
CREATE TABLE cost_item (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  -- group
  category TEXT NOT NULL
    CHECK (category IN ('ads', 'people', 'venue', 'props', 'content', 'private', 'fulfilment', 'goods', 'platform', 'slot')),
  name TEXT NOT NULL,  -- what for
  amount_minor INTEGER NOT NULL,  -- how much, minor units
  source TEXT NOT NULL  -- where the amount comes from
) STRICT;
CREATE INDEX cost_item_session_id ON cost_item (session_id);

-- What a session brought; indirect income is listed and never part of an ROI
CREATE TABLE income_item (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  category TEXT NOT NULL CHECK (category IN ('direct', 'indirect')),  -- group
  name TEXT NOT NULL,  -- what
  amount_minor INTEGER,  -- how much, minor units; NULL when it is not money
  quantity INTEGER,  -- how many, when it is not money
  source TEXT NOT NULL  -- where the figure comes from
) STRICT;
CREATE INDEX income_item_session_id ON income_item (session_id);

-- A named figure with its formula, as it was reported
CREATE TABLE indicator (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  metric TEXT NOT NULL
    CHECK (metric IN ('other', 'gmv', 'user_paid', 'net_gmv', 'orders', 'units', 'buyers', 'viewers', 'views',
      'impressions', 'pcu', 'acu', 'avg_watch', 'tap_through', 'buyer_rate', 'click_rate', 'live_ctr',
      'ctr', 'ctor', 'gpm', 'show_gpm', 'gmv_per_hour', 'uv_value', 'aov', 'new_followers', 'follow_rate',
      'ad_roi', 'net_roi', 'roi', 'break_even', 'yield', 'profit', 'refund_rate', 'coupon_share',
      'hostile')),  -- which figure
  name TEXT NOT NULL,  -- what it is called here
  formula TEXT NOT NULL,  -- how it is computed
  value TEXT NOT NULL,  -- as given
  unit TEXT CHECK (unit IN ('count', 'money', 'percent', 'ratio', 'duration')),  -- grain of the number, as in goal
  number INTEGER  -- the number, in the grain of the unit
) STRICT;
CREATE INDEX indicator_session_id ON indicator (session_id);

-- When a figure of the running show warns
CREATE TABLE threshold (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  metric TEXT NOT NULL
    CHECK (metric IN ('other', 'gmv', 'user_paid', 'net_gmv', 'orders', 'units', 'buyers', 'viewers', 'views',
      'impressions', 'pcu', 'acu', 'avg_watch', 'tap_through', 'buyer_rate', 'click_rate', 'live_ctr',
      'ctr', 'ctor', 'gpm', 'show_gpm', 'gmv_per_hour', 'uv_value', 'aov', 'new_followers', 'follow_rate',
      'ad_roi', 'net_roi', 'roi', 'break_even', 'yield', 'profit', 'refund_rate', 'coupon_share',
      'hostile')),  -- which figure
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
CREATE INDEX threshold_session_id ON threshold (session_id);
CREATE INDEX threshold_owner_id ON threshold (owner_id);

-- What a review found, and what follows from it
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  code TEXT NOT NULL,  -- number, "R1"
  title TEXT NOT NULL,  -- problem or highlight
  evidence TEXT NOT NULL,  -- figure or time that shows it
  cause TEXT NOT NULL,  -- why
  action TEXT NOT NULL,  -- what to do
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- who
  owner TEXT NOT NULL,  -- who, as given
  due TEXT NOT NULL,  -- until when, as given
  due_us INTEGER,  -- until when, microseconds since 1970 UTC
  state TEXT NOT NULL CHECK (state IN ('planned', 'doing', 'done', 'late', 'missed', 'dropped')),  -- how it stands
  reuse_in TEXT NOT NULL  -- the checklist, plan or script that it goes into
) STRICT;
CREATE INDEX finding_session_id ON finding (session_id);
CREATE INDEX finding_owner_id ON finding (owner_id);

-- What viewers asked for, in their words
CREATE TABLE need (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  quote TEXT NOT NULL,  -- the words
  count INTEGER CHECK (count >= 0),  -- how often
  kind TEXT NOT NULL CHECK (kind IN ('pain', 'price', 'effect', 'delivery', 'other')),  -- what it is about
  action TEXT NOT NULL  -- what was made of it
) STRICT;
CREATE INDEX need_session_id ON need (session_id);

-- A case of customer service
CREATE TABLE ticket (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  code TEXT NOT NULL,  -- number
  title TEXT NOT NULL,  -- what about
  lineup_item_id INTEGER REFERENCES lineup_item (id) ON DELETE SET NULL,  -- the product
  incident_id INTEGER REFERENCES incident (id) ON DELETE SET NULL,  -- the incident that caused it
  state TEXT NOT NULL CHECK (state IN ('open', 'escalated', 'closed')),  -- how it stands
  opened_us INTEGER,  -- opened, microseconds since 1970 UTC
  closed_us INTEGER,  -- closed, microseconds since 1970 UTC
  paid_minor INTEGER CHECK (paid_minor >= 0),  -- compensation, minor units
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX ticket_session_id ON ticket (session_id);
CREATE INDEX ticket_lineup_item_id ON ticket (lineup_item_id);
CREATE INDEX ticket_incident_id ON ticket (incident_id);

-- Customers invite customers
CREATE TABLE campaign (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  name TEXT NOT NULL,  -- name
  community_id INTEGER REFERENCES community (id) ON DELETE SET NULL,  -- the group
  inviters INTEGER CHECK (inviters >= 0),  -- people who invited
  joined INTEGER CHECK (joined >= 0),  -- people who came
  redeemed INTEGER CHECK (redeemed >= 0),  -- coupons used
  cost_minor INTEGER CHECK (cost_minor >= 0),  -- what it cost, minor units
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX campaign_session_id ON campaign (session_id);
CREATE INDEX campaign_community_id ON campaign (community_id);

-- A line of an old draft, to try the rules on
CREATE TABLE compliance_line (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- the session
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  code TEXT NOT NULL,  -- number, "L1"; "" for lines that must pass
  cue_no TEXT NOT NULL,  -- where it stands, "C29/C41"
  text TEXT NOT NULL,  -- the line
  must_hit INTEGER NOT NULL CHECK (must_hit IN (0, 1)),  -- a rule must find it; else no rule may
  rule TEXT NOT NULL,  -- which rule
  level TEXT CHECK (level IN ('block', 'warn', 'tell')),  -- what the hit does
  rewrite TEXT NOT NULL,  -- what to say instead
  note TEXT NOT NULL  -- why it must pass, or anything else
) STRICT;
CREATE INDEX compliance_line_session_id ON compliance_line (session_id);
