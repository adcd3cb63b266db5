/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-cue.h"
#include "kb-segment-time.h"

/* Plan P1 in two segments: A 2:00 · B 5:00 · C 1:00, then D 3:00 · E 4:00. */
typedef struct
{
  KbRecordSet *plan;
  KbRun       *run;
} Fixture;

static void
add_segment (KbRecordSet *plan,
             gint64       id,
             gint64       budget_ms)
{
  g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, id);

  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, 1);
  kb_record_set_int (segment, KB_SEGMENT_POSITION, id);
  kb_record_set_int (segment, KB_SEGMENT_BUDGET_MS, budget_ms);
  kb_record_set_add (plan, segment);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  g_autoptr (KbPlan) plan = fixture_plan_p1 ();

  fixture->plan = kb_record_set_new (library, 1);
  add_segment (fixture->plan, 11, KB_NONE);
  add_segment (fixture->plan, 12, 6 * M);
  for (guint i = 0; i < plan->n_cues; i++)
    {
      g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, plan->cues[i].id);

      kb_record_set_int (cue, KB_CUE_SESSION_ID, 1);
      kb_record_set_int (cue, KB_CUE_SEGMENT_ID, i < 3 ? 11 : 12);
      kb_record_set_int (cue, KB_CUE_POSITION, i);
      kb_record_set_add (fixture->plan, cue);
    }
  fixture->run = kb_run_new (plan);
  fixture_append (fixture->run, AT (20, 0, 0), "start");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  kb_run_free (fixture->run);
  g_object_unref (fixture->plan);
}

static void
assert_time (Fixture *fixture,
             gint64   at_us,
             gint64   segment_id,
             gint64   spent_ms,
             gint64   expected_ms,
             gint64   budget_ms)
{
  const KbRunLive live = fixture_live (fixture->run, at_us);
  KbSegmentTime time;

  g_assert_true (kb_segment_time_compute (fixture->run, fixture->plan, &live, &time));
  g_assert_cmpint (kb_record_get_id (time.segment), ==, segment_id);
  g_assert_cmpint (time.spent_ms, ==, spent_ms);
  g_assert_cmpint (time.expected_ms, ==, expected_ms);
  g_assert_cmpint (time.budget_ms, ==, budget_ms);
}

static void
spent_and_expected_follow_the_run (Fixture       *fixture,
                                   gconstpointer  data)
{
  KbRunLive live = fixture_live (fixture->run, AT (20, 0, 0));
  KbSegmentTime time;

  g_assert_false (kb_segment_time_compute (fixture->run, fixture->plan, &live, &time));
  fixture_append (fixture->run, AT (20, 0, 0), "take A");
  assert_time (fixture, AT (20, 1, 0), 11, 1 * M, 8 * M, 8 * M);
  assert_time (fixture, AT (20, 3, 30), 11, 3 * M + 30 * S, 9 * M + 30 * S, 8 * M);
  fixture_append (fixture->run, AT (20, 1, 30), "take B");
  assert_time (fixture, AT (20, 2, 0), 11, 2 * M, 7 * M + 30 * S, 8 * M);
  fixture_append (fixture->run, AT (20, 2, 0), "skip C");
  assert_time (fixture, AT (20, 2, 0), 11, 2 * M, 6 * M + 30 * S, 8 * M);
}

static void
own_budget_counts_before_the_plan (Fixture       *fixture,
                                   gconstpointer  data)
{
  fixture_append (fixture->run, AT (20, 10, 0), "take D");
  assert_time (fixture, AT (20, 11, 0), 12, 1 * M, 7 * M, 6 * M);
}

#define ADD(path, func) g_test_add ("/engine/segment-time/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("spent-and-expected-follow-the-run", spent_and_expected_follow_the_run);
  ADD ("own-budget-counts-before-the-plan", own_budget_counts_before_the_plan);

  return g_test_run ();
}
