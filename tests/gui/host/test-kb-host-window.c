/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The host's process. Arguments: the program, and "hot" where the outputs can be unplugged. */

#include <signal.h>
#include <string.h>

#include "window-fixture.h"

static const char *program;
static gboolean is_hot;

static gboolean
has_said_hello (WindowFixture *fixture)
{
  return fixture->hellos > 0;
}

static gboolean
has_key (WindowFixture *fixture)
{
  return fixture->keys->len > 0;
}

static gboolean
looks_different (cairo_surface_t *a,
                 cairo_surface_t *b)
{
  gsize size = (gsize) cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a);

  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), size) != 0;
}

static void
run_loop_for_report (WindowFixture *fixture)
{
  GMainLoop *loop = g_main_loop_new (NULL, FALSE);

  gulong handler = g_signal_connect_swapped (fixture->desk, "report", G_CALLBACK (g_main_loop_quit), loop);

  g_main_loop_run (loop);
  g_signal_handler_disconnect (fixture->desk, handler);
  g_main_loop_unref (loop);
}

static void
second_screen_shows_the_cue (WindowFixture *fixture,
                             gconstpointer  data)
{
  const KbFollowReport *report = kb_broadcaster_get_report (fixture->desk);
  cairo_surface_t *before, *after;

  g_assert_cmpstr (report->monitor, ==, window_get_second_screen ());
  g_assert_cmpint (report->width, ==, 1920);
  g_assert_true (report->is_awake);
  before = window_photograph (fixture);
  fixture->told->times.cue_id = WINDOW_CUE_ID + 1;
  fixture->told->times.next_id = 0;
  fixture->told->transport.cue_id = WINDOW_CUE_ID + 1;
  kb_broadcaster_set_state (fixture->desk, fixture->told);
  run_loop_for_report (fixture);
  run_loop_for_report (fixture);
  after = window_photograph (fixture);
  g_assert_true (looks_different (before, after));
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

static void
keys_reach_the_desk (WindowFixture *fixture,
                     gconstpointer  data)
{
  window_run ("swaymsg -q '[title=\"host\"] focus' && vinput.py key F5");
  window_wait_until (fixture, has_key, "a key came over");
  g_assert_true (g_str_has_prefix (fixture->keys->str, "key:F5 "));
}

static void
host_reads_on_without_a_desk (WindowFixture *fixture,
                              gconstpointer  data)
{
  cairo_surface_t *before, *after;
  gint64 end;

  /* Running, then the desk is gone without a word. */
  fixture->told->transport.held = FALSE;
  kb_broadcaster_set_state (fixture->desk, fixture->told);
  run_loop_for_report (fixture);
  kb_broadcaster_stop (fixture->desk, "the desk was closed");
  g_clear_object (&fixture->desk);
  before = window_photograph (fixture);
  for (end = g_get_monotonic_time () + G_USEC_PER_SEC; g_get_monotonic_time () < end;)
    g_usleep (50000);
  after = window_photograph (fixture);
  g_assert_true (looks_different (before, after));
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);

  /* A desk that comes back is told where the text is. */
  fixture->hellos = 0;
  window_open_desk (fixture);
  window_wait_until (fixture, has_said_hello, "the host is back");
  g_assert_cmpint (fixture->hello.run_id, ==, 77);
  g_assert_cmpint (fixture->hello.transport.cue_id, ==, WINDOW_CUE_ID);
  g_assert_cmpint (fixture->hello.transport.epoch_us, ==, fixture->told->transport.epoch_us);
  window_wait_until (fixture, window_is_full_screen, "the host is full screen");
}

static void
killed_host_is_back_on_the_word (WindowFixture *fixture,
                                 gconstpointer  data)
{
  double seconds;

  g_subprocess_send_signal (fixture->host, SIGKILL);
  g_subprocess_wait (fixture->host, NULL, NULL);
  g_clear_object (&fixture->host);
  while (kb_broadcaster_has_host (fixture->desk))
    g_main_context_iteration (NULL, TRUE);
  window_start_host (fixture);
  seconds = window_wait_until (fixture, window_is_full_screen, "the host is full screen again");
  g_test_message ("back after %.2f s", seconds);
  g_assert_cmpfloat (seconds, <, 1);
}

static void
unplugged_screen_hides_the_window (WindowFixture *fixture,
                                   gconstpointer  data)
{
  double seconds;

  if (!is_hot)
    {
      g_test_skip ("these outputs cannot be unplugged");
      return;
    }

  window_run ("cable.sh pull");
  window_wait_until (fixture, window_is_hidden, "the window is hidden");
  g_assert_false (kb_broadcaster_get_report (fixture->desk)->is_fullscreen);
  window_run ("cable.sh plug");
  seconds = window_wait_until (fixture, window_is_full_screen, "the window is back");
  g_test_message ("back %.2f s after the screen", seconds);
  g_assert_cmpfloat (seconds, <, 2);
}

static void
wrong_words_are_refused (void)
{
  g_autoptr (GSubprocess) none = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, program, "host", NULL);
  g_autoptr (GSubprocess) unknown = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, program, "host",
                                                      "--unknown", NULL);

  g_subprocess_wait (none, NULL, NULL);
  g_assert_cmpint (g_subprocess_get_exit_status (none), ==, 2);
  g_subprocess_wait (unknown, NULL, NULL);
  g_assert_cmpint (g_subprocess_get_exit_status (unknown), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (WindowFixture *, gconstpointer); } tests[] = {
    { "second-screen-shows-the-cue", second_screen_shows_the_cue },
    { "keys-reach-the-desk", keys_reach_the_desk },
    { "host-reads-on-without-a-desk", host_reads_on_without_a_desk },
    { "killed-host-is-back-on-the-word", killed_host_is_back_on_the_word },
    { "unplugged-screen-hides-the-window", unplugged_screen_hides_the_window },
  };

  g_test_init (&argc, &argv, NULL);
  program = argv[1];
  is_hot = argc > 2 && g_str_equal (argv[2], "hot");

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/gui/host/window/%s", tests[i].path);

      g_test_add (path, WindowFixture, program, window_set_up, tests[i].test, window_tear_down);
    }
  g_test_add_func ("/gui/host/window/wrong-words-are-refused", wrong_words_are_refused);

  return g_test_run ();
}