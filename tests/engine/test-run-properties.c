/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-schedule.h"

/* The properties of timing.md on random plans and random events. Property 5 is in test-kb-makeup.c,
 * the cost of property 6 in bench-schedule.c. */

#define N_ROUNDS 300

static KbStamp
begin_stamp (void)
{
  return (KbStamp) { EIGHT_US, G_USEC_PER_SEC, g_intern_static_string ("boot") };
}

static KbRun *
create_random_run (KbPlan  *plan,
                   KbStamp *now)
{
  KbRun *run = kb_run_new (plan);
  g_autoptr (KbRunEvent) start = NULL;

  *now = begin_stamp ();
  start = kb_run_event_new (KB_RUN_EVENT_KIND_START, now);
  g_assert_true (kb_run_append (run, start, NULL));
  for (guint i = 0; i < 40; i++)
    fixture_append_random (run, now);

  return run;
}

/* Property 1, and that slack says what is late. */
static void
expected_starts_never_decrease (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KbPlan) plan = fixture_plan_random (g_test_rand_int_range (1, 40), TRUE);
      KbStamp now;
      g_autoptr (KbRun) run = create_random_run (plan, &now);
      KbRunLive live;
      gint64 last_us;

      kb_run_tick (run, &now, &live);
      last_us = live.base_us;
      g_assert_cmpint (live.base_us, >=, live.index >= 0 ? live.clock_us : last_us);
      for (guint i = 0; i < kb_run_get_n_cues (run); i++)
        {
          KbRunCue cue;

          kb_run_get_cue (run, i, &live, &cue);
          if (cue.state != KB_CUE_STATE_TO_COME)
            continue;
          g_assert_cmpint (cue.expected_start_us, >=, last_us);
          if (kb_plan_cue_is_hard (&cue.cue))
            g_assert_cmpint (cue.expected_start_us, >=, cue.cue.fixed_us);
          else
            g_assert_cmpint (cue.expected_start_us, ==, last_us);
          last_us = cue.expected_end_us;
        }
      if (!live.is_ended)
        g_assert_cmpint (live.expected_end_us, ==, last_us);
    }
}

/* Property 2: one by one, all at once, twice. */
static void
replay_gives_the_same_state (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KbPlan) plan = fixture_plan_random (g_test_rand_int_range (1, 40), TRUE);
      KbStamp now;
      g_autoptr (KbRun) run = create_random_run (plan, &now);
      g_autoptr (KbRun) again = kb_run_new (plan);
      g_autofree char *first = fixture_dump (run, &now);
      g_autofree char *second = NULL, *third = NULL;

      for (guint i = 0; i < kb_run_get_n_events (run); i++)
        {
          g_assert_true (kb_run_append (again, kb_run_get_event (run, i), NULL));
          g_assert_true (kb_run_append (again, kb_run_get_event (run, g_test_rand_int_range (0, i + 1)), NULL));
        }
      second = fixture_dump (again, &now);
      g_assert_cmpstr (second, ==, first);

      for (guint i = 0; i < kb_run_get_n_events (run); i++)
        g_assert_true (kb_run_append (again, kb_run_get_event (run, i), NULL));
      third = fixture_dump (again, &now);
      g_assert_cmpstr (third, ==, first);
    }
}

/* Property 3: the same events, the wall clock set at random between them. */
static void
wall_clock_changes_no_remaining_time (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KbPlan) plan = fixture_plan_random (g_test_rand_int_range (1, 40), TRUE);
      KbStamp now;
      g_autoptr (KbRun) run = create_random_run (plan, &now);
      g_autoptr (KbRun) stepped = kb_run_new (plan);
      g_autofree char *first = fixture_dump (run, &now);
      g_autofree char *second = NULL;

      for (guint i = 0; i < kb_run_get_n_events (run); i++)
        {
          g_autoptr (KbRunEvent) event = kb_run_event_copy (kb_run_get_event (run, i));

          if (i > 0)
            event->at.wall_us += g_test_rand_int_range (-86400, 86400) * (gint64) G_USEC_PER_SEC;
          g_assert_true (kb_run_append (stepped, event, NULL));
        }
      now.wall_us -= 5 * (gint64) G_USEC_PER_SEC;
      second = fixture_dump (stepped, &now);
      g_assert_cmpstr (second, ==, first);
    }
}

