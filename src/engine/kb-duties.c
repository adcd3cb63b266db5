/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-duties"

#include "config.h"

#include "kb-cue.h"
#include "kb-duties.h"

/* Operator, floor, camera, as the keys 1, 2, 3 have them; then the others. */
static int
get_rank (KbRecord *direction)
{
  switch (kb_record_get_int (direction, KB_CUE_DIRECTION_ROLE))
    {
    case KB_ROLE_KIND_OPERATOR:
      return 0;
    case KB_ROLE_KIND_FLOOR:
      return 1;
    case KB_ROLE_KIND_TECH:
      return 2;
    default:
      return 3;
    }
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  return get_rank (*(KbRecord *const *) a) - get_rank (*(KbRecord *const *) b);
}

static void
add_cue (GArray          *duties,
         KbRun           *run,
         KbRecordSet     *plan,
         const KbRunLive *live,
         guint            index)
{
  g_autoptr (GPtrArray) directions = NULL;
  KbRunCue cue;

  kb_run_get_cue (run, index, live, &cue);
  if (cue.state != KB_CUE_STATE_ON && cue.state != KB_CUE_STATE_DONE)
    return;

  directions = kb_record_set_children (plan, KB_ENTITY_CUE_DIRECTION, cue.cue.id);
  g_ptr_array_sort (directions, compare_ranks);
  for (guint i = 0; i < directions->len; i++)
    {
      const gboolean is_on = cue.state == KB_CUE_STATE_ON;
      KbDuty duty = { directions->pdata[i], cue.cue.id, cue.number, is_on ? live->taken_us : cue.actual_start_us, NULL, FALSE };

      duty.done = kb_run_find_duty (run, kb_record_get_id (duty.direction));
      duty.is_late = duty.done == NULL && (!is_on || live->elapsed_ms >= KB_DUTY_LATE_MS);
      if (is_on || duty.done == NULL)
        g_array_append_val (duties, duty);
    }
}

/**
 * kb_duties_list:
 * @run: a run that is on
 * @plan: its session
 * @live: the run as it is now
 *
 * What has to be done now: all of the cue that is on, operator, floor and camera first, and what stayed undone of the cues
 * before it, the latest first. An undone duty never goes out of sight by itself.
 *
 * Returns: (transfer full) (element-type KbDuty): good until the next event or edit.
 */
GArray *
kb_duties_list (KbRun           *run,
                KbRecordSet     *plan,
                const KbRunLive *live)
{
  GArray *duties = g_array_new (FALSE, FALSE, sizeof (KbDuty));

  if (live->index >= 0)
    add_cue (duties, run, plan, live, live->index);
  for (guint i = kb_run_get_n_cues (run); i > 0; i--)
    if ((int) i - 1 != live->index)
      add_cue (duties, run, plan, live, i - 1);

  return duties;
}
