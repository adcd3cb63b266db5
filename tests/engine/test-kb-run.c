/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-error.h"
#include "kb-go.h"

/* The worked examples of timing.md: events, then what is expected of plan P1 at @now. Zero: not looked at. */
static const struct
{
  const char *claim;
  struct
  {
    gint64      at_us;
    const char *words;
  } events[6];
  gint64 now_us;
  gint64 b, c, d, e, end;
  gint64 over_ms;
  gint64 slack_ms;
} examples[] = {
  { "on-time", { { AT (20, 0, 0), "take A" } }, AT (20, 1, 0),
    AT (20, 2, 0), AT (20, 7, 0), AT (20, 10, 0), AT (20, 13, 0), AT (20, 17, 0), 0, 2 * M },
  { "late-start-is-absorbed", { { AT (20, 1, 30), "take A" } }, AT (20, 1, 30),
    AT (20, 3, 30), AT (20, 8, 30), AT (20, 10, 0), AT (20, 13, 0), AT (20, 17, 0), 0, 30 * S },
  { "overrun-pushes-following", { { AT (20, 0, 0), "take A" } }, AT (20, 5, 0),
    AT (20, 5, 0), AT (20, 10, 0), AT (20, 11, 0), AT (20, 14, 0), AT (20, 18, 0), 1 * M, -1 * M },
  { "hold-moves-what-follows",
    { { AT (20, 0, 0), "take A" }, { AT (20, 2, 0), "take B" }, { AT (20, 3, 0), "hold" },
      { AT (20, 5, 0), "resume" } }, AT (20, 6, 0),
    AT (20, 2, 0), AT (20, 9, 0), AT (20, 10, 0), AT (20, 13, 0), AT (20, 17, 0), 0, 0 },
  { "added-time",
    { { AT (20, 0, 0), "take A" }, { AT (20, 2, 0), "take B" }, { AT (20, 2, 30), "add B 240" } },
    AT (20, 3, 0),
    AT (20, 2, 0), AT (20, 11, 0), AT (20, 12, 0), AT (20, 15, 0), AT (20, 19, 0), 2 * M, -2 * M },
  { "hard-cue-taken-early", { { AT (20, 9, 20), "take D" } }, AT (20, 9, 20),
    0, 0, AT (20, 9, 20), AT (20, 12, 20), AT (20, 16, 20), -40 * S, 0 },
};

static KbRun *
create_run (KbPlan *plan)
{
  g_autoptr (KbPlan) owned = plan;
  KbRun *run = kb_run_new (plan);

  fixture_append (run, plan->frame.start_us, "start");
  return run;
}

static void
worked_example (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());
  gint64 now_us = examples[index].now_us;
  KbRunLive live;

  for (guint i = 0; examples[index].events[i].words != NULL; i++)
    fixture_append (run, examples[index].events[i].at_us, examples[index].events[i].words);

  live = fixture_live (run, now_us);
  if (examples[index].b != 0)
    {
      assert_instant (fixture_cue (run, "B", now_us).expected_start_us, examples[index].b);
      assert_instant (fixture_cue (run, "C", now_us).expected_start_us, examples[index].c);
    }
  assert_instant (fixture_cue (run, "D", now_us).expected_start_us, examples[index].d);
  assert_instant (fixture_cue (run, "E", now_us).expected_start_us, examples[index].e);
  assert_instant (live.expected_end_us, examples[index].end);
  assert_instant (live.planned_end_us, AT (20, 17, 0));
  g_assert_cmpint (live.over_ms, ==, examples[index].over_ms);
  if (live.hard_id != 0)
    g_assert_cmpint (live.slack_ms, ==, examples[index].slack_ms);
}

