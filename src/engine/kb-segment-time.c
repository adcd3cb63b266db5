/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-segment-time"

#include "config.h"

#include "kb-cue.h"
#include "kb-segment-time.h"

/* A cue that was put in while live is of the segment of the cue before it. */
static gint64
find_segment (KbRecordSet    *plan,
              const KbRunCue *cue,
              gint64          before_id)
{
  KbRecord *row = kb_record_set_find (plan, KB_ENTITY_CUE, cue->cue.id);

  return row != NULL ? kb_record_get_int (row, KB_CUE_SEGMENT_ID) : before_id;
}

static gint64
find_segment_on (KbRun           *run,
                 KbRecordSet     *plan,
                 const KbRunLive *live)
{
  gint64 segment_id = 0;

  for (int i = 0; i <= live->index; i++)
    {
      KbRunCue cue;

      kb_run_get_cue (run, i, live, &cue);
      segment_id = find_segment (plan, &cue, segment_id);
    }

  return segment_id;
}

static void
add_cue (KbSegmentTime   *time,
         const KbRunCue  *cue,
         const KbRunLive *live)
{
  if (cue->planned_start_us != KB_NONE)
    time->budget_ms += (cue->planned_end_us - cue->planned_start_us) / 1000;
  if (cue->actual_ms != KB_NONE)
    {
      time->spent_ms += cue->actual_ms;
      time->expected_ms += cue->actual_ms;
    }
  if (cue->state == KB_CUE_STATE_ON)
    time->expected_ms += MAX (live->remaining_ms, 0);
  else if (cue->state == KB_CUE_STATE_TO_COME)
    time->expected_ms += cue->length_ms;
}

/**
 * kb_segment_time_compute:
 * @run: a run
 * @plan: its session
 * @live: the run as it is now
 * @time: (out caller-allocates): how the segment of the cue on does
 *
 * Returns: %FALSE while no cue is on, and when its segment is no longer in the plan.
 */
gboolean
kb_segment_time_compute (KbRun           *run,
                         KbRecordSet     *plan,
                         const KbRunLive *live,
                         KbSegmentTime   *time)
{
  const gint64 on_id = find_segment_on (run, plan, live);
  gint64 segment_id = 0;

  *time = (KbSegmentTime) { .segment = kb_record_set_find (plan, KB_ENTITY_SEGMENT, on_id) };
  if (live->index < 0 || time->segment == NULL)
    return FALSE;

  for (guint i = 0; i < kb_run_get_n_cues (run); i++)
    {
      KbRunCue cue;

      kb_run_get_cue (run, i, live, &cue);
      segment_id = find_segment (plan, &cue, segment_id);
      if (segment_id == on_id)
        add_cue (time, &cue, live);
    }
  time->budget_ms = kb_record_get_int_or (time->segment, KB_SEGMENT_BUDGET_MS, time->budget_ms);

  return TRUE;
}
