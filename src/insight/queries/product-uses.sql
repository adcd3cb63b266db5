-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where a product (parameter 1) was and will be offered: session, lineup item, state of the session (0 to come, 1 on air, 2 over),
-- start, live price in minor units, whether it was taken out, and where there are figures units sold, paid amount in minor
-- units, units returned, contribution and coupons redeemed in minor units. The latest session first; a session in the trash counts, since it
-- can come back.
SELECT s.id, i.id,
       CASE WHEN s.state = 'live' THEN 1 WHEN s.state IN ('ended', 'reviewing', 'archived') THEN 2 ELSE 0 END,
       s.start_us, i.live_price_minor, i.withdrawn,
       SUM (l.units), SUM (l.gmv_minor), SUM (l.refund_units), SUM (l.contribution_minor), SUM (l.coupon_minor)
  FROM lineup_item AS i
  JOIN session AS s ON s.id = i.session_id
  LEFT JOIN sales_line AS l ON l.lineup_item_id = i.id
 WHERE i.product_id = ?1
 GROUP BY i.id
 ORDER BY s.start_us DESC, s.id;
