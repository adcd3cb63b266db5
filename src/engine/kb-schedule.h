/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-plan.h"

G_BEGIN_DECLS

/**
 * KbPlanTime:
 * @start_us: planned start, microseconds since 1970 UTC
 * @end_us: planned end
 * @gap_ms: for a hard cue, from the end of the cue before it to its fixed time: positive is
 *   slack, negative an overlap; %KB_NONE for a soft cue
 *
 * All three are %KB_NONE for a skipped cue, and for every cue when the session has no time at all.
 */
typedef struct
{
  gint64 start_us;
  gint64 end_us;
  gint64 gap_ms;
} KbPlanTime;

/**
 * KbPlanTotals:
 * @start_us: start of the session; %KB_NONE when neither a start, a hard cue nor a target end is set
 * @end_us: its planned end
 * @total_ms: sum of the lengths of the cues that are not skipped
 * @heavy_light_ms: planned end − target end, positive = heavy = too long; %KB_NONE without a target
 * @n_overlaps: how many hard cues start before the cue before them has ended
 */
typedef struct
{
  gint64 start_us;
  gint64 end_us;
  gint64 total_ms;
  gint64 heavy_light_ms;
  guint  n_overlaps;
} KbPlanTotals;

void kb_schedule_compute (const KbPlanCue   *cues,
                          guint              n_cues,
                          const KbPlanFrame *frame,
                          KbPlanTime        *times,
                          KbPlanTotals      *totals);

G_END_DECLS
