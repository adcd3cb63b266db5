/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-show-times"

#include "config.h"

#include "kb-plan-records.h"
#include "kb-price-begins.h"
#include "kb-schedule.h"
#include "kb-show.h"

static gint64
get_planned_start (KbRecordSet *set)
{
  g_autoptr (KbPlan) plan = kb_plan_from_records (set);
  g_autofree KbPlanTime *times = g_new (KbPlanTime, plan->n_cues + 1);
  KbPlanTotals totals;

  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, times, &totals);
  return totals.start_us;
}

/**
 * kb_show_get_shift_us:
 *
 * Returns: by how much the plan of a rehearsal was moved, microseconds; 0 of a live run.
 */
gint64
kb_show_get_shift_us (KbShow *self)
{
  const KbRunEvent *start;
  gint64 planned_us;

  g_return_val_if_fail (KB_IS_SHOW (self), 0);

  if (kb_show_get_kind (self) != KB_RUN_KIND_REHEARSAL || kb_run_get_n_events (kb_show_get_run (self)) == 0)
    return 0;
  start = kb_run_get_event (kb_show_get_run (self), 0);
  if (start->detail.shift_us != 0)
    return start->detail.shift_us;

  /* Those of before have not said it. */
  planned_us = get_planned_start (kb_show_get_plan (self));
  return planned_us != KB_NONE ? start->at.wall_us - planned_us : 0;
}

/**
 * kb_show_get_plan_us:
 * @clock_us: a time of the run, microseconds since 1970 UTC
 *
 * A rehearsal moves its whole plan to when it was started; a price that changes at eight then changes an hour into a
 * rehearsal of a show from seven.
 *
 * Returns: which time of the plan that is.
 */
gint64
kb_show_get_plan_us (KbShow *self,
                     gint64  clock_us)
{
  GListModel *prices;

  g_return_val_if_fail (KB_IS_SHOW (self), clock_us);

  /* Only what changes in the course of a show asks, ten times a second. */
  prices = kb_record_set_get_list (kb_show_get_plan (self), KB_ENTITY_LINEUP_PRICE);
  return g_list_model_get_n_items (prices) > 0 ? clock_us - kb_show_get_shift_us (self) : clock_us;
}

/**
 * kb_show_get_cue_us:
 * @live: the run as it is now
 * @cue: one of its cues
 *
 * Returns: the plan's time for which what the cue says of prices is true: now, or when it is expected to begin.
 */
gint64
kb_show_get_cue_us (KbShow          *self,
                    const KbRunLive *live,
                    const KbRunCue  *cue)
{
  const gint64 expected_us = cue->expected_start_us != KB_NONE ? cue->expected_start_us : live->clock_us;

  return kb_show_get_plan_us (self, MAX (live->clock_us, expected_us));
}

/**
 * kb_show_create_begins:
 * @live: the run as it is now
 *
 * Returns: (transfer full) (nullable): when the cues that change prices began, for #KbPriceMoment.
 */
GHashTable *
kb_show_create_begins (KbShow          *self,
                       const KbRunLive *live)
{
  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  return kb_price_begins_new (kb_show_get_plan (self), kb_show_get_run (self), live,
                              kb_show_get_plan_us (self, live->clock_us) - live->clock_us);
}