static void
held_cue_keeps_its_time (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());
  KbRunLive live;

  fixture_append (run, AT (20, 0, 0), "take A");
  fixture_append (run, AT (20, 2, 0), "take B");
  fixture_append (run, AT (20, 3, 0), "hold");
  live = fixture_live (run, AT (20, 4, 30));
  g_assert_true (live.is_held);
  g_assert_cmpint (live.elapsed_ms, ==, 1 * M);
  g_assert_cmpint (live.remaining_ms, ==, 4 * M);
  g_assert_cmpint (live.holds_ms, ==, 90 * S);
  assert_instant (live.base_us, AT (20, 8, 30));

  fixture_append (run, AT (20, 4, 40), "hold");
  fixture_append (run, AT (20, 5, 0), "resume");
  fixture_append (run, AT (20, 5, 30), "resume");
  live = fixture_live (run, AT (20, 6, 0));
  g_assert_false (live.is_held);
  g_assert_cmpint (live.elapsed_ms, ==, 2 * M);
  g_assert_cmpint (live.remaining_ms, ==, 3 * M);
  g_assert_cmpint (live.holds_ms, ==, 2 * M);
  g_assert_cmpint (live.on_air_ms, ==, 6 * M);
}

static void
take_closes_a_hold (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());

  fixture_append (run, AT (20, 0, 0), "take A");
  fixture_append (run, AT (20, 1, 0), "hold");
  fixture_append (run, AT (20, 2, 0), "take B");
  g_assert_false (fixture_live (run, AT (20, 3, 0)).is_held);
  g_assert_cmpint (fixture_live (run, AT (20, 3, 0)).elapsed_ms, ==, 1 * M);
  g_assert_cmpint (fixture_cue (run, "A", AT (20, 3, 0)).actual_ms, ==, 2 * M);
}

static void
take_unskips (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan ("A 60; B 60 skip; C 60"));

  g_assert_cmpint (fixture_cue (run, "B", AT (20, 0, 0)).state, ==, KB_CUE_STATE_SKIPPED);
  fixture_append (run, AT (20, 0, 0), "take B");
  g_assert_cmpint (fixture_cue (run, "A", AT (20, 0, 30)).state, ==, KB_CUE_STATE_SKIPPED);
  g_assert_cmpint (fixture_cue (run, "B", AT (20, 0, 30)).state, ==, KB_CUE_STATE_ON);
  g_assert_cmpint (fixture_cue (run, "B", AT (20, 0, 30)).late_ms, ==, KB_NONE);
  g_assert_cmpint (fixture_cue (run, "C", AT (20, 0, 30)).state, ==, KB_CUE_STATE_TO_COME);
}

static void
before_the_first_take (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());
  KbRunLive live = fixture_live (run, AT (19, 30, 0));

  g_assert_cmpint (live.cue_id, ==, 0);
  g_assert_cmpint (live.phase, ==, KB_PHASE_NONE);
  g_assert_null (kb_phase_get_name (live.phase));
  assert_instant (fixture_cue (run, "A", AT (19, 30, 0)).expected_start_us, AT (20, 0, 0));
  assert_instant (fixture_cue (run, "A", AT (20, 3, 0)).expected_start_us, AT (20, 3, 0));
  g_assert_cmpint (fixture_live (run, AT (20, 3, 0)).over_ms, ==, 1 * M);
  g_assert_cmpint (fixture_cue (run, "A", AT (20, 3, 0)).late_ms, ==, 3 * M);
  g_assert_cmpint (live.next_index, ==, 0);
}

static void
phases (void)
{
  static const struct
  {
    gint64  elapsed_ms;
    KbPhase phase;
  } cases[] = {
    { 0, KB_PHASE_OK },
    { 5 * M - 60001, KB_PHASE_OK },
    { 5 * M - 60000, KB_PHASE_WARNING },
    { 5 * M - 15001, KB_PHASE_WARNING },
    { 5 * M - 15000, KB_PHASE_DANGER },
    { 5 * M, KB_PHASE_DANGER },
    { 5 * M + 1, KB_PHASE_OVER },
  };
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());

  fixture_append (run, AT (20, 2, 0), "take B");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KbRunLive live = fixture_live (run, AT (20, 2, 0) + cases[i].elapsed_ms * KB_MS_US);

      g_assert_cmpint (live.phase, ==, cases[i].phase);
      g_assert_cmpint (live.remaining_ms, ==, 5 * M - cases[i].elapsed_ms);
    }
}

