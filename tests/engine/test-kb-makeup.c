/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-makeup.h"

static KbRun *
create_run (const char *spec)
{
  g_autoptr (KbPlan) plan = fixture_plan (spec);
  KbRun *run = kb_run_new (plan);

  fixture_append (run, AT (20, 0, 0), "start");
  fixture_append (run, AT (20, 0, 0), "take A");
  return run;
}

static KbMakeup *
propose (KbRun  *run,
         gint64  at_us)
{
  KbStamp now = fixture_wall (at_us);

  return kb_makeup_propose (run, &now);
}

static void
apply (KbRun    *run,
       KbMakeup *makeup,
       gint64    at_us)
{
  KbStamp now = fixture_wall (at_us);
  g_autoptr (KbRunEvent) event = kb_makeup_create_event (makeup, &now);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (event);
  kb_run_append (run, event, &error);
  g_assert_no_error (error);
}

/* "2:-60000 3:drop": cue ids are places in the plan, from 1. */
static void
assert_changes (KbMakeup   *makeup,
                const char *expected)
{
  GString *text = g_string_new (NULL);
  g_autofree char *owned = NULL;

  for (guint i = 0; i < makeup->changes->len; i++)
    {
      const KbRetime *change = &g_array_index (makeup->changes, KbRetime, i);

      g_string_append_printf (text, "%s%d:", i > 0 ? " " : "", (int) change->cue_id);
      g_assert_cmpint (change->duration_ms, ==, KB_NONE);
      if (change->skip)
        g_string_append (text, "drop");
      else
        g_string_append_printf (text, "%" G_GINT64_FORMAT, change->added_ms);
    }

  owned = g_string_free (text, FALSE);
  g_assert_cmpstr (owned, ==, expected);
}

static void
worked_example (void)
{
  g_autoptr (KbPlan) plan = fixture_plan_p1 ();
  g_autoptr (KbRun) run = kb_run_new (plan);
  g_autoptr (KbMakeup) makeup = NULL;
  const KbMakeupPoint *point;

  fixture_append (run, AT (20, 0, 0), "start");
  fixture_append (run, AT (20, 0, 0), "take A");
  makeup = propose (run, AT (20, 5, 0));
  assert_changes (makeup, "2:-60000");
  g_assert_cmpint (makeup->shortfall_ms, ==, 0);
  g_assert_cmpuint (makeup->points->len, ==, 1);
  point = &g_array_index (makeup->points, KbMakeupPoint, 0);
  g_assert_cmpint (point->cue_id, ==, 4);
  g_assert_cmpint (point->late_ms, ==, 1 * M);

  apply (run, makeup, AT (20, 5, 0));
  g_assert_cmpint (fixture_cue (run, "B", AT (20, 5, 0)).length_ms, ==, 4 * M);
  assert_instant (fixture_cue (run, "D", AT (20, 5, 0)).expected_start_us, AT (20, 10, 0));
  g_assert_cmpint (fixture_live (run, AT (20, 5, 0)).over_ms, ==, 0);
}

static void
nothing_late_nothing_to_do (void)
{
  g_autoptr (KbRun) run = create_run ("A 120; B 60 min0");
  g_autoptr (KbMakeup) makeup = propose (run, AT (20, 1, 0));
  KbStamp now = fixture_wall (AT (20, 1, 0));

  assert_changes (makeup, "");
  g_assert_cmpuint (makeup->points->len, ==, 0);
  g_assert_null (kb_makeup_create_event (makeup, &now));
}

/* 10.001 s late, B can give 60 s, C 30 s: floor shares 6667 and 3333, 1 ms left for B. */
static void
shares_are_floors_and_leftovers_go_first (void)
{
  g_autoptr (KbRun) run = create_run ("A 120; B 120 min60; C 60; D 60 min30");
  g_autoptr (KbMakeup) makeup = propose (run, AT (20, 2, 10) + 1 * KB_MS_US);

  assert_changes (makeup, "2:-6668 4:-3333");
  apply (run, makeup, AT (20, 2, 10) + KB_MS_US);
  g_assert_cmpint (fixture_live (run, AT (20, 2, 10) + KB_MS_US).over_ms, ==, 0);
}

