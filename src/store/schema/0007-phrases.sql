-- SPDX-License-Identifier: GPL-3.0-or-later
-- Phrases that are used often stand first.

ALTER TABLE phrase ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0 CHECK (favourite IN (0, 1));  -- stands before the others