static void
phases_of_its_own (void)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 300");
  g_autoptr (KbRun) run = NULL;

  plan->cues[0].warning_ms = 2 * M;
  plan->cues[0].danger_ms = 0;
  run = kb_run_new (plan);
  fixture_append (run, AT (20, 0, 0), "start");
  fixture_append (run, AT (20, 0, 0), "take A");
  g_assert_cmpint (fixture_live (run, AT (20, 2, 59)).phase, ==, KB_PHASE_OK);
  g_assert_cmpint (fixture_live (run, AT (20, 3, 0)).phase, ==, KB_PHASE_WARNING);
  g_assert_cmpint (fixture_live (run, AT (20, 4, 59)).phase, ==, KB_PHASE_WARNING);
  g_assert_cmpint (fixture_live (run, AT (20, 5, 0)).phase, ==, KB_PHASE_DANGER);
}

static void
taken_again_adds_up (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());
  KbRunCue a;

  fixture_append (run, AT (20, 0, 0), "take A");
  fixture_append (run, AT (20, 1, 0), "take B");
  fixture_append (run, AT (20, 2, 0), "take A");
  a = fixture_cue (run, "A", AT (20, 2, 30));
  assert_instant (a.actual_start_us, AT (20, 0, 0));
  g_assert_cmpint (a.actual_ms, ==, 90 * S);
  g_assert_cmpint (a.state, ==, KB_CUE_STATE_ON);
  g_assert_cmpint (fixture_cue (run, "B", AT (20, 2, 30)).state, ==, KB_CUE_STATE_DONE);
  g_assert_cmpint (fixture_live (run, AT (20, 2, 30)).elapsed_ms, ==, 30 * S);
  assert_instant (fixture_cue (run, "C", AT (20, 2, 30)).expected_start_us, AT (20, 4, 0));
}

static void
jump_leaves_what_is_between (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());
  KbRunCue b;

  fixture_append (run, AT (20, 0, 0), "take A");
  fixture_append (run, AT (20, 3, 0), "take C");
  b = fixture_cue (run, "B", AT (20, 3, 0));
  g_assert_cmpint (b.state, ==, KB_CUE_STATE_SKIPPED);
  g_assert_cmpint (b.expected_start_us, ==, KB_NONE);
  g_assert_cmpint (b.late_ms, ==, KB_NONE);
  assert_instant (b.planned_start_us, AT (20, 2, 0));
  g_assert_cmpint (fixture_cue (run, "A", AT (20, 3, 0)).actual_ms, ==, 3 * M);
  assert_instant (fixture_cue (run, "A", AT (20, 3, 0)).expected_end_us, AT (20, 3, 0));
}

static void
skip_and_unskip (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());

  fixture_append (run, AT (20, 0, 0), "take A");
  fixture_append (run, AT (20, 1, 0), "skip B");
  assert_instant (fixture_cue (run, "C", AT (20, 1, 0)).expected_start_us, AT (20, 2, 0));
  g_assert_cmpint (fixture_live (run, AT (20, 1, 0)).slack_ms, ==, 7 * M);
  fixture_append (run, AT (20, 1, 10), "unskip B");
  assert_instant (fixture_cue (run, "C", AT (20, 1, 10)).expected_start_us, AT (20, 7, 0));
  fixture_append (run, AT (20, 1, 20), "skip D");
  g_assert_cmpint (fixture_live (run, AT (20, 1, 20)).hard_id, ==, 0);
  assert_instant (fixture_live (run, AT (20, 1, 20)).expected_end_us, AT (20, 12, 0));
}