static void
below_a_millisecond_is_made_up_too (void)
{
  g_autoptr (KbRun) run = create_run ("A 120; B 120 min60; C 60 @20:04");
  g_autoptr (KbMakeup) makeup = propose (run, AT (20, 2, 0) + 1);

  assert_changes (makeup, "2:-1");
  apply (run, makeup, AT (20, 2, 0) + 1);
  assert_instant (fixture_cue (run, "C", AT (20, 2, 0) + 1).expected_start_us, AT (20, 4, 0));
}

/* 2 min late: B and D give 1 min together, so E (1 min) is dropped, and D's 30 s are not asked. */
static void
optional_cues_are_dropped_last_first (void)
{
  g_autoptr (KbRun) run = create_run ("A 120; B 120 min60; C 60 optional; D 60; E 60 optional");
  g_autoptr (KbMakeup) makeup = propose (run, AT (20, 4, 0));

  assert_changes (makeup, "2:-60000 5:drop");
  g_assert_cmpint (makeup->shortfall_ms, ==, 0);
}

/* A dropped cue that gives more than is needed leaves the others alone. */
static void
drop_may_give_more_than_asked (void)
{
  g_autoptr (KbRun) run = create_run ("A 120; B 60 min50; C 300 optional; D 60");
  g_autoptr (KbMakeup) makeup = propose (run, AT (20, 3, 0));

  assert_changes (makeup, "3:drop");
  apply (run, makeup, AT (20, 3, 0));
  g_assert_cmpint (fixture_live (run, AT (20, 3, 0)).over_ms, ==, -4 * M);
}

/* What a dropped cue could itself have given is not counted for the others. */
static void
shares_are_for_the_rest_only (void)
{
  g_autoptr (KbRun) run = create_run ("A 120; B 100 min40; C 60 min30 optional; D 100 min60");
  g_autoptr (KbMakeup) makeup = propose (run, AT (20, 4, 20));

  /* 140 s late, 130 s can be given; C's 60 s dropped, the rest of 80 s is 48 + 32. */
  assert_changes (makeup, "2:-48000 3:drop 4:-32000");
}

static void
hard_cues_are_never_dropped (void)
{
  g_autoptr (KbRun) run = create_run ("A 120; B 60; C 60 optional @20:03; D 60");
  g_autoptr (KbMakeup) makeup = propose (run, AT (20, 3, 0));

  assert_changes (makeup, "");
  g_assert_cmpint (makeup->shortfall_ms, ==, 1 * M);
  g_assert_cmpuint (makeup->points->len, ==, 2);
}

static void
shortfall_is_told (void)
{
  g_autoptr (KbRun) run = create_run ("A 120; B 60 min30; C 60 @20:03");
  g_autoptr (KbMakeup) makeup = propose (run, AT (20, 4, 0));
  const KbMakeupPoint *points = (const KbMakeupPoint *) makeup->points->data;

  assert_changes (makeup, "2:-30000");
  g_assert_cmpint (makeup->shortfall_ms, ==, 90 * S);
  g_assert_cmpint (points[0].late_ms, ==, 2 * M);
  g_assert_cmpint (points[0].shortfall_ms, ==, 90 * S);
  g_assert_cmpint (points[1].cue_id, ==, 0);
  g_assert_cmpint (points[1].late_ms, ==, 90 * S);
}

/* C stays late, so that it and D are asked for the end; B has given all. */
static void
later_points_ask_from_the_last_hard_cue_on_time (void)
{
  g_autoptr (KbRun) run = create_run ("A 120; B 60 min30; C 60 min0 @20:03; D 60 min0");
  g_autoptr (KbMakeup) makeup = propose (run, AT (20, 4, 0));

  assert_changes (makeup, "2:-30000 3:-45000 4:-45000");
  g_assert_cmpint (makeup->shortfall_ms, ==, 90 * S);
  apply (run, makeup, AT (20, 4, 0));
  g_assert_cmpint (fixture_live (run, AT (20, 4, 0)).over_ms, ==, 0);
}