/* Property 4. */
static void
on_time_is_neither_over_nor_under (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint n = g_test_rand_int_range (1, 40);
      g_autoptr (KbPlan) plan = fixture_plan_random (n, FALSE);
      g_autoptr (KbRun) run = kb_run_new (plan);
      g_autofree KbPlanTime *times = g_new (KbPlanTime, n);
      KbPlanTotals totals;

      kb_schedule_compute (plan->cues, n, &plan->frame, times, &totals);
      fixture_append (run, plan->frame.start_us, "start");
      for (guint i = 0; i < n; i++)
        {
          KbStamp now = fixture_wall (times[i].start_us);
          g_autoptr (KbRunEvent) take = NULL;
          gint64 within_us = g_test_rand_int_range (0, (gint32) plan->cues[i].duration_ms + 1) * KB_MS_US;

          if (plan->cues[i].skip)
            continue;
          take = kb_run_event_new_cue (KB_RUN_EVENT_KIND_TAKE, &now, plan->cues[i].id);
          g_assert_true (kb_run_append (run, take, NULL));
          g_assert_cmpint (fixture_live (run, times[i].start_us + within_us).over_ms, ==, 0);
        }
    }
}

/* Property 6, as far as it is not cost: the sums say what a walk over the cues says. */
static void
tick_is_what_a_walk_gives (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KbPlan) plan = fixture_plan_random (g_test_rand_int_range (1, 40), TRUE);
      KbStamp now;
      g_autoptr (KbRun) run = create_random_run (plan, &now);

      for (guint i = 0; i < 10; i++)
        {
          gint64 us = g_test_rand_int_range (0, 600000) * KB_MS_US;
          gint64 at_us, slack_ms = KB_NONE;
          KbRunLive live;

          now.boot_us += us;
          now.wall_us += us;
          kb_run_tick (run, &now, &live);
          at_us = live.is_ended ? live.expected_end_us : live.base_us;
          for (guint k = 0; k < kb_run_get_n_cues (run); k++)
            {
              KbRunCue cue;

              kb_run_get_cue (run, k, &live, &cue);
              if (cue.state != KB_CUE_STATE_TO_COME)
                continue;
              if (kb_plan_cue_is_hard (&cue.cue))
                {
                  slack_ms = slack_ms == KB_NONE ? (cue.cue.fixed_us - at_us) / KB_MS_US : slack_ms;
                  at_us = MAX (at_us, cue.cue.fixed_us);
                }
              at_us += cue.length_ms * KB_MS_US;
            }
          g_assert_cmpint (live.expected_end_us, ==, at_us);
          g_assert_cmpint (live.over_ms, ==, (at_us - live.planned_end_us) / KB_MS_US);
          if (live.hard_id != 0)
            g_assert_cmpint (live.slack_ms, ==, slack_ms);
          else
            g_assert_cmpint (slack_ms, ==, KB_NONE);
        }
    }
}

#define ADD(claim, func) g_test_add_func ("/engine/run-properties/" claim, func)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("expected-starts-never-decrease", expected_starts_never_decrease);
  ADD ("replay-gives-the-same-state", replay_gives_the_same_state);
  ADD ("wall-clock-changes-no-remaining-time", wall_clock_changes_no_remaining_time);
  ADD ("on-time-is-neither-over-nor-under", on_time_is_neither_over_nor_under);
  ADD ("tick-is-what-a-walk-gives", tick_is_what_a_walk_gives);

  return g_test_run ();
}
