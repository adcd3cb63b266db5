-- SPDX-License-Identifier: GPL-3.0-or-later
-- What each session with figures earned: session, GMV in minor units, goal of GMV in minor units (NULL without one).
-- GMV is paid, shop coupons taken off, refunds not (domain.md §4.1): the sum over its minutes.
SELECT m.session_id,
       SUM (m.gmv_minor),
       (SELECT g.target FROM goal AS g
         WHERE g.session_id = m.session_id AND g.metric = 'gmv'
         ORDER BY g.position LIMIT 1)
  FROM minute_metric AS m
 WHERE m.gmv_minor IS NOT NULL
 GROUP BY m.session_id;
