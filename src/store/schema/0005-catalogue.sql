-- SPDX-License-Identifier: GPL-3.0-or-later
-- The catalogue: how products are selected, where their samples are, what suppliers agreed to, and goods on their way.

ALTER TABLE supplier ADD COLUMN phone TEXT NOT NULL DEFAULT '';  -- telephone or messenger of the contact
ALTER TABLE supplier ADD COLUMN email TEXT NOT NULL DEFAULT '';  -- e-mail address of the contact
ALTER TABLE supplier ADD COLUMN terms TEXT NOT NULL DEFAULT '';  -- payment, returns, who bears what
ALTER TABLE supplier ADD COLUMN price_guard TEXT NOT NULL DEFAULT '';  -- price protection agreed
ALTER TABLE supplier ADD COLUMN price_guard_until_us INTEGER;  -- its last day, microseconds since 1970 UTC
-- days from an order until the goods are here
ALTER TABLE supplier ADD COLUMN lead_days INTEGER CHECK (lead_days >= 0);

-- price asked on air unless a session says otherwise, minor units
ALTER TABLE product ADD COLUMN offer_price_minor INTEGER CHECK (offer_price_minor >= 0);
ALTER TABLE product ADD COLUMN list_date_us INTEGER;  -- when the usual price was seen, microseconds since 1970 UTC
-- fixed fee that a brand pays, minor units
ALTER TABLE product ADD COLUMN slot_fee_minor INTEGER CHECK (slot_fee_minor >= 0);
ALTER TABLE product ADD COLUMN sample TEXT NOT NULL DEFAULT 'unknown'
  CHECK (sample IN ('unknown', 'waiting', 'here', 'missing'));  -- where the sample is
-- how far its selection is
ALTER TABLE product ADD COLUMN pool TEXT NOT NULL DEFAULT 'none'
  CHECK (pool IN ('none', 'candidate', 'chosen', 'dropped'));
-- quality of the main picture, 1 to 5
ALTER TABLE product ADD COLUMN image_score INTEGER CHECK (image_score >= 0);
ALTER TABLE product ADD COLUMN market_fit INTEGER CHECK (market_fit >= 0);  -- fit with the campaign, 1 to 5
-- units that rivals sell in a month
ALTER TABLE product ADD COLUMN rival_sold INTEGER CHECK (rival_sold >= 0);
ALTER TABLE product ADD COLUMN creator_history TEXT NOT NULL DEFAULT '';  -- which creators sold it, and how
ALTER TABLE product ADD COLUMN retired_us INTEGER;  -- not offered since, microseconds since 1970 UTC

ALTER TABLE product_spec ADD COLUMN stock INTEGER CHECK (stock >= 0);  -- units available

-- Goods that a supplier sends: expected, then received
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,  -- the product
  spec_id INTEGER REFERENCES product_spec (id) ON DELETE SET NULL,  -- the specification, NULL = the product as a whole
  supplier_id INTEGER REFERENCES supplier (id) ON DELETE SET NULL,  -- who sends it
  lot TEXT NOT NULL,  -- lot or order number
  expected INTEGER NOT NULL CHECK (expected >= 0),  -- units expected
  expected_us INTEGER,  -- when, microseconds since 1970 UTC
  received INTEGER CHECK (received >= 0),  -- units that came, part of the stock since; NULL = not here yet
  received_us INTEGER,  -- when they came, microseconds since 1970 UTC
  note TEXT NOT NULL  -- anything else
) STRICT;
CREATE INDEX delivery_product_id ON delivery (product_id);
CREATE INDEX delivery_spec_id ON delivery (spec_id);
CREATE INDEX delivery_supplier_id ON delivery (supplier_id);