/* D is on time thanks to its slack; only from D on does shortening help the end. */
static void
nothing_is_asked_before_slack (void)
{
  g_autoptr (KbRun) run = create_run ("A 120; B 60 min0; D 60 min30 @20:10; E 60");
  g_autoptr (KbMakeup) makeup = NULL;

  fixture_append (run, AT (20, 1, 0), "add E 60");
  makeup = propose (run, AT (20, 1, 0));
  assert_changes (makeup, "3:-20000 4:-40000");
  fixture_append (run, AT (20, 1, 0), "undo");
  fixture_append (run, AT (20, 1, 0), "add D 60");
  g_clear_pointer (&makeup, kb_makeup_free);
  makeup = propose (run, AT (20, 1, 0));
  assert_changes (makeup, "3:-60000");
}

static void
cue_on_is_never_asked (void)
{
  g_autoptr (KbRun) run = create_run ("A 120 min0; B 60");
  g_autoptr (KbMakeup) makeup = NULL;

  fixture_append (run, AT (20, 1, 0), "add A 60");
  makeup = propose (run, AT (20, 1, 0));
  assert_changes (makeup, "");
  g_assert_cmpint (makeup->shortfall_ms, ==, 1 * M);
}

static void
added_time_can_be_given_back (void)
{
  g_autoptr (KbRun) run = create_run ("A 120; B 60");
  g_autoptr (KbMakeup) makeup = NULL;

  fixture_append (run, AT (20, 1, 0), "add B 30");
  makeup = propose (run, AT (20, 1, 0));
  assert_changes (makeup, "2:-30000");
}

static void
relative_asks_for_what_is_shown (void)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 120; B 60 min0");
  g_autoptr (KbRun) run = kb_run_new (plan);
  g_autoptr (KbMakeup) makeup = NULL;

  fixture_append (run, AT (20, 0, 0), "start");
  fixture_append (run, AT (20, 5, 0), "take A");
  kb_run_set_relative (run, TRUE);
  makeup = propose (run, AT (20, 6, 0));
  assert_changes (makeup, "");
}

static void
only_a_running_show_is_made_up (void)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 120; B 60 min0");
  g_autoptr (KbRun) run = kb_run_new (plan);
  g_autoptr (KbMakeup) before = propose (run, AT (20, 31, 0));
  g_autoptr (KbMakeup) after = NULL;

  assert_changes (before, "");
  fixture_append (run, AT (20, 0, 0), "start");
  fixture_append (run, AT (20, 30, 0), "end");
  after = propose (run, AT (20, 31, 0));
  assert_changes (after, "");
  g_assert_cmpint (after->shortfall_ms, ==, 0);
}

static KbMakeup *
propose_spare (KbRun  *run,
               gint64  at_us)
{
  KbStamp now = fixture_wall (at_us);

  return kb_makeup_propose_spare (run, &now);
}

static void
spare_time_is_shared_by_length (void)
{
  g_autoptr (KbRun) run = create_run ("A 120; B 120; C 60; D 60 @20:06:00; E 60");
  g_autoptr (KbMakeup) makeup = propose_spare (run, AT (20, 1, 0));

  assert_changes (makeup, "2:40000 3:20000");
  apply (run, makeup, AT (20, 1, 0));
  g_assert_cmpint (fixture_live (run, AT (20, 1, 0)).slack_ms, ==, 0);
  g_assert_cmpint (fixture_live (run, AT (20, 1, 0)).over_ms, ==, 0);
}

static void
spare_time_at_the_end (void)
{
  g_autoptr (KbRun) run = create_run ("A 120; B 60; C 60");
  g_autoptr (KbMakeup) makeup = NULL;

  fixture_append (run, AT (20, 1, 0), "take B");
  makeup = propose_spare (run, AT (20, 1, 30));
  assert_changes (makeup, "3:60000");
  fixture_append (run, AT (20, 1, 40), "take C");
  g_clear_pointer (&makeup, kb_makeup_free);
  makeup = propose_spare (run, AT (20, 1, 50));
  assert_changes (makeup, "3:80000");
  fixture_append (run, AT (20, 1, 50), "add C 90");
  g_clear_pointer (&makeup, kb_makeup_free);
  makeup = propose_spare (run, AT (20, 1, 50));
  assert_changes (makeup, "");
}

