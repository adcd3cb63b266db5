-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a session's length hangs on, of every cue in running order: length in milliseconds, fixed start in microseconds
-- since 1970 UTC (NULL where it is soft), hard or not, skipped or not.
SELECT c.duration_ms, c.fixed_us, c.hard, c.skip
  FROM cue AS c
  JOIN segment AS s ON s.id = c.segment_id
 WHERE c.session_id = :session
 ORDER BY s.position, s.id, c.position, c.id;
