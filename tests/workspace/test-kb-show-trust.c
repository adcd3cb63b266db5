/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <sys/resource.h>

#include "show-fixture.h"

/* What goes wrong under a show that is on, and does not touch it. */

static KbShow *
start (Fixture *fixture)
{
  KbShow *show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan, KB_RUN_KIND_LIVE, fixture->clock);

  g_assert_true (kb_show_go (show, 0, FALSE));
  g_assert_true (kb_show_flush (show, NULL));
  g_assert_null (kb_show_get_problem (show));
  return show;
}

static KbRunLive
get_live (KbShow *show)
{
  KbRunLive live;

  kb_show_tick (show, &live);
  return live;
}

/* No file of this process may grow beyond that: to SQLite the disk is full. */
static void
set_disk (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
wait_for_problem (KbShow   *show,
                  gboolean  is_there)
{
  while ((kb_show_get_problem (show) != NULL) != is_there)
    g_main_context_iteration (NULL, TRUE);
}

static void
full_disk_stops_nothing_and_loses_nothing (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr (KbShow) show = start (fixture);
  const guint before = kb_run_get_n_events (kb_show_get_run (show));
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  set_disk (1);
  kb_clock_advance (fixture->clock, 30 * SECOND);
  g_assert_true (kb_show_toggle_hold (show));
  wait_for_problem (show, TRUE);
  told = g_strdup (kb_show_get_problem (show));
  g_assert_cmpstr (told, !=, "");

  /* The desk goes on: what was called counts, and what waits is counted. */
  kb_clock_advance (fixture->clock, 30 * SECOND);
  g_assert_true (kb_show_toggle_hold (show));
  g_assert_true (kb_show_go (show, 0, FALSE));
  kb_clock_advance (fixture->clock, SECOND);
  g_assert_cmpint (get_live (show).cue_id, ==, 102);
  g_assert_cmpint (get_live (show).elapsed_ms, ==, 1000);
  g_assert_cmpuint (kb_show_get_pending (show), ==, 3);

  set_disk (RLIM_INFINITY);
  wait_for_problem (show, FALSE);
  g_assert_true (kb_show_flush (show, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kb_show_get_pending (show), ==, 0);
  g_clear_object (&show);
  show_fixture_close (fixture);

  show_fixture_open (fixture);
  show = kb_show_resume (kb_workspace_get_store (fixture->workspace), fixture->plan, kb_show_find_open_run (fixture->plan),
                         fixture->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kb_run_get_n_events (kb_show_get_run (show)), ==, before + 3);
  g_assert_cmpint (get_live (show).cue_id, ==, 102);
  g_assert_cmpint (get_live (show).elapsed_ms, ==, 1000);
  g_assert_true (kb_show_flush (show, NULL));
}

/* Set forward, set back, and asleep in between: only the sleep is time of the show. */
static void
steps_and_a_sleep_change_nothing (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (KbShow) show = start (fixture);

  kb_clock_step_wall (fixture->clock, 7200 * SECOND);
  kb_clock_advance (fixture->clock, 20 * SECOND);
  g_assert_cmpint (get_live (show).elapsed_ms, ==, 20000);
  g_assert_cmpint (get_live (show).clock_us, ==, EIGHT_PM + 20 * SECOND);
  g_assert_true (get_live (show).is_drifted);

  kb_clock_step_wall (fixture->clock, -9000 * SECOND);
  kb_clock_advance (fixture->clock, 40 * SECOND);
  g_assert_cmpint (get_live (show).remaining_ms, ==, 60000);
  g_assert_true (kb_show_toggle_hold (show));
  kb_clock_step_wall (fixture->clock, 1800 * SECOND);
  g_assert_false (get_live (show).is_drifted);
  g_assert_cmpint (get_live (show).remaining_ms, ==, 60000);
  g_assert_true (kb_show_toggle_hold (show));
  g_assert_true (kb_show_flush (show, NULL));
}

#define ADD(path, func) \
  g_test_add ("/workspace/show-trust/" path, Fixture, NULL, show_fixture_set_up, func, show_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  signal (SIGXFSZ, SIG_IGN);

  ADD ("full-disk-stops-nothing-and-loses-nothing", full_disk_stops_nothing_and_loses_nothing);
  ADD ("steps-and-a-sleep-change-nothing", steps_and_a_sleep_change_nothing);

  return g_test_run ();
}
