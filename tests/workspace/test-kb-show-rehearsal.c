/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-cue.h"
#include "show-fixture.h"

static KbShow *
rehearse (Fixture *fixture,
          gint64   cue_id,
          gint64   pace,
          gint64   edge_ms)
{
  const KbRehearsal rehearsal = { .cue_id = cue_id, .pace = pace, .edge_ms = edge_ms };

  return kb_show_rehearse (kb_workspace_get_store (fixture->workspace), fixture->plan, &rehearsal, fixture->clock);
}

static KbRunLive
get_live (KbShow *show)
{
  KbRunLive live;

  kb_show_tick (show, &live);
  return live;
}

static void
note_tick_cb (gboolean *is_ticked)
{
  *is_ticked = TRUE;
}

/* The desk looks at the clock ten times a second of its own. */
static void
wait_for_tick (KbShow *show)
{
  gboolean is_ticked = FALSE;
  const gulong id = g_signal_connect_swapped (show, "tick", G_CALLBACK (note_tick_cb), &is_ticked);

  while (!is_ticked)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (show, id);
}

static void
sixty_times_as_fast (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (KbShow) show = rehearse (fixture, 0, 60, 0);
  KbRunLive live;

  g_assert_cmpint (kb_show_get_kind (show), ==, KB_RUN_KIND_REHEARSAL);
  g_assert_true (kb_show_go (show, 400, FALSE));
  kb_clock_advance (fixture->clock, SECOND / 10);
  g_assert_false (kb_show_go (show, 400, FALSE));   /* the guard is for hands, whose seconds are as long as ever */
  kb_clock_advance (fixture->clock, SECOND / 2);
  live = get_live (show);
  g_assert_cmpint (live.elapsed_ms, ==, 36000);
  g_assert_cmpint (live.drift_ms, ==, 0);
  g_assert_true (kb_show_go (show, 400, FALSE));

  /* What is on the disk has the times that the show would have had. */
  g_assert_cmpint (kb_run_get_event (kb_show_get_run (show), 2)->at.wall_us, ==, EIGHT_PM + 36 * SECOND);
  g_assert_cmpint (kb_run_get_event (kb_show_get_run (show), 0)->detail.pace, ==, 60);
  g_assert_true (kb_show_flush (show, NULL));
}

/* Who takes a minute to the first GO is not an hour late for it. */
static void
clock_waits_for_the_first_go (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (KbShow) show = rehearse (fixture, 0, 60, 0);

  kb_clock_advance (fixture->clock, 60 * SECOND);
  g_assert_cmpint (get_live (show).clock_us, ==, EIGHT_PM);
  g_assert_true (kb_show_go (show, 0, FALSE));
  g_assert_cmpint (get_live (show).over_ms, ==, 0);
  kb_clock_advance (fixture->clock, SECOND);
  g_assert_cmpint (get_live (show).elapsed_ms, ==, 60000);

  /* Taken back, it waits again. */
  g_assert_true (kb_show_back (show));
  kb_clock_advance (fixture->clock, 60 * SECOND);
  g_assert_cmpint (get_live (show).clock_us, ==, EIGHT_PM + 60 * SECOND);
  g_assert_true (kb_show_flush (show, NULL));
}

static void
from_a_cue (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (KbShow) show = rehearse (fixture, 103, 1, 0);
  KbRunLive live = get_live (show);

  g_assert_cmpint (live.next_id, ==, 103);
  g_assert_true (kb_show_get_clock (show) == fixture->clock);
  g_assert_cmpint (kb_show_get_shift_us (show), ==, -7 * 60 * SECOND);
  g_assert_true (kb_show_go (show, 0, FALSE));
  live = get_live (show);
  g_assert_cmpint (live.cue_id, ==, 103);
  g_assert_cmpint (live.over_ms, ==, 0);
  g_assert_cmpint (live.hard_us, ==, EIGHT_PM + 3 * 60 * SECOND);
  g_assert_true (kb_show_flush (show, NULL));
}

static void
cue_to_cue_leaps (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (KbShow) show = rehearse (fixture, 0, 1, 10000);

  kb_show_go (show, 0, FALSE);
  kb_clock_advance (fixture->clock, 9 * SECOND);
  wait_for_tick (show);
  g_assert_cmpint (get_live (show).remaining_ms, ==, 111000);
  kb_clock_advance (fixture->clock, 2 * SECOND);
  wait_for_tick (show);
  wait_for_tick (show);
  g_assert_cmpint (get_live (show).remaining_ms, ==, 10000);

  /* The show's time has gone on, the machine's has not. */
  g_assert_cmpint (get_live (show).clock_us, ==, EIGHT_PM + 110 * SECOND);
  g_assert_cmpint (kb_clock_get_wall_us (fixture->clock), ==, EIGHT_PM + 11 * SECOND);
  kb_clock_advance (fixture->clock, 10 * SECOND);
  g_assert_true (kb_show_go (show, 0, FALSE));
  g_assert_cmpint (kb_run_get_event (kb_show_get_run (show), 2)->at.wall_us, ==, EIGHT_PM + 120 * SECOND);
  g_assert_cmpint (get_live (show).over_ms, ==, 0);
  g_assert_true (kb_show_flush (show, NULL));
}

static KbRecord *
wait_for_events (Fixture *fixture,
                 guint    n)
{
  KbRecord *run;

  while ((run = kb_show_find_open_run (fixture->plan)) == NULL
         || g_list_model_get_n_items (kb_record_set_get_list (fixture->plan, KB_ENTITY_RUN_EVENT)) < n)
    g_main_context_iteration (NULL, TRUE);
  return run;
}

static void
fast_rehearsal_goes_on_where_it_was (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  KbShow *show = rehearse (fixture, 0, 60, 0);
  g_autoptr (KbShow) again = NULL;

  kb_show_go (show, 0, FALSE);
  kb_clock_advance (fixture->clock, SECOND);
  g_assert_true (kb_show_toggle_hold (show));
  g_assert_true (kb_show_flush (show, &error));
  g_assert_no_error (error);
  g_object_unref (show);
  show_fixture_close (fixture);

  kb_clock_advance (fixture->clock, 3600 * SECOND);
  show_fixture_open (fixture);
  again = kb_show_resume (kb_workspace_get_store (fixture->workspace), fixture->plan, wait_for_events (fixture, 3),
                          fixture->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kb_show_get_rehearsal (again)->pace, ==, 60);
  g_assert_cmpint (get_live (again).elapsed_ms, ==, 60000);
  g_assert_true (kb_show_toggle_hold (again));
  kb_clock_advance (fixture->clock, SECOND / 2);
  g_assert_cmpint (get_live (again).elapsed_ms, ==, 90000);
  g_assert_true (kb_show_flush (again, NULL));
}

#define ADD(path, func) \
  g_test_add ("/workspace/show-rehearsal/" path, Fixture, NULL, show_fixture_set_up, func, show_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sixty-times-as-fast", sixty_times_as_fast);
  ADD ("clock-waits-for-the-first-go", clock_waits_for_the_first_go);
  ADD ("from-a-cue", from_a_cue);
  ADD ("cue-to-cue-leaps", cue_to_cue_leaps);
  ADD ("fast-rehearsal-goes-on-where-it-was", fast_rehearsal_goes_on_where_it_was);

  return g_test_run ();
}
