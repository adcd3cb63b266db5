/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-schedule.h"

static KbPlanTotals
compute (KbPlan     *plan,
         KbPlanTime *times)
{
  KbPlanTotals totals;

  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, times, &totals);
  return totals;
}

static void
plan_p1 (void)
{
  g_autoptr (KbPlan) plan = fixture_plan_p1 ();
  KbPlanTime times[5];
  KbPlanTotals totals;

  plan->frame.target_end_us = AT (20, 15, 0);
  totals = compute (plan, times);

  assert_instant (times[0].start_us, AT (20, 0, 0));
  assert_instant (times[1].start_us, AT (20, 2, 0));
  assert_instant (times[2].start_us, AT (20, 7, 0));
  assert_instant (times[2].end_us, AT (20, 8, 0));
  assert_instant (times[3].start_us, AT (20, 10, 0));
  assert_instant (times[4].start_us, AT (20, 13, 0));
  assert_instant (totals.end_us, AT (20, 17, 0));
  g_assert_cmpint (times[3].gap_ms, ==, 2 * M);
  g_assert_cmpint (times[4].gap_ms, ==, KB_NONE);
  g_assert_cmpint (totals.heavy_light_ms, ==, 2 * M);
  g_assert_cmpint (totals.total_ms, ==, 15 * M);
  g_assert_cmpuint (totals.n_overlaps, ==, 0);
}

static void
overlap_is_told_and_nothing_moves (void)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 900; B 60 @20:10; C 60");
  KbPlanTime times[3];
  KbPlanTotals totals = compute (plan, times);

  assert_instant (times[0].end_us, AT (20, 15, 0));
  assert_instant (times[1].start_us, AT (20, 10, 0));
  g_assert_cmpint (times[1].gap_ms, ==, -5 * M);
  assert_instant (times[2].start_us, AT (20, 11, 0));
  g_assert_cmpuint (totals.n_overlaps, ==, 1);
}

static void
skipped_cue_takes_no_time (void)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 60; B 600 skip @20:30; C 60");
  KbPlanTime times[3];
  KbPlanTotals totals = compute (plan, times);

  g_assert_cmpint (times[1].start_us, ==, KB_NONE);
  g_assert_cmpint (times[1].end_us, ==, KB_NONE);
  g_assert_cmpint (times[1].gap_ms, ==, KB_NONE);
  assert_instant (times[2].start_us, AT (20, 1, 0));
  g_assert_cmpint (totals.total_ms, ==, 2 * M);
  g_assert_cmpint (totals.heavy_light_ms, ==, KB_NONE);
}

static void
back_from_the_first_hard_cue (void)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 120; B 600 skip; C 60; D 60 @20:10; E 60 @20:20");
  KbPlanTime times[5];
  KbPlanTotals totals;

  plan->frame.start_us = KB_NONE;
  plan->frame.target_end_us = AT (20, 20, 0);
  totals = compute (plan, times);

  assert_instant (totals.start_us, AT (20, 7, 0));
  assert_instant (times[0].start_us, AT (20, 7, 0));
  g_assert_cmpint (times[3].gap_ms, ==, 0);
  g_assert_cmpint (times[4].gap_ms, ==, 9 * M);
  g_assert_cmpint (totals.heavy_light_ms, ==, 1 * M);
}

static void
back_from_the_target_end (void)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 120; B 60 skip; C 60");
  KbPlanTime times[3];
  KbPlanTotals totals;

  plan->frame.start_us = KB_NONE;
  plan->frame.target_end_us = AT (22, 0, 0);
  totals = compute (plan, times);

  assert_instant (totals.start_us, AT (21, 57, 0));
  assert_instant (totals.end_us, AT (22, 0, 0));
  g_assert_cmpint (totals.heavy_light_ms, ==, 0);
}

static void
back_with_fixed_start_is_heavy_or_light (void)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 120; B 60");
  KbPlanTime times[2];

  plan->frame.target_end_us = AT (20, 2, 30);
  g_assert_cmpint (compute (plan, times).heavy_light_ms, ==, 30 * S);
  plan->frame.target_end_us = AT (20, 4, 0);
  g_assert_cmpint (compute (plan, times).heavy_light_ms, ==, -1 * M);
}

