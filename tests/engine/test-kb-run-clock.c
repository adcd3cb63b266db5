/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-instant.h"

typedef struct
{
  KbClock *clock;
  KbRun   *run;
} Desk;

static void
desk_setup (Desk          *desk,
            gconstpointer  data)
{
  g_autoptr (KbPlan) plan = fixture_plan_p1 ();

  desk->clock = kb_clock_new_fake (EIGHT_US);
  desk->run = kb_run_new (plan);
}

static void
desk_teardown (Desk          *desk,
               gconstpointer  data)
{
  kb_run_free (desk->run);
  g_assert_finalize_object (desk->clock);
}

static KbRunEvent *
append (Desk           *desk,
        KbRunEventKind  kind,
        gint64          cue_id,
        gint64          ms)
{
  g_autoptr (KbRunEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  KbStamp now;

  kb_clock_read (desk->clock, &now);
  event = kb_run_event_new_cue (kind, &now, cue_id);
  event->amount_ms = ms;
  kb_run_append (desk->run, event, &error);
  g_assert_no_error (error);
  return (KbRunEvent *) kb_run_get_event (desk->run, kb_run_get_n_events (desk->run) - 1);
}

static KbRunLive
tick (Desk *desk)
{
  KbRunLive live;
  KbStamp now;

  kb_clock_read (desk->clock, &now);
  kb_run_tick (desk->run, &now, &live);
  return live;
}

static void
go_live (Desk *desk)
{
  append (desk, KB_RUN_EVENT_KIND_START, 0, 0);
  append (desk, KB_RUN_EVENT_KIND_TAKE, 1, 0);
}

/* A run read back from its log, as after kill -9. */
static void
restart_desk (Desk *desk)
{
  g_autoptr (KbPlan) plan = fixture_plan_p1 ();
  KbRun *again = kb_run_new (plan);

  for (guint i = 0; i < kb_run_get_n_events (desk->run); i++)
    g_assert_true (kb_run_append (again, kb_run_get_event (desk->run, i), NULL));

  kb_run_free (desk->run);
  desk->run = again;
}

static void
stepped_clock_moves_nothing (Desk          *desk,
                             gconstpointer  data)
{
  static const gint64 steps_s[] = { 7200, -7200, 1, -86400 * 365 };

  go_live (desk);
  for (guint i = 0; i < G_N_ELEMENTS (steps_s); i++)
    {
      gint64 before_ms, end_us;

      kb_clock_advance (desk->clock, 10 * G_USEC_PER_SEC);
      before_ms = tick (desk).remaining_ms;
      end_us = tick (desk).expected_end_us;
      kb_clock_step_wall (desk->clock, steps_s[i] * G_USEC_PER_SEC);
      g_assert_cmpint (tick (desk).remaining_ms, ==, before_ms);
      g_assert_cmpint (tick (desk).expected_end_us, ==, end_us);
      append (desk, KB_RUN_EVENT_KIND_NOTE, 0, 0);
      g_assert_cmpint (tick (desk).remaining_ms, ==, before_ms);
    }
  g_assert_cmpint (tick (desk).elapsed_ms, ==, 40 * S);
}

static void
drift_is_told_beyond_two_seconds (Desk          *desk,
                                  gconstpointer  data)
{
  go_live (desk);
  kb_clock_advance (desk->clock, 10 * G_USEC_PER_SEC);
  kb_clock_step_wall (desk->clock, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (tick (desk).drift_ms, ==, 2 * S);
  g_assert_false (tick (desk).is_drifted);
  kb_clock_step_wall (desk->clock, 1000);
  g_assert_true (tick (desk).is_drifted);
  kb_clock_step_wall (desk->clock, -5 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (tick (desk).drift_ms, ==, -2999);
  g_assert_true (tick (desk).is_drifted);
}

/* The clock was 3 minutes slow: re-anchored, the cue on keeps its time, and what hard cues have in
 * hand shrinks. */
static void
anchor_moves_clock_and_hard_cues (Desk          *desk,
                                  gconstpointer  data)
{
  KbRunLive live;
  KbRunEvent *anchor;
  g_autoptr (KbRunEvent) undo = NULL;
  KbRunCue cue;

  go_live (desk);
  kb_clock_advance (desk->clock, 60 * G_USEC_PER_SEC);
  kb_clock_step_wall (desk->clock, 180 * G_USEC_PER_SEC);
  live = tick (desk);
  g_assert_cmpint (live.slack_ms, ==, 2 * M);
  g_assert_cmpint (live.drift_ms, ==, 3 * M);

  anchor = append (desk, KB_RUN_EVENT_KIND_ANCHOR, 0, live.drift_ms);
  live = tick (desk);
  g_assert_cmpint (live.drift_ms, ==, 0);
  assert_instant (live.clock_us, AT (20, 4, 0));
  g_assert_cmpint (live.elapsed_ms, ==, 1 * M);
  g_assert_cmpint (live.remaining_ms, ==, 1 * M);
  assert_instant (live.hard_us, AT (20, 10, 0));
  g_assert_cmpint (live.slack_ms, ==, -1 * M);
  g_assert_cmpint (live.over_ms, ==, 1 * M);
  kb_run_get_cue (desk->run, 0, &live, &cue);
  assert_instant (cue.actual_start_us, AT (20, 0, 0));
  g_assert_cmpint (cue.actual_ms, ==, 1 * M);

  undo = kb_run_event_new_undo (&anchor->at, anchor->id);
  g_assert_true (kb_run_append (desk->run, undo, NULL));
  g_assert_cmpint (tick (desk).drift_ms, ==, 3 * M);
  g_assert_cmpint (tick (desk).slack_ms, ==, 2 * M);
}

/* The same boot: the time since boot is still there, so that nothing is rebuilt at all. */
static void
restarted_desk_goes_on (Desk          *desk,
                        gconstpointer  data)
{
  KbStamp now;

  go_live (desk);
  kb_clock_advance (desk->clock, 30 * G_USEC_PER_SEC);
  kb_clock_step_wall (desk->clock, 99 * G_USEC_PER_SEC);
  restart_desk (desk);
  kb_clock_advance (desk->clock, 15 * G_USEC_PER_SEC);
  g_assert_cmpint (tick (desk).elapsed_ms, ==, 45 * S);
  kb_clock_read (desk->clock, &now);
  g_assert_false (kb_run_needs_pin (desk->run, &now));
}

/* Another boot: the wall clock counts for the gap, once; pinned, a step counts no more. */
static void
restarted_machine_is_rebuilt_once (Desk          *desk,
                                   gconstpointer  data)
{
  KbStamp now;

  go_live (desk);
  kb_clock_advance (desk->clock, 30 * G_USEC_PER_SEC);
  append (desk, KB_RUN_EVENT_KIND_HOLD, 0, 0);
  append (desk, KB_RUN_EVENT_KIND_RESUME, 0, 0);
  kb_clock_advance (desk->clock, 15 * G_USEC_PER_SEC);
  kb_clock_reboot (desk->clock);
  restart_desk (desk);
  g_assert_cmpint (tick (desk).elapsed_ms, ==, 45 * S);

  kb_clock_read (desk->clock, &now);
  g_assert_true (kb_run_needs_pin (desk->run, &now));
  append (desk, KB_RUN_EVENT_KIND_ANCHOR, 0, 0);
  g_assert_false (kb_run_needs_pin (desk->run, &now));
  kb_clock_step_wall (desk->clock, 3600 * (gint64) G_USEC_PER_SEC);
  kb_clock_advance (desk->clock, 5 * G_USEC_PER_SEC);
  g_assert_cmpint (tick (desk).elapsed_ms, ==, 50 * S);
  restart_desk (desk);
  g_assert_cmpint (tick (desk).elapsed_ms, ==, 50 * S);
}

static void
machine_whose_clock_went_back_stands_still (Desk          *desk,
                                            gconstpointer  data)
{
  go_live (desk);
  kb_clock_advance (desk->clock, 30 * G_USEC_PER_SEC);
  append (desk, KB_RUN_EVENT_KIND_NOTE, 0, 0);
  kb_clock_reboot (desk->clock);
  kb_clock_step_wall (desk->clock, -3600 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (tick (desk).elapsed_ms, ==, 30 * S);
}

/* A desk that was dead appends what fell due, at the instant it did, across a restart of the machine too. */
static void
due_while_dead (Desk          *desk,
                gconstpointer  data)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 60 auto; B 600");
  g_autoptr (KbRunEvent) due = NULL;
  KbStamp now;

  kb_run_free (desk->run);
  desk->run = kb_run_new (plan);
  go_live (desk);
  kb_clock_advance (desk->clock, 300 * G_USEC_PER_SEC);
  kb_clock_reboot (desk->clock);
  kb_clock_read (desk->clock, &now);
  due = kb_run_create_due_take (desk->run, &now);
  assert_instant (due->at.wall_us, AT (20, 1, 0));
  g_assert_null (due->at.boot_id);
  g_assert_true (kb_run_append (desk->run, due, NULL));
  g_assert_cmpint (tick (desk).elapsed_ms, ==, 4 * M);
}

/* What was stamped late does not go back before what has happened since. */
static void
late_stamp_never_goes_back (Desk          *desk,
                            gconstpointer  data)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 60 auto; B 600");
  g_autoptr (KbRunEvent) due = NULL;
  KbStamp now;

  kb_run_free (desk->run);
  desk->run = kb_run_new (plan);
  go_live (desk);
  kb_clock_advance (desk->clock, 50 * G_USEC_PER_SEC);
  append (desk, KB_RUN_EVENT_KIND_ADD, 1, -30000);
  kb_clock_advance (desk->clock, 1 * G_USEC_PER_SEC);
  kb_clock_read (desk->clock, &now);
  due = kb_run_create_due_take (desk->run, &now);
  assert_instant (due->at.wall_us, AT (20, 0, 50));
  g_assert_true (kb_run_append (desk->run, due, NULL));
  g_assert_cmpint (tick (desk).elapsed_ms, ==, 1 * S);
}

static gint64
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 us;

  kb_instant_parse (text, &us, &error);
  g_assert_no_error (error);
  return us;
}

/* Runs a plan by the clock, each cue at its planned start, and looks at it in a zone. */
static void
assert_runs_on_time (KbPlan     *plan,
                     const char *zone_name,
                     const char *last_start)
{
  g_autoptr (GTimeZone) zone = kb_zone_new (zone_name, NULL);
  g_autoptr (KbRun) run = kb_run_new (plan);
  g_autofree char *text = NULL;
  gint64 at_us = plan->frame.start_us;
  KbRunLive live = { 0, };

  fixture_append (run, at_us, "start");
  for (guint i = 0; i < plan->n_cues; i++)
    {
      KbStamp now = fixture_wall (at_us);
      g_autoptr (KbRunEvent) take = kb_run_event_new_cue (KB_RUN_EVENT_KIND_TAKE, &now, plan->cues[i].id);

      g_assert_true (kb_run_append (run, take, NULL));
      live = fixture_live (run, at_us);
      g_assert_cmpint (live.over_ms, ==, 0);
      g_assert_cmpint (live.remaining_ms, ==, plan->cues[i].duration_ms);
      at_us += plan->cues[i].duration_ms * KB_MS_US;
    }

  text = kb_instant_format (live.taken_us, zone);
  g_assert_cmpstr (text, ==, last_start);
  g_assert_cmpint (live.expected_end_us, ==, at_us);
}

static KbPlan *
create_even_plan (guint       n,
                  gint64      duration_ms,
                  const char *start)
{
  KbPlan *plan = kb_plan_new (n);

  plan->frame.start_us = parse (start);
  for (guint i = 0; i < n; i++)
    {
      plan->cues[i].id = i + 1;
      plan->cues[i].duration_ms = duration_ms;
      plan->numbers[i] = g_strdup_printf ("C%02u", i + 1);
    }

  return plan;
}

static void
show_of_24_hours (void)
{
  g_autoptr (KbPlan) plan = create_even_plan (12, 2 * H, "2026-10-17T10:00:00+08:00");

  for (guint i = 3; i < plan->n_cues; i += 3)
    {
      plan->cues[i].hard = TRUE;
      plan->cues[i].fixed_us = plan->frame.start_us + i * 2 * H * KB_MS_US;
    }
  assert_runs_on_time (plan, "Asia/Shanghai", "2026-10-18T08:00:00.000+08:00");
}

static void
show_across_midnight (void)
{
  g_autoptr (KbPlan) plan = create_even_plan (4, 20 * M, "2026-10-17T23:30:00+08:00");

  plan->cues[2].hard = TRUE;
  plan->cues[2].fixed_us = parse ("2026-10-18T00:10:00+08:00");
  assert_runs_on_time (plan, "Asia/Shanghai", "2026-10-18T00:30:00.000+08:00");
}

static void
show_across_daylight_saving (void)
{
  g_autoptr (KbPlan) autumn = create_even_plan (5, 30 * M, "2026-10-25T01:30:00+02:00");
  g_autoptr (KbPlan) spring = create_even_plan (4, 30 * M, "2026-03-29T01:00:00+01:00");

  /* 02:30 comes twice in autumn: the second time is 90 minutes in. */
  autumn->cues[4].hard = TRUE;
  autumn->cues[4].fixed_us = parse ("2026-10-25T02:30:00+01:00");
  assert_runs_on_time (autumn, "Europe/Berlin", "2026-10-25T02:30:00.000+01:00");
  assert_runs_on_time (spring, "Europe/Berlin", "2026-03-29T03:30:00.000+02:00");
}

#define ADD(claim, func) g_test_add ("/engine/run-clock/" claim, Desk, NULL, desk_setup, func, desk_teardown)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("stepped-clock-moves-nothing", stepped_clock_moves_nothing);
  ADD ("drift-is-told-beyond-two-seconds", drift_is_told_beyond_two_seconds);
  ADD ("anchor-moves-clock-and-hard-cues", anchor_moves_clock_and_hard_cues);
  ADD ("restarted-desk-goes-on", restarted_desk_goes_on);
  ADD ("restarted-machine-is-rebuilt-once", restarted_machine_is_rebuilt_once);
  ADD ("machine-whose-clock-went-back-stands-still", machine_whose_clock_went_back_stands_still);
  ADD ("due-while-dead", due_while_dead);
  ADD ("late-stamp-never-goes-back", late_stamp_never_goes_back);
  g_test_add_func ("/engine/run-clock/show-of-24-hours", show_of_24_hours);
  g_test_add_func ("/engine/run-clock/show-across-midnight", show_across_midnight);
  g_test_add_func ("/engine/run-clock/show-across-daylight-saving", show_across_daylight_saving);

  return g_test_run ();
}
