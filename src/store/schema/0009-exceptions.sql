-- SPDX-License-Identifier: GPL-3.0-or-later
-- An exception to a wording rule is of certain words: others in the same script are found all the same.

ALTER TABLE waiver ADD COLUMN words TEXT NOT NULL DEFAULT '';  -- the words that are excepted, '' = whatever is found there
