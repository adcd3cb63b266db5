/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-actuals"

#include "config.h"

#include "kb-baseline.h"
#include "kb-rundown-actuals.h"
#include "kb-run-log.h"
#include "kb-run.h"

/**
 * KbRundownActuals:
 *
 * When each cue of a session really was on: what its last live run says. The run is folded again only
 * when an event came, since every edit of the plan asks.
 */
struct _KbRundownActuals
{
  gint64      run_id;     /* the run that was folded, 0 for none */
  guint       n_events;   /* how many of its events */
  GHashTable *times;      /* owned: gint64* cue → gint64[2], start and end */
};

static KbRecord *
find_last_show (KbRecordSet *plan)
{
  GListModel *runs = kb_record_set_get_list (plan, KB_ENTITY_RUN);
  KbRecord *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (KbRecord) run = g_list_model_get_item (runs, i);

      if (kb_record_get_int (run, KB_RUN_KIND) == KB_RUN_KIND_LIVE
          && (last == NULL || kb_record_get_int (run, KB_RUN_STARTED_US) > kb_record_get_int (last, KB_RUN_STARTED_US)))
        last = run;   /* the set keeps it alive */
    }

  return last;
}

static void
take_time (KbRundownActuals *self,
           const KbRunCue   *cue)
{
  gint64 *times;

  if (cue->actual_start_us == KB_NONE)
    return;

  times = g_new (gint64, 2);
  times[0] = cue->actual_start_us;
  times[1] = cue->state == KB_CUE_STATE_DONE ? cue->expected_end_us : KB_NONE;
  g_hash_table_replace (self->times, g_memdup2 (&cue->cue.id, sizeof cue->cue.id), times);
}

/* A log that cannot be read says nothing here: the live page tells what is wrong with it. */
static void
fold (KbRundownActuals *self,
      KbRecord         *run,
      GPtrArray        *events)
{
  g_autoptr (KbPlan) plan = kb_baseline_read (kb_record_get_text (run, KB_RUN_BASELINE), NULL);
  g_autoptr (KbRun) folded = plan != NULL ? kb_run_new (plan) : NULL;
  KbRunLive live;

  if (folded == NULL || events->len == 0 || !kb_run_append_records (folded, events, NULL))
    return;

  kb_run_tick (folded, &kb_run_get_event (folded, kb_run_get_n_events (folded) - 1)->at, &live);
  for (guint i = 0; i < kb_run_get_n_cues (folded); i++)
    {
      KbRunCue cue;

      kb_run_get_cue (folded, i, &live, &cue);
      take_time (self, &cue);
    }
}

KbRundownActuals *
kb_rundown_actuals_new (void)
{
  KbRundownActuals *self = g_new0 (KbRundownActuals, 1);

  self->times = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return self;
}

void
kb_rundown_actuals_free (KbRundownActuals *self)
{
  g_hash_table_unref (self->times);
  g_free (self);
}

/**
 * kb_rundown_actuals_update:
 * @plan: a session
 *
 * Takes in what its last live run says now.
 */
void
kb_rundown_actuals_update (KbRundownActuals *self,
                           KbRecordSet      *plan)
{
  KbRecord *run = find_last_show (plan);
  const gint64 run_id = run != NULL ? kb_record_get_id (run) : 0;
  g_autoptr (GPtrArray) events = run != NULL ? kb_record_set_children (plan, KB_ENTITY_RUN_EVENT, run_id) : NULL;
  const guint n_events = events != NULL ? events->len : 0;

  if (run_id == self->run_id && n_events == self->n_events)
    return;

  self->run_id = run_id;
  self->n_events = n_events;
  g_hash_table_remove_all (self->times);
  if (run != NULL)
    fold (self, run, events);
}

/**
 * kb_rundown_actuals_find:
 * @start_us: (out): when the cue went on air, microseconds since 1970 UTC; untouched when it did not
 * @end_us: (out): when it went off air; %KB_NONE while it is on
 *
 * Returns: whether the cue was on.
 */
gboolean
kb_rundown_actuals_find (KbRundownActuals *self,
                         gint64            cue_id,
                         gint64           *start_us,
                         gint64           *end_us)
{
  const gint64 *times = g_hash_table_lookup (self->times, &cue_id);

  if (times == NULL)
    return FALSE;

  *start_us = times[0];
  *end_us = times[1];
  return TRUE;
}
