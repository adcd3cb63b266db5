/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rehearsal"

#include "config.h"

#include "kb-rehearsal.h"
#include "kb-schedule.h"

static int
find_cue (const KbPlan *plan,
          gint64        cue_id)
{
  for (guint i = 0; i < plan->n_cues; i++)
    if (plan->cues[i].id == cue_id)
      return (int) i;

  return -1;
}

/**
 * kb_rehearsal_move_plan:
 * @plan: the session's plan, which becomes the rehearsal's baseline
 * @now_us: when it begins, microseconds since 1970 UTC
 *
 * Moves the plan as a whole, hard starts included, so that what is rehearsed first starts now (timing.md, "The run"). The
 * cues before that are skipped; they can be jumped to. A plan without any time stays where it is.
 *
 * Returns: by how much it was moved, microseconds.
 */
gint64
kb_rehearsal_move_plan (const KbRehearsal *self,
                        KbPlan            *plan,
                        gint64             now_us)
{
  const int first = find_cue (plan, self->cue_id);
  g_autofree KbPlanTime *times = g_new (KbPlanTime, plan->n_cues + 1);
  KbPlanTotals totals;
  gint64 start_us, shift_us;

  if (first >= 0)
    plan->cues[first].skip = FALSE;
  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, times, &totals);
  start_us = first >= 0 ? times[first].start_us : totals.start_us;
  for (int i = 0; i < first; i++)
    plan->cues[i].skip = TRUE;
  if (start_us == KB_NONE)
    return 0;

  shift_us = now_us - start_us;
  kb_plan_shift (plan, shift_us);
  if (first >= 0)
    plan->frame.start_us = now_us;

  return shift_us;
}

/**
 * kb_rehearsal_is_paced:
 *
 * Returns: %TRUE when it needs a clock of its own.
 */
gboolean
kb_rehearsal_is_paced (const KbRehearsal *self)
{
  return self->pace > 1 || self->edge_ms > 0;
}

/**
 * kb_rehearsal_get_leap_ms:
 * @live: the rehearsal as it is now
 *
 * Returns: how much of the cue on is left out now, milliseconds: what is between its first and its last seconds; 0 for
 *   nothing, and while it is held.
 */
gint64
kb_rehearsal_get_leap_ms (const KbRehearsal *self,
                          const KbRunLive   *live)
{
  if (self->edge_ms <= 0 || live->cue_id == 0 || live->is_held || live->is_ended || live->elapsed_ms < self->edge_ms)
    return 0;

  return MAX (live->remaining_ms - self->edge_ms, 0);
}
