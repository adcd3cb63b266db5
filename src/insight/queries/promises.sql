-- SPDX-License-Identifier: GPL-3.0-or-later
-- What sessions to come offer: session, lineup item, product, specification (0 = the product as a whole), units, units
-- in all as the lineup says, start, whether it is on air. What was sold in a session that is over has left the stock.
-- Unless the units for the session are stated they are those of its specifications, else those locked for it.
WITH holding AS (
  SELECT id, start_us, state = 'live' AS is_live
    FROM session
   WHERE trashed_us IS NULL AND is_template = 0 AND state IN ('draft', 'preparing', 'review', 'ready', 'live')
)
SELECT h.id, i.id, i.product_id, 0,
       COALESCE (i.live_stock, (SELECT SUM (s.live_stock) FROM lineup_spec AS s WHERE s.item_id = i.id), i.locked_stock),
       i.total_stock, h.start_us, h.is_live
  FROM holding AS h
  JOIN lineup_item AS i ON i.session_id = h.id
 WHERE i.withdrawn = 0
UNION ALL
SELECT h.id, i.id, i.product_id, s.spec_id, s.live_stock, NULL, h.start_us, h.is_live
  FROM holding AS h
  JOIN lineup_item AS i ON i.session_id = h.id
  JOIN lineup_spec AS s ON s.item_id = i.id
 WHERE i.withdrawn = 0 AND s.spec_id IS NOT NULL;