static void
first_hard_cue_counts_from_the_start (void)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 60 @20:05; B 60");
  KbPlanTime times[2];
  KbPlanTotals totals = compute (plan, times);

  g_assert_cmpint (times[0].gap_ms, ==, 5 * M);
  assert_instant (totals.start_us, AT (20, 0, 0));

  plan->frame.start_us = KB_NONE;
  totals = compute (plan, times);
  g_assert_cmpint (times[0].gap_ms, ==, 0);
  assert_instant (totals.start_us, AT (20, 5, 0));
}

static void
no_time_at_all (void)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 60; B 60");
  KbPlanTime times[2];
  KbPlanTotals totals;

  plan->frame.start_us = KB_NONE;
  totals = compute (plan, times);
  g_assert_cmpint (totals.start_us, ==, KB_NONE);
  g_assert_cmpint (totals.end_us, ==, KB_NONE);
  g_assert_cmpint (totals.total_ms, ==, 2 * M);
  g_assert_cmpint (times[1].start_us, ==, KB_NONE);
}

static void
empty_plan_ends_where_it_starts (void)
{
  g_autoptr (KbPlan) plan = kb_plan_new (0);
  KbPlanTotals totals;

  plan->frame.start_us = AT (20, 0, 0);
  plan->frame.target_end_us = AT (21, 0, 0);
  totals = compute (plan, NULL);
  assert_instant (totals.end_us, AT (20, 0, 0));
  g_assert_cmpint (totals.heavy_light_ms, ==, -1 * H);
}

static void
hard_cue_without_time_is_soft (void)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 60; B 60");
  KbPlanTime times[2];

  plan->cues[1].hard = TRUE;
  compute (plan, times);
  assert_instant (times[1].start_us, AT (20, 1, 0));
  g_assert_cmpint (times[1].gap_ms, ==, KB_NONE);
}

static void
starts_never_decrease (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint n = g_test_rand_int_range (1, 60);
      g_autoptr (KbPlan) plan = fixture_plan_random (n, TRUE);
      g_autofree KbPlanTime *times = g_new (KbPlanTime, n);
      KbPlanTotals totals = compute (plan, times);
      gint64 last_us = totals.start_us;
      guint n_overlaps = 0;

      for (guint i = 0; i < n; i++)
        {
          gboolean is_overlap = times[i].gap_ms != KB_NONE && times[i].gap_ms < 0;

          if (plan->cues[i].skip)
            continue;
          g_assert_true (times[i].start_us >= last_us || is_overlap);
          n_overlaps += is_overlap;
          last_us = times[i].start_us;
        }
      g_assert_cmpuint (n_overlaps, ==, totals.n_overlaps);
    }
}

static void
shift_moves_everything (void)
{
  g_autoptr (KbPlan) plan = fixture_plan_p1 ();
  g_autoptr (KbPlan) later = kb_plan_copy (plan);
  KbPlanTime times[5], shifted[5];

  kb_plan_shift (later, 90 * S * KB_MS_US);
  compute (plan, times);
  compute (later, shifted);
  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpint (shifted[i].start_us - times[i].start_us, ==, 90 * S * KB_MS_US);
      g_assert_cmpint (shifted[i].gap_ms, ==, times[i].gap_ms);
    }
  g_assert_cmpint (kb_plan_find_number (later, "D"), ==, 3);
  g_assert_cmpint (kb_plan_find_number (later, "X"), ==, -1);
}

#define ADD(claim, func) g_test_add_func ("/engine/schedule/" claim, func)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("plan-p1", plan_p1);
  ADD ("overlap-is-told-and-nothing-moves", overlap_is_told_and_nothing_moves);
  ADD ("skipped-cue-takes-no-time", skipped_cue_takes_no_time);
  ADD ("back-from-the-first-hard-cue", back_from_the_first_hard_cue);
  ADD ("back-from-the-target-end", back_from_the_target_end);
  ADD ("back-with-fixed-start-is-heavy-or-light", back_with_fixed_start_is_heavy_or_light);
  ADD ("first-hard-cue-counts-from-the-start", first_hard_cue_counts_from_the_start);
  ADD ("no-time-at-all", no_time_at_all);
  ADD ("empty-plan-ends-where-it-starts", empty_plan_ends_where_it_starts);
  ADD ("hard-cue-without-time-is-soft", hard_cue_without_time_is_soft);
  ADD ("starts-never-decrease", starts_never_decrease);
  ADD ("shift-moves-everything", shift_moves_everything);

  return g_test_run ();
}