static void
insert_and_move (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());
  KbRunCue x;

  fixture_append (run, AT (20, 0, 0), "take A");
  fixture_append (run, AT (20, 1, 0), "insert X 60 C");
  x = fixture_cue (run, "X", AT (20, 1, 0));
  assert_instant (x.expected_start_us, AT (20, 7, 0));
  g_assert_cmpint (x.planned_start_us, ==, KB_NONE);
  g_assert_cmpint (x.late_ms, ==, KB_NONE);
  assert_instant (fixture_cue (run, "C", AT (20, 1, 0)).expected_start_us, AT (20, 8, 0));

  fixture_append (run, AT (20, 1, 0), "move C B");
  assert_instant (fixture_cue (run, "C", AT (20, 1, 0)).expected_start_us, AT (20, 2, 0));
  assert_instant (fixture_cue (run, "B", AT (20, 1, 0)).expected_start_us, AT (20, 3, 0));
  fixture_append (run, AT (20, 1, 0), "move C");
  assert_instant (fixture_cue (run, "C", AT (20, 1, 0)).expected_start_us, AT (20, 17, 0));
  fixture_append (run, AT (20, 1, 0), "insert Y 30");
  assert_instant (fixture_cue (run, "Y", AT (20, 1, 0)).expected_start_us, AT (20, 18, 0));
  fixture_append (run, AT (20, 1, 0), "move C C");
  g_assert_cmpint (fixture_live (run, AT (20, 1, 0)).over_ms, ==, 90 * S);

  fixture_refuse (run, AT (20, 1, 0), "move A D");
  fixture_refuse (run, AT (20, 1, 0), "move C A");
  fixture_refuse (run, AT (20, 1, 0), "insert Z 60 A");
  fixture_refuse (run, AT (20, 1, 0), "insert Z -1");
}

static void
retime_changes_lengths (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());

  fixture_append (run, AT (20, 0, 0), "take A");
  fixture_append (run, AT (20, 1, 0), "retime B -60");
  g_assert_cmpint (fixture_cue (run, "B", AT (20, 1, 0)).length_ms, ==, 4 * M);
  g_assert_cmpint (fixture_cue (run, "B", AT (20, 1, 0)).added_ms, ==, -1 * M);
  fixture_refuse (run, AT (20, 1, 0), "retime B -241");
  fixture_append (run, AT (20, 1, 0), "undo");
  g_assert_cmpint (fixture_cue (run, "B", AT (20, 1, 0)).length_ms, ==, 5 * M);
}

static void
refused_events_change_nothing (void)
{
  g_autoptr (KbPlan) plan = fixture_plan_p1 ();
  g_autoptr (KbRun) run = kb_run_new (plan);

  fixture_refuse (run, AT (20, 0, 0), "take A");
  fixture_refuse (run, AT (20, 0, 0), "undo");
  fixture_refuse (run, AT (20, 0, 0), "end");
  fixture_append (run, AT (20, 0, 0), "start");
  fixture_refuse (run, AT (20, 0, 0), "start");
  fixture_refuse (run, AT (20, 0, 0), "hold");
  fixture_refuse (run, AT (20, 0, 0), "take Q");
  fixture_append (run, AT (20, 0, 0), "take A");
  fixture_refuse (run, AT (20, 0, 30), "skip A");
  fixture_refuse (run, AT (20, 0, 30), "add A -121");
  fixture_refuse (run, AT (20, 0, 30), "add A 9000000");
  fixture_refuse (run, AT (20, 0, 30), "add Q 1");
  fixture_refuse (run, AT (20, 0, 30), "incident-resolve");
  fixture_append (run, AT (20, 2, 0), "take B");
  fixture_refuse (run, AT (20, 2, 0), "skip A");
  fixture_append (run, AT (20, 3, 0), "end");
  fixture_refuse (run, AT (20, 3, 0), "take C");
  fixture_refuse (run, AT (20, 3, 0), "note");
  fixture_refuse (run, AT (20, 3, 0), "end");
}

