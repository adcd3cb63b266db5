-- SPDX-License-Identifier: GPL-3.0-or-later
-- What else is counted while a show is on: comments that hurt it, and who wants the money back.

ALTER TABLE minute_metric ADD COLUMN hostile INTEGER CHECK (hostile >= 0);  -- hostile comments
ALTER TABLE minute_metric ADD COLUMN refunds INTEGER CHECK (refunds >= 0);  -- requests for a refund
