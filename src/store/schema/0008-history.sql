-- SPDX-License-Identifier: GPL-3.0-or-later
-- The history says who.

-- The user's name on the computer that made the entry; '' for entries of before.
ALTER TABLE journal ADD COLUMN who TEXT NOT NULL DEFAULT '';