static void
end_ends_the_cue_on (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());
  KbRunLive live;

  fixture_append (run, AT (20, 0, 0), "take A");
  fixture_append (run, AT (20, 10, 0), "take D");
  fixture_append (run, AT (20, 14, 0), "end");
  live = fixture_live (run, AT (21, 0, 0));
  g_assert_true (live.is_ended);
  g_assert_cmpint (live.cue_id, ==, 0);
  g_assert_cmpint (live.over_ms, ==, -3 * M);
  assert_instant (live.expected_end_us, AT (20, 14, 0));
  g_assert_cmpint (live.hard_id, ==, 0);
  g_assert_cmpint (live.next_id, ==, 0);
  g_assert_cmpint (live.on_air_ms, ==, 14 * M);
  g_assert_cmpint (fixture_cue (run, "D", AT (21, 0, 0)).actual_ms, ==, 4 * M);
  g_assert_cmpint (fixture_cue (run, "E", AT (21, 0, 0)).state, ==, KB_CUE_STATE_SKIPPED);

  fixture_append (run, AT (20, 14, 10), "undo");
  g_assert_cmpint (fixture_live (run, AT (20, 14, 10)).elapsed_ms, ==, 4 * M + 10 * S);
}

static void
undo_takes_back_the_last (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());
  KbStamp now = fixture_wall (AT (20, 3, 0));
  g_autofree char *before = NULL, *after = NULL;

  fixture_append (run, AT (20, 0, 0), "take A");
  before = fixture_dump (run, &now);
  fixture_append (run, AT (20, 1, 0), "take B");
  fixture_append (run, AT (20, 1, 0), "add B 60");
  fixture_append (run, AT (20, 1, 1), "undo");
  g_assert_cmpint (kb_run_find_last (run, -1)->kind, ==, KB_RUN_EVENT_KIND_TAKE);
  fixture_append (run, AT (20, 1, 1), "undo");
  after = fixture_dump (run, &now);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (kb_run_event_stands (run, 2));
  g_assert_false (kb_run_event_stands (run, 3));
  g_assert_true (kb_run_event_stands (run, 4));
  g_assert_cmpuint (kb_run_get_n_events (run), ==, 6);

  fixture_append (run, AT (20, 1, 1), "undo");
  fixture_append (run, AT (20, 1, 1), "undo");
  g_assert_false (fixture_live (run, AT (20, 1, 1)).is_started);
  fixture_refuse (run, AT (20, 1, 1), "undo");
}

static void
undo_of_what_others_need_is_refused (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());
  KbStamp now = fixture_wall (AT (20, 1, 0));
  g_autoptr (KbRunEvent) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  fixture_append (run, AT (20, 0, 0), "insert X 60");
  fixture_append (run, AT (20, 0, 0), "take X");
  before = fixture_dump (run, &now);
  undo = kb_run_event_new_undo (&now, kb_run_get_event (run, 1)->id);
  g_assert_false (kb_run_append (run, undo, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_NOT_FOUND);
  after = fixture_dump (run, &now);
  g_assert_cmpstr (after, ==, before);
}

static void
auto_advance_is_stamped_at_the_end (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan ("A 60 auto; B 60 auto; C 60; D 60"));
  KbStamp now = fixture_wall (AT (20, 10, 0));
  g_autoptr (KbRunEvent) first = NULL, second = NULL;

  fixture_append (run, AT (20, 0, 0), "take A");
  fixture_append (run, AT (20, 0, 10), "add A 5");
  g_assert_null (kb_run_create_due_take (run, &(KbStamp) { .wall_us = AT (20, 1, 5) - 1 }));

  first = kb_run_create_due_take (run, &now);
  g_assert_nonnull (first);
  assert_instant (first->at.wall_us, AT (20, 1, 5));
  g_assert_cmpint (first->cue_id, ==, 2);
  g_assert_true (kb_run_append (run, first, NULL));
  second = kb_run_create_due_take (run, &now);
  assert_instant (second->at.wall_us, AT (20, 2, 5));
  g_assert_true (kb_run_append (run, second, NULL));
  g_assert_null (kb_run_create_due_take (run, &now));
  g_assert_cmpint (fixture_live (run, AT (20, 10, 0)).index, ==, 2);
}

