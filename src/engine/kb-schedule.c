/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-schedule"

#include "config.h"

#include "kb-schedule.h"

/* Where the start follows: the first hard cue's time less what runs before it, or the target end
 * less everything. */
static gint64
derive_start_us (const KbPlanCue   *cues,
                 guint              n_cues,
                 const KbPlanFrame *frame)
{
  gint64 before_ms = 0;

  for (guint i = 0; i < n_cues; i++)
    {
      if (cues[i].skip)
        continue;
      if (kb_plan_cue_is_hard (&cues[i]))
        return cues[i].fixed_us - before_ms * KB_MS_US;
      before_ms += cues[i].duration_ms;
    }

  return frame->target_end_us != KB_NONE ? frame->target_end_us - before_ms * KB_MS_US : KB_NONE;
}

/**
 * kb_schedule_compute:
 * @cues: (array length=n_cues): the cues in running order
 * @n_cues: how many
 * @frame: the session's fixed times
 * @times: (out caller-allocates) (array length=n_cues) (nullable): one entry per cue, same order
 * @totals: (out caller-allocates): the session's own figures
 *
 * Computes the planned times of a session, over the cues that are not skipped.
 *
 * A soft cue starts when the one before it ends, the first one at the session's start; a hard cue
 * starts at its fixed time, whatever is before it: slack and overlap are told, nothing is moved.
 * Without a fixed start the session starts so that the first hard cue is met, or else the target
 * end. Never fails; one pass, or two where the start follows.
 */
void
kb_schedule_compute (const KbPlanCue   *cues,
                     guint              n_cues,
                     const KbPlanFrame *frame,
                     KbPlanTime        *times,
                     KbPlanTotals      *totals)
{
  gint64 at_us = frame->start_us != KB_NONE ? frame->start_us
                                            : derive_start_us (cues, n_cues, frame);

  *totals = (KbPlanTotals) { .start_us = at_us, .heavy_light_ms = KB_NONE };

  for (guint i = 0; i < n_cues; i++)
    {
      KbPlanTime time = { KB_NONE, KB_NONE, KB_NONE };

      if (!cues[i].skip && at_us != KB_NONE)
        {
          time.start_us = at_us;
          if (kb_plan_cue_is_hard (&cues[i]))
            {
              time.start_us = cues[i].fixed_us;
              time.gap_ms = (time.start_us - at_us) / KB_MS_US;
              totals->n_overlaps += time.start_us < at_us;
            }
          at_us = time.end_us = time.start_us + cues[i].duration_ms * KB_MS_US;
        }
      if (!cues[i].skip)
        totals->total_ms += cues[i].duration_ms;
      if (times != NULL)
        times[i] = time;
    }

  totals->end_us = at_us;
  if (at_us != KB_NONE && frame->target_end_us != KB_NONE)
    totals->heavy_light_ms = (at_us - frame->target_end_us) / KB_MS_US;
}
