/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-rehearsal.h"

static KbRun *
create_run (KbPlan            *plan,
            const KbRehearsal *rehearsal,
            gint64             now_us,
            gint64            *shift_us)
{
  g_autoptr (KbPlan) owned = plan;
  KbRun *run;

  *shift_us = kb_rehearsal_move_plan (rehearsal, plan, now_us);
  run = kb_run_new (plan);
  fixture_append (run, now_us, "start");
  return run;
}

static void
whole_plan_moves_to_now (void)
{
  const KbRehearsal whole = KB_REHEARSAL_INIT;
  gint64 shift_us;
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 (), &whole, AT (15, 0, 0), &shift_us);

  g_assert_cmpint (shift_us, ==, AT (15, 0, 0) - AT (20, 0, 0));
  assert_instant (fixture_cue (run, "A", AT (15, 0, 0)).planned_start_us, AT (15, 0, 0));
  assert_instant (fixture_cue (run, "D", AT (15, 0, 0)).cue.fixed_us, AT (15, 10, 0));
  assert_instant (fixture_live (run, AT (15, 0, 0)).planned_end_us, AT (15, 17, 0));
}

static void
it_begins_with_a_cue (void)
{
  KbRehearsal part = KB_REHEARSAL_INIT;
  gint64 shift_us;
  g_autoptr (KbPlan) plan = fixture_plan_p1 ();
  g_autoptr (KbRun) run = NULL;

  part.cue_id = plan->cues[2].id;
  run = create_run (kb_plan_copy (plan), &part, AT (15, 0, 0), &shift_us);

  /* C is planned for 20:07, so that D's 20:10 is three minutes later. */
  g_assert_cmpint (shift_us, ==, AT (15, 0, 0) - AT (20, 7, 0));
  g_assert_cmpint (fixture_cue (run, "A", AT (15, 0, 0)).state, ==, KB_CUE_STATE_SKIPPED);
  g_assert_cmpint (fixture_cue (run, "B", AT (15, 0, 0)).state, ==, KB_CUE_STATE_SKIPPED);
  g_assert_cmpint (fixture_live (run, AT (15, 0, 0)).next_id, ==, part.cue_id);
  assert_instant (fixture_cue (run, "C", AT (15, 0, 0)).planned_start_us, AT (15, 0, 0));
  assert_instant (fixture_cue (run, "D", AT (15, 0, 0)).expected_start_us, AT (15, 3, 0));
  g_assert_cmpint (fixture_live (run, AT (15, 0, 0)).over_ms, ==, 0);

  /* What was left out can be jumped to. */
  fixture_append (run, AT (15, 0, 0), "take A");
  g_assert_cmpint (fixture_cue (run, "A", AT (15, 0, 0)).state, ==, KB_CUE_STATE_ON);
}

static void
it_begins_with_a_hard_or_skipped_cue (void)
{
  KbRehearsal part = KB_REHEARSAL_INIT;
  gint64 shift_us;
  g_autoptr (KbPlan) hard = fixture_plan_p1 ();
  g_autoptr (KbPlan) skipped = fixture_plan ("A 60; B 60 skip; C 60");
  g_autoptr (KbRun) first = NULL;
  g_autoptr (KbRun) second = NULL;

  part.cue_id = hard->cues[3].id;
  first = create_run (kb_plan_copy (hard), &part, AT (15, 0, 0), &shift_us);
  g_assert_cmpint (shift_us, ==, AT (15, 0, 0) - AT (20, 10, 0));
  assert_instant (fixture_cue (first, "D", AT (15, 0, 0)).expected_start_us, AT (15, 0, 0));
  g_assert_cmpint (fixture_cue (first, "D", AT (15, 0, 0)).slack_ms, ==, 0);

  part.cue_id = skipped->cues[1].id;
  second = create_run (kb_plan_copy (skipped), &part, AT (15, 0, 0), &shift_us);
  g_assert_cmpint (fixture_live (second, AT (15, 0, 0)).next_id, ==, part.cue_id);
}

static void
unknown_cue_is_the_whole (void)
{
  const KbRehearsal part = { .cue_id = 999999, .pace = 1 };
  gint64 shift_us;
  g_autoptr (KbRun) run = create_run (fixture_plan_p1 (), &part, AT (15, 0, 0), &shift_us);

  g_assert_cmpint (fixture_cue (run, "A", AT (15, 0, 0)).state, ==, KB_CUE_STATE_TO_COME);
}

static void
leaps_over_the_middle (void)
{
  const KbRehearsal whole = KB_REHEARSAL_INIT;
  const KbRehearsal edges = { .pace = 1, .edge_ms = 10 * S };
  gint64 shift_us;
  g_autoptr (KbRun) run = create_run (fixture_plan ("A 120; B 15"), &edges, AT (20, 0, 0), &shift_us);
  KbRunLive live;

  live = fixture_live (run, AT (20, 0, 0));
  g_assert_cmpint (kb_rehearsal_get_leap_ms (&edges, &live), ==, 0);   /* nothing is on */
  fixture_append (run, AT (20, 0, 0), "take A");
  live = fixture_live (run, AT (20, 0, 9));
  g_assert_cmpint (kb_rehearsal_get_leap_ms (&edges, &live), ==, 0);
  live = fixture_live (run, AT (20, 0, 12));
  g_assert_cmpint (kb_rehearsal_get_leap_ms (&edges, &live), ==, 98 * S);
  g_assert_cmpint (kb_rehearsal_get_leap_ms (&whole, &live), ==, 0);
  live = fixture_live (run, AT (20, 1, 50));
  g_assert_cmpint (kb_rehearsal_get_leap_ms (&edges, &live), ==, 0);
  live = fixture_live (run, AT (20, 2, 30));
  g_assert_cmpint (kb_rehearsal_get_leap_ms (&edges, &live), ==, 0);

  fixture_append (run, AT (20, 2, 30), "hold");
  live = fixture_live (run, AT (20, 2, 40));
  g_assert_cmpint (kb_rehearsal_get_leap_ms (&edges, &live), ==, 0);
  fixture_append (run, AT (20, 3, 0), "take B");
  live = fixture_live (run, AT (20, 3, 11));
  g_assert_cmpint (kb_rehearsal_get_leap_ms (&edges, &live), ==, 0);   /* shorter than its two ends */
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/rehearsal/whole-plan-moves-to-now", whole_plan_moves_to_now);
  g_test_add_func ("/engine/rehearsal/it-begins-with-a-cue", it_begins_with_a_cue);
  g_test_add_func ("/engine/rehearsal/it-begins-with-a-hard-or-skipped-cue", it_begins_with_a_hard_or_skipped_cue);
  g_test_add_func ("/engine/rehearsal/unknown-cue-is-the-whole", unknown_cue_is_the_whole);
  g_test_add_func ("/engine/rehearsal/leaps-over-the-middle", leaps_over_the_middle);

  return g_test_run ();
}
