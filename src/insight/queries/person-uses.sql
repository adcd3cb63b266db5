-- SPDX-License-Identifier: GPL-3.0-or-later
-- The duties that somebody has, in every session: assignment.
SELECT id FROM assignment WHERE person_id = :person ORDER BY id;
