-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who hosts which session: session, person; in the order of the crew list.
SELECT a.session_id, a.person_id
  FROM assignment AS a
 WHERE a.role = 'host' AND a.person_id IS NOT NULL
 ORDER BY a.session_id, a.position;
