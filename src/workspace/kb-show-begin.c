/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-show-begin"

#include "config.h"

#include "kb-baseline.h"
#include "kb-id.h"
#include "kb-plan-records.h"
#include "kb-run-log.h"
#include "kb-show-private.h"

/* How a run begins, and is taken up again. */

/* A clock of its own, where the rehearsal is not to go by the machine's. */
static KbClock *
create_clock (const KbRehearsal *rehearsal,
              KbClock           *clock,
              gint64             wall_us)
{
  return kb_rehearsal_is_paced (rehearsal) ? kb_clock_new_paced (clock, wall_us, rehearsal->pace) : g_object_ref (clock);
}

static KbRecord *
create_row (KbRecordSet  *set,
            KbRunKind     kind,
            const KbPlan *plan,
            gint64        started_us)
{
  KbRecord *row = kb_record_new (KB_ENTITY_RUN, kb_id_new ());
  g_autofree char *baseline = kb_baseline_write (plan);

  kb_record_set_int (row, KB_RUN_SESSION_ID, kb_record_set_get_session_id (set));
  kb_record_set_int (row, KB_RUN_KIND, kind);
  kb_record_set_int (row, KB_RUN_STARTED_US, started_us);
  kb_record_set_int (row, KB_RUN_ENDED_US, KB_NONE);
  kb_record_set_text (row, KB_RUN_BASELINE, baseline);

  return row;
}

static KbShow *
begin (KbStore           *store,
       KbRecordSet       *set,
       KbRunKind          kind,
       const KbRehearsal *rehearsal,
       KbClock           *machine)
{
  g_autoptr (KbPlan) plan = kb_plan_from_records (set);
  g_autoptr (KbClock) clock = create_clock (rehearsal, machine, kb_clock_get_wall_us (machine));
  g_autoptr (KbRecord) row = NULL;
  KbRunEvent *start;
  KbShow *self;
  KbStamp now;

  kb_clock_read (clock, &now);
  start = kb_run_event_new (KB_RUN_EVENT_KIND_START, &now);
  if (kind == KB_RUN_KIND_REHEARSAL)
    {
      start->detail.pace = rehearsal->pace > 1 ? rehearsal->pace : 0;
      start->detail.edge_ms = rehearsal->edge_ms;
      start->detail.shift_us = kb_rehearsal_move_plan (rehearsal, plan, now.wall_us);
    }

  row = create_row (set, kind, plan, now.wall_us);
  self = kb_show_create (store, set, row, plan, clock, rehearsal);
  kb_show_write_row (self);
  kb_show_add_event (self, start);

  return self;
}

/**
 * kb_show_start:
 * @store: (transfer none): where the run is kept
 * @plan: (transfer none): the session
 * @kind: live, or a rehearsal, whose whole plan moves to now
 * @clock: (transfer none): the clocks
 *
 * Freezes the plan and begins a run; the first GO takes the first cue.
 *
 * Returns: (transfer full): the show.
 */
KbShow *
kb_show_start (KbStore     *store,
               KbRecordSet *set,
               KbRunKind    kind,
               KbClock     *clock)
{
  const KbRehearsal whole = KB_REHEARSAL_INIT;

  return begin (store, set, kind, &whole, clock);
}

/**
 * kb_show_rehearse:
 * @rehearsal: what is rehearsed, and how
 *
 * Begins a rehearsal of a part, of what is between cues only, or faster. It goes by a clock of its own, so that its events
 * are stamped with the times that the show would have had.
 *
 * Returns: (transfer full): the show.
 */
KbShow *
kb_show_rehearse (KbStore           *store,
                  KbRecordSet       *set,
                  const KbRehearsal *rehearsal,
                  KbClock           *clock)
{
  return begin (store, set, KB_RUN_KIND_REHEARSAL, rehearsal, clock);
}

/* After the machine was started again, elapsed time came from the wall clock, once: from here on
 * it counts from this machine's own clock, so that a step of the wall clock moves nothing. */
static void
pin_clocks (KbShow *self)
{
  KbStamp now;

  kb_clock_read (kb_show_get_clock (self), &now);
  if (kb_run_needs_pin (kb_show_get_run (self), &now))
    kb_show_add_event (self, kb_run_event_new (KB_RUN_EVENT_KIND_ANCHOR, &now));
}

/* What the start says of it, and where it was: a rehearsal with a clock of its own stood still while the desk was away. */
static void
read_rehearsal (GPtrArray   *rows,
                KbRehearsal *rehearsal,
                gint64      *last_us)
{
  g_autoptr (KbRunEvent) start = rows->len > 0 ? kb_run_event_from_record (rows->pdata[0], NULL) : NULL;

  if (start == NULL)
    return;
  rehearsal->pace = CLAMP (start->detail.pace, 1, KB_REHEARSAL_MAX_PACE);
  rehearsal->edge_ms = MAX (start->detail.edge_ms, 0);
  *last_us = kb_record_get_int (rows->pdata[rows->len - 1], KB_RUN_EVENT_AT_US);
}

/**
 * kb_show_resume:
 * @run: a run of that session that was not ended
 *
 * Takes a run up again after the desk was gone: its events give the cue and the time, and cues
 * that fell due meanwhile are taken at their exact ends. A rehearsal with a clock of its own goes on where it was.
 *
 * Returns: (transfer full): the show, or %NULL with an error when its log cannot be read.
 */
KbShow *
kb_show_resume (KbStore      *store,
                KbRecordSet  *set,
                KbRecord     *run,
                KbClock      *machine,
                GError      **error)
{
  g_autoptr (KbPlan) plan = kb_baseline_read (kb_record_get_text (run, KB_RUN_BASELINE), error);
  gint64 last_us = kb_clock_get_wall_us (machine);
  KbRehearsal rehearsal = KB_REHEARSAL_INIT;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (KbClock) clock = NULL;
  g_autoptr (KbShow) self = NULL;

  if (plan == NULL)
    return NULL;

  rows = kb_record_set_children (set, KB_ENTITY_RUN_EVENT, kb_record_get_id (run));
  read_rehearsal (rows, &rehearsal, &last_us);
  clock = create_clock (&rehearsal, machine, last_us);
  self = kb_show_create (store, set, run, plan, clock, &rehearsal);
  if (!kb_run_append_records (kb_show_get_run (self), rows, error))
    return NULL;

  pin_clocks (self);
  kb_show_catch_up (self);
  return g_steal_pointer (&self);
}

/**
 * kb_show_find_open_run:
 * @plan: a session
 *
 * Returns: (transfer none) (nullable): its newest run that was not ended.
 */
KbRecord *
kb_show_find_open_run (KbRecordSet *plan)
{
  GListModel *runs = kb_record_set_get_list (plan, KB_ENTITY_RUN);
  KbRecord *newest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (KbRecord) run = g_list_model_get_item (runs, i);

      if (kb_record_is_null (run, KB_RUN_ENDED_US)
          && (newest == NULL
              || kb_record_get_int (run, KB_RUN_STARTED_US) > kb_record_get_int (newest, KB_RUN_STARTED_US)))
        newest = run;   /* the set keeps it alive */
    }

  return newest;
}
