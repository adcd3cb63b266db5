/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-standby"

#include "config.h"

#include "kb-crew.h"
#include "kb-standby.h"

static const int calls[] = { 15, 5, 1 };

static void
add_due (GArray          *due,
         const KbStandby *what,
         gint64           since_us,
         gint64           now_us)
{
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      const gint64 call_us = what->at_us - calls[i] * 60 * (gint64) G_USEC_PER_SEC;
      KbStandby standby = *what;

      standby.minutes = calls[i];
      if (call_us > since_us && call_us <= now_us)
        g_array_append_val (due, standby);
    }
}

/**
 * kb_standby_list_due:
 * @run: a run that is on
 * @plan: its session
 * @live: the run as it is now
 * @since_us: up to when calls were made, on the run's clock
 * @offset_us: how far a rehearsal is from the planned times; 0 for a live run
 *
 * The calls that are due since then: fifteen, five and one minute before every hard cue to come and before every shift. The
 * times called are the fixed ones; how late they will be is another matter.
 *
 * Returns: (transfer full) (element-type KbStandby): the calls, cues first.
 */
GArray *
kb_standby_list_due (KbRun           *run,
                     KbRecordSet     *plan,
                     const KbRunLive *live,
                     gint64           since_us,
                     gint64           offset_us)
{
  GArray *due = g_array_new (FALSE, FALSE, sizeof (KbStandby));
  GListModel *shifts = kb_record_set_get_list (plan, KB_ENTITY_SHIFT);

  for (guint i = 0; i < kb_run_get_n_cues (run); i++)
    {
      KbStandby standby = { 0 };
      KbRunCue cue;

      kb_run_get_cue (run, i, live, &cue);
      if (!cue.cue.hard || cue.cue.fixed_us == KB_NONE || cue.state != KB_CUE_STATE_TO_COME)
        continue;
      standby.cue_id = cue.cue.id;
      standby.at_us = cue.cue.fixed_us;
      add_due (due, &standby, since_us, live->clock_us);
    }
  for (guint i = 0; i < g_list_model_get_n_items (shifts); i++)
    {
      g_autoptr (KbRecord) shift = g_list_model_get_item (shifts, i);
      KbStandby standby = { 0 };

      standby.shift_id = kb_record_get_id (shift);
      standby.at_us = kb_record_get_int (shift, KB_SHIFT_START_US) + offset_us;
      add_due (due, &standby, since_us, live->clock_us);
    }

  return due;
}
