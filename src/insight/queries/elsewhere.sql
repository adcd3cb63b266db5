-- SPDX-License-Identifier: GPL-3.0-or-later
-- What other sessions take while a session is planned. Seven columns; the first says what a row is:
--   1  a session: session, -, -, -, start, end
--   2  a shift: session, assignment, shift, person, start, end; its role is in 4
--   3  stock: session, item, product, units claimed, units in all, -
--   4  a duty's role: session, assignment, place of the role in the closed list
-- :session is left out; :from and :until frame the shifts, microseconds since 1970 UTC.
WITH other AS (
  SELECT s.id AS id, s.start_us AS start_us,
         max (coalesce (s.target_end_us, 0),
              s.start_us + 1000 * coalesce ((SELECT sum (c.duration_ms) FROM cue AS c
                                              WHERE c.session_id = s.id AND NOT c.skip), 0)) AS end_us
    FROM session AS s
   WHERE s.id <> :session AND s.trashed_us IS NULL AND NOT s.is_template AND s.state <> 'cancelled'
     AND s.start_us BETWEEN :from - 7 * 86400000000 AND :until + 86400000000
)
SELECT 1, id, NULL, NULL, NULL, start_us, end_us FROM other
UNION ALL
SELECT 2, a.session_id, a.id, h.id, a.person_id, h.start_us, h.end_us
  FROM other AS o JOIN assignment AS a ON a.session_id = o.id JOIN shift AS h ON h.assignment_id = a.id
 WHERE h.end_us > :from AND h.start_us < :until
UNION ALL
SELECT 3, i.session_id, i.id, i.product_id, coalesce (i.locked_stock, i.live_stock), i.total_stock, NULL
  FROM other AS o JOIN lineup_item AS i ON i.session_id = o.id
 WHERE NOT i.withdrawn
UNION ALL
SELECT 4, a.session_id, a.id,
       CASE a.role WHEN 'lead' THEN 0 WHEN 'planner' THEN 1 WHEN 'merch' THEN 2 WHEN 'host' THEN 3 WHEN 'cohost' THEN 4
         WHEN 'floor' THEN 5 WHEN 'operator' THEN 6 WHEN 'ads' THEN 7 WHEN 'service' THEN 8 WHEN 'tech' THEN 9
         WHEN 'video' THEN 10 WHEN 'design' THEN 11 WHEN 'wh' THEN 12 WHEN 'legal' THEN 13 WHEN 'data' THEN 14
         ELSE 15 END, NULL, NULL, NULL
  FROM other AS o JOIN assignment AS a ON a.session_id = o.id;