static void
auto_advance_waits (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan ("A 60 auto; B 60; C 60 auto; D 60 @20:10; E 60 auto"));
  KbStamp now = fixture_wall (AT (20, 5, 0));
  g_autoptr (KbRunEvent) due = NULL;

  fixture_append (run, AT (20, 0, 0), "take A");
  fixture_append (run, AT (20, 0, 30), "hold");
  g_assert_null (kb_run_create_due_take (run, &now));
  fixture_append (run, AT (20, 4, 0), "resume");
  due = kb_run_create_due_take (run, &now);
  assert_instant (due->at.wall_us, AT (20, 4, 30));
  g_assert_true (kb_run_append (run, due, NULL));

  fixture_append (run, AT (20, 5, 10), "undo");
  g_assert_null (kb_run_create_due_take (run, &(KbStamp) { .wall_us = AT (20, 6, 0) }));

  fixture_append (run, AT (20, 7, 0), "take C");
  g_assert_null (kb_run_create_due_take (run, &(KbStamp) { .wall_us = AT (20, 9, 59) }));
  g_clear_pointer (&due, kb_run_event_free);
  due = kb_run_create_due_take (run, &(KbStamp) { .wall_us = AT (20, 12, 0) });
  assert_instant (due->at.wall_us, AT (20, 10, 0));

  fixture_append (run, AT (20, 12, 0), "take E");
  g_assert_null (kb_run_create_due_take (run, &(KbStamp) { .wall_us = AT (21, 0, 0) }));
}

static void
relative_forgives_a_late_start (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan ("A 120; B 60"));

  fixture_append (run, AT (20, 5, 0), "take A");
  g_assert_cmpint (fixture_live (run, AT (20, 6, 0)).over_ms, ==, 5 * M);
  kb_run_set_relative (run, TRUE);
  g_assert_true (kb_run_is_relative (run));
  g_assert_cmpint (fixture_live (run, AT (20, 6, 0)).over_ms, ==, 0);
  g_assert_cmpint (fixture_live (run, AT (20, 8, 0)).over_ms, ==, 1 * M);
}

static void
incidents (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 ());
  KbStamp at = fixture_wall (AT (20, 1, 0));
  g_autoptr (KbRunEvent) raise = kb_run_event_new (KB_RUN_EVENT_KIND_INCIDENT_RAISE, &at);
  g_autoptr (KbRunEvent) step = kb_run_event_new (KB_RUN_EVENT_KIND_INCIDENT_STEP, &at);
  g_autoptr (KbRunEvent) resolve = kb_run_event_new (KB_RUN_EVENT_KIND_INCIDENT_RESOLVE, &at);
  g_autoptr (KbRunEvent) again = kb_run_event_new (KB_RUN_EVENT_KIND_INCIDENT_STEP, &at);
  const KbRunIncident *list;
  guint n;

  raise->other_id = 77;
  step->other_id = resolve->other_id = again->other_id = raise->id;
  g_assert_true (kb_run_append (run, raise, NULL));
  g_assert_true (kb_run_append (run, step, NULL));
  list = kb_run_get_incidents (run, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (list[0].plan_id, ==, 77);
  g_assert_cmpuint (list[0].steps->len, ==, 1);
  g_assert_cmpint (list[0].resolved_us, ==, KB_NONE);

  g_assert_true (kb_run_append (run, resolve, NULL));
  list = kb_run_get_incidents (run, &n);
  assert_instant (list[0].resolved_us, AT (20, 1, 0));
  g_assert_false (kb_run_append (run, again, NULL));
}