static void
spare_leftovers_go_first (void)
{
  g_autoptr (KbRun) run = create_run ("A 60; B 60; C 60; D 60; E 60 @20:04");
  g_autoptr (KbMakeup) makeup = NULL;

  fixture_append (run, AT (20, 0, 50), "take B");
  makeup = propose_spare (run, AT (20, 0, 50));
  assert_changes (makeup, "3:5000 4:5000");
  fixture_append (run, AT (20, 1, 49) + 999 * KB_MS_US, "take C");
  g_clear_pointer (&makeup, kb_makeup_free);
  makeup = propose_spare (run, AT (20, 1, 50));
  assert_changes (makeup, "4:10001");
}

/* Property 5, and that what is recovered is what was promised. */
static void
made_up_and_taken_back (void)
{
  guint n_proposals = 0;

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (KbPlan) plan = fixture_plan_random (g_test_rand_int_range (2, 30), round % 2);
      g_autoptr (KbRun) run = kb_run_new (plan);
      KbStamp now = { EIGHT_US, G_USEC_PER_SEC, "boot" };
      g_autoptr (KbMakeup) makeup = NULL;
      g_autoptr (KbRunEvent) event = NULL;
      g_autoptr (KbRunEvent) undo = NULL;
      g_autofree char *before = NULL, *after = NULL;
      KbRunLive live;

      fixture_append (run, EIGHT_US, "start");
      for (guint i = 0; i < 20; i++)
        fixture_append_random (run, &now);

      makeup = kb_makeup_propose (run, &now);
      event = kb_makeup_create_event (makeup, &now);
      if (event == NULL)
        continue;

      n_proposals++;
      before = fixture_dump (run, &now);
      g_assert_true (kb_run_append (run, event, NULL));
      kb_run_tick (run, &now, &live);
      g_assert_cmpint (live.over_ms, <=, makeup->shortfall_ms);
      for (guint i = 0; i < makeup->points->len; i++)
        {
          const KbMakeupPoint *point = &g_array_index (makeup->points, KbMakeupPoint, i);
          KbRunCue cue;

          if (point->cue_id == 0)
            continue;
          kb_run_get_cue (run, kb_run_find_cue (run, point->cue_id), &live, &cue);
          g_assert_cmpint (MAX (0, -cue.slack_ms), ==, point->shortfall_ms);
        }

      undo = kb_run_event_new_undo (&now, event->id);
      g_assert_true (kb_run_append (run, undo, NULL));
      after = fixture_dump (run, &now);
      g_assert_cmpstr (after, ==, before);
    }

  g_assert_cmpuint (n_proposals, >, 50);
}

#define ADD(claim, func) g_test_add_func ("/engine/makeup/" claim, func)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("worked-example", worked_example);
  ADD ("nothing-late-nothing-to-do", nothing_late_nothing_to_do);
  ADD ("shares-are-floors-and-leftovers-go-first", shares_are_floors_and_leftovers_go_first);
  ADD ("below-a-millisecond-is-made-up-too", below_a_millisecond_is_made_up_too);
  ADD ("optional-cues-are-dropped-last-first", optional_cues_are_dropped_last_first);
  ADD ("drop-may-give-more-than-asked", drop_may_give_more_than_asked);
  ADD ("shares-are-for-the-rest-only", shares_are_for_the_rest_only);
  ADD ("hard-cues-are-never-dropped", hard_cues_are_never_dropped);
  ADD ("shortfall-is-told", shortfall_is_told);
  ADD ("later-points-ask-from-the-last-hard-cue-on-time", later_points_ask_from_the_last_hard_cue_on_time);
  ADD ("nothing-is-asked-before-slack", nothing_is_asked_before_slack);
  ADD ("cue-on-is-never-asked", cue_on_is_never_asked);
  ADD ("added-time-can-be-given-back", added_time_can_be_given_back);
  ADD ("relative-asks-for-what-is-shown", relative_asks_for_what_is_shown);
  ADD ("only-a-running-show-is-made-up", only_a_running_show_is_made_up);
  ADD ("spare-time-is-shared-by-length", spare_time_is_shared_by_length);
  ADD ("spare-time-at-the-end", spare_time_at_the_end);
  ADD ("spare-leftovers-go-first", spare_leftovers_go_first);
  ADD ("made-up-and-taken-back", made_up_and_taken_back);

  return g_test_run ();
}
