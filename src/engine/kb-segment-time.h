/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-run.h"

G_BEGIN_DECLS

/**
 * KbSegmentTime:
 * @segment: (nullable): borrowed from the plan: the segment that is on
 * @spent_ms: how long its cues have been on
 * @expected_ms: how long they will have been when the last of them ends
 * @budget_ms: how long it may take: its own budget, else what the baseline gives its cues
 *
 * How the segment that is on does against its budget. What is waited for before a hard cue is not counted.
 */
typedef struct
{
  KbRecord *segment;
  gint64    spent_ms;
  gint64    expected_ms;
  gint64    budget_ms;
} KbSegmentTime;

gboolean kb_segment_time_compute (KbRun           *run,
                                  KbRecordSet     *plan,
                                  const KbRunLive *live,
                                  KbSegmentTime   *time);

G_END_DECLS