static void
plan_without_time (void)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 60; B 60");
  g_autoptr (KbRun) run = NULL;

  plan->frame.start_us = KB_NONE;
  run = kb_run_new (plan);
  fixture_append (run, AT (20, 0, 0), "start");
  fixture_append (run, AT (20, 0, 0), "take A");
  g_assert_cmpint (fixture_live (run, AT (20, 0, 30)).planned_end_us, ==, KB_NONE);
  g_assert_cmpint (fixture_live (run, AT (20, 0, 30)).over_ms, ==, 0);
  assert_instant (fixture_live (run, AT (20, 0, 30)).expected_end_us, AT (20, 2, 0));
}

static void
go_guard (void)
{
  g_assert_false (kb_go_is_guarded (KB_NONE, 0, 400, FALSE));
  g_assert_true (kb_go_is_guarded (KB_NONE, 0, 400, TRUE));
  g_assert_true (kb_go_is_guarded (1000000, 1399999, 400, FALSE));
  g_assert_false (kb_go_is_guarded (1000000, 1400000, 400, FALSE));
  g_assert_false (kb_go_is_guarded (1000000, 1000000, 0, FALSE));
  g_assert_true (kb_go_is_guarded (1000000, 1000000, 0, TRUE));
  g_assert_true (kb_go_is_guarded (0, 9999999, 99999, FALSE));
  g_assert_false (kb_go_is_guarded (0, 10000000, 99999, FALSE));
}

static void
cue_is_found_by_its_number (void)
{
  g_autoptr (KbRun) run = create_run (fixture_plan ("C09 60; C10 60; X2 60"));

  g_assert_cmpint (kb_run_find_number (run, "c10"), ==, fixture_cue (run, "C10", AT (20, 0, 0)).cue.id);
  g_assert_cmpint (kb_run_find_number (run, "9"), ==, fixture_cue (run, "C09", AT (20, 0, 0)).cue.id);
  g_assert_cmpint (kb_run_find_number (run, "2"), ==, fixture_cue (run, "X2", AT (20, 0, 0)).cue.id);
  g_assert_cmpint (kb_run_find_number (run, "1"), ==, 0);
  g_assert_cmpint (kb_run_find_number (run, "C"), ==, 0);
  g_assert_cmpint (kb_run_find_number (run, ""), ==, 0);
}

#define ADD(claim, func) g_test_add_func ("/engine/run/" claim, func)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/engine/run/worked-example/%s", examples[i].claim);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), worked_example);
    }
  ADD ("held-cue-keeps-its-time", held_cue_keeps_its_time);
  ADD ("take-closes-a-hold", take_closes_a_hold);
  ADD ("take-unskips", take_unskips);
  ADD ("before-the-first-take", before_the_first_take);
  ADD ("phases", phases);
  ADD ("phases-of-its-own", phases_of_its_own);
  ADD ("taken-again-adds-up", taken_again_adds_up);
  ADD ("jump-leaves-what-is-between", jump_leaves_what_is_between);
  ADD ("skip-and-unskip", skip_and_unskip);
  ADD ("cue-is-found-by-its-number", cue_is_found_by_its_number);
  ADD ("insert-and-move", insert_and_move);
  ADD ("retime-changes-lengths", retime_changes_lengths);
  ADD ("refused-events-change-nothing", refused_events_change_nothing);
  ADD ("end-ends-the-cue-on", end_ends_the_cue_on);
  ADD ("undo-takes-back-the-last", undo_takes_back_the_last);
  ADD ("undo-of-what-others-need-is-refused", undo_of_what_others_need_is_refused);
  ADD ("auto-advance-is-stamped-at-the-end", auto_advance_is_stamped_at_the_end);
  ADD ("auto-advance-waits", auto_advance_waits);
  ADD ("relative-forgives-a-late-start", relative_forgives_a_late_start);
  ADD ("incidents", incidents);
  ADD ("plan-without-time", plan_without_time);
  ADD ("go-guard", go_guard);

  return g_test_run ();
}
