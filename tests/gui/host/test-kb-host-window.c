/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The host's process, driven by a desk that is only a broadcaster. Arguments: the program, and "hot" where
 * the outputs can be unplugged. */

#include <cairo.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "kb-broadcaster.h"
#include "kb-clock.h"
#include "kb-script.h"

#define PATIENCE_S 20
#define CUE_ID 9

static const char *program;
static gboolean is_hot;

/* An old sway's outputs can be unplugged only when they are windows of another (with-sway.sh -H). */
static const char *
second_screen (void)
{
  return g_getenv ("OUTER_SWAYSOCK") != NULL ? "WL-2" : "HEADLESS-2";
}

typedef struct
{
  char          *folder;
  char          *path;
  KbClock       *clock;
  KbFollowState *told;
  KbScript      *script;
  KbBroadcaster *desk;
  GSubprocess   *host;
  GString       *keys;
  KbFollowHello  hello;
  guint          hellos;
} Fixture;

typedef gboolean (*Condition) (Fixture *fixture);

static gboolean
give_up_cb (gpointer data)
{
  g_error ("waited in vain until %s", (const char *) data);

  return G_SOURCE_REMOVE;
}

/* Returns how long it took, seconds. */
static double
wait_until (Fixture    *fixture,
            Condition   condition,
            const char *what)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, give_up_cb, (gpointer) what);
  gint64 start = g_get_monotonic_time ();

  while (!condition (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);

  return (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
}

static void
replace (char       **place,
         const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
add_cue (Fixture    *fixture,
         gint64      id,
         const char *number,
         const char *title,
         const char *script)
{
  KbFollowCue *cue = kb_follow_cue_new ();

  cue->id = id;
  cue->type = KB_CUE_TYPE_DEMO;
  cue->duration_ms = 360000;
  replace (&cue->number, number);
  replace (&cue->title, title);
  replace (&cue->script, script);
  g_ptr_array_add (fixture->told->cues, cue);
}

static void
fill_state (Fixture *fixture)
{
  KbFollowState *told = fixture->told;
  gint64 now = kb_clock_get_boot_us (fixture->clock);
  g_autoptr (KbTransport) transport = kb_transport_new ();
  static const char text[] = "五号链接，积雪草舒缓精华液三十毫升，日常价二百六十九，今晚一百八十九，到手一百七十七。"
                             "质地像水，两到三滴涂全脸，叠在乳液前面。这款单价高一点，所以我们送十五毫升旅行装，先用小样试三天。";

  told->show.session_id = 1;
  told->show.run_id = 77;
  told->show.is_running = TRUE;
  replace (&told->show.title, "换季不慌张");
  replace (&told->show.language, "zh-CN");
  replace (&told->show.zone, "Asia/Shanghai");
  add_cue (fixture, CUE_ID, "C09", "5号 积雪草舒缓精华液", text);
  add_cue (fixture, CUE_ID + 1, "C10", "7号 轻透防晒乳", text);
  told->style.margin = 0.06;
  told->style.marker = 1.0 / 3;
  told->style.is_fullscreen = TRUE;
  told->times = (KbFollowTimes) { .cue_id = CUE_ID, .next_id = CUE_ID + 1, .at_us = now,
                                  .clock_us = kb_clock_get_wall_us (fixture->clock), .taken_us = now - 85000000,
                                  .length_ms = 360000, .warning_ms = 60000, .danger_ms = 15000,
                                  .expected_end_us = KB_NONE, .planned_end_us = KB_NONE, .on_air_us = KB_NONE };
  fixture->script = kb_script_new (CUE_ID, NULL, text, "zh-CN", NULL);
  kb_transport_set_rate (transport, 260, now);
  kb_transport_jump (transport, CUE_ID, 0, kb_script_get_beats (fixture->script), now);
  told->transport = *kb_transport_get_state (transport);
}

static void
hello_cb (KbBroadcaster       *desk,
          const KbFollowHello *hello,
          Fixture             *fixture)
{
  fixture->hello = *hello;
  fixture->hellos++;
}

static void
command_cb (KbBroadcaster *desk,
            const char    *name,
            const char    *detail,
            Fixture       *fixture)
{
  g_string_append_printf (fixture->keys, "%s:%s ", name, detail);
}

static void
open_desk (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->desk = kb_broadcaster_new (fixture->path);
  g_signal_connect (fixture->desk, "hello", G_CALLBACK (hello_cb), fixture);
  g_signal_connect (fixture->desk, "command", G_CALLBACK (command_cb), fixture);
  kb_broadcaster_set_state (fixture->desk, fixture->told);
  g_assert_true (kb_broadcaster_start (fixture->desk, &error));
  g_assert_no_error (error);
}

static void
start_host (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->host = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "host", "--socket", fixture->path,
                                    NULL);
  g_assert_no_error (error);
}

static gboolean
is_full_screen (Fixture *fixture)
{
  const KbFollowReport *report = kb_broadcaster_get_report (fixture->desk);

  return kb_broadcaster_has_host (fixture->desk) && report != NULL && report->is_fullscreen;
}

static gboolean
is_hidden (Fixture *fixture)
{
  const KbFollowReport *report = kb_broadcaster_get_report (fixture->desk);

  return report != NULL && *report->monitor == '\0';
}

static gboolean
has_said_hello (Fixture *fixture)
{
  return fixture->hellos > 0;
}

static gboolean
has_key (Fixture *fixture)
{
  return fixture->keys->len > 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("kaibo-host-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "desk", NULL);
  fixture->clock = kb_clock_new ();
  fixture->told = kb_follow_state_new ();
  fixture->keys = g_string_new (NULL);
  fill_state (fixture);
  open_desk (fixture);
  start_host (fixture);
  wait_until (fixture, is_full_screen, "the host is full screen");
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
exited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_assert_true (g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gboolean is_gone = FALSE;

  g_subprocess_wait_async (fixture->host, NULL, exited_cb, &is_gone);
  kb_broadcaster_stop (fixture->desk, "ended");
  while (!is_gone)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_subprocess_get_if_exited (fixture->host));
  g_assert_cmpint (g_subprocess_get_exit_status (fixture->host), ==, 0);
  g_clear_object (&fixture->host);
  g_clear_object (&fixture->desk);
  kb_follow_state_free (fixture->told);
  kb_script_unref (fixture->script);
  g_clear_object (&fixture->clock);
  g_string_free (fixture->keys, TRUE);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
run (const char *command)
{
  g_autoptr (GError) error = NULL;
  int status = 0;
  const char *argv[] = { "sh", "-c", command, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

/* What is seen on the second screen. */
static cairo_surface_t *
photograph (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "screen.png", NULL);
  g_autofree char *command = g_strdup_printf ("grim -o %s '%s'", second_screen (), path);
  cairo_surface_t *picture;

  run (command);
  picture = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (picture), ==, CAIRO_STATUS_SUCCESS);
  if (g_getenv ("KB_PICTURES") != NULL)
    {
      g_autofree char *copy = g_build_filename (g_getenv ("KB_PICTURES"), "host-window.png", NULL);

      cairo_surface_write_to_png (picture, copy);
    }

  return picture;
}

static gboolean
looks_different (cairo_surface_t *a,
                 cairo_surface_t *b)
{
  gsize size = (gsize) cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a);

  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), size) != 0;
}

static void
run_loop_for_report (Fixture *fixture)
{
  GMainLoop *loop = g_main_loop_new (NULL, FALSE);

  gulong handler = g_signal_connect_swapped (fixture->desk, "report", G_CALLBACK (g_main_loop_quit), loop);

  g_main_loop_run (loop);
  g_signal_handler_disconnect (fixture->desk, handler);
  g_main_loop_unref (loop);
}

static void
second_screen_shows_the_cue (Fixture       *fixture,
                             gconstpointer  data)
{
  const KbFollowReport *report = kb_broadcaster_get_report (fixture->desk);
  cairo_surface_t *before, *after;

  g_assert_cmpstr (report->monitor, ==, second_screen ());
  g_assert_cmpint (report->width, ==, 1920);
  g_assert_true (report->is_awake);
  before = photograph (fixture);
  fixture->told->times.cue_id = CUE_ID + 1;
  fixture->told->times.next_id = 0;
  fixture->told->transport.cue_id = CUE_ID + 1;
  kb_broadcaster_set_state (fixture->desk, fixture->told);
  run_loop_for_report (fixture);
  run_loop_for_report (fixture);
  after = photograph (fixture);
  g_assert_true (looks_different (before, after));
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

static void
keys_reach_the_desk (Fixture       *fixture,
                     gconstpointer  data)
{
  run ("swaymsg -q '[title=\"host\"] focus' && vinput.py key F5");
  wait_until (fixture, has_key, "a key came over");
  g_assert_true (g_str_has_prefix (fixture->keys->str, "key:F5 "));
}

static void
host_reads_on_without_a_desk (Fixture       *fixture,
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
  before = photograph (fixture);
  for (end = g_get_monotonic_time () + G_USEC_PER_SEC; g_get_monotonic_time () < end;)
    g_usleep (50000);
  after = photograph (fixture);
  g_assert_true (looks_different (before, after));
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);

  /* A desk that comes back is told where the text is. */
  fixture->hellos = 0;
  open_desk (fixture);
  wait_until (fixture, has_said_hello, "the host is back");
  g_assert_cmpint (fixture->hello.run_id, ==, 77);
  g_assert_cmpint (fixture->hello.transport.cue_id, ==, CUE_ID);
  g_assert_cmpint (fixture->hello.transport.epoch_us, ==, fixture->told->transport.epoch_us);
  wait_until (fixture, is_full_screen, "the host is full screen");
}

static void
killed_host_is_back_on_the_word (Fixture       *fixture,
                                 gconstpointer  data)
{
  double seconds;

  g_subprocess_send_signal (fixture->host, SIGKILL);
  g_subprocess_wait (fixture->host, NULL, NULL);
  g_clear_object (&fixture->host);
  while (kb_broadcaster_has_host (fixture->desk))
    g_main_context_iteration (NULL, TRUE);
  start_host (fixture);
  seconds = wait_until (fixture, is_full_screen, "the host is full screen again");
  g_test_message ("back after %.2f s", seconds);
  g_assert_cmpfloat (seconds, <, 1);
}

static void
unplugged_screen_hides_the_window (Fixture       *fixture,
                                   gconstpointer  data)
{
  double seconds;

  if (!is_hot)
    {
      g_test_skip ("these outputs cannot be unplugged");
      return;
    }

  run ("cable.sh pull");
  wait_until (fixture, is_hidden, "the window is hidden");
  g_assert_false (kb_broadcaster_get_report (fixture->desk)->is_fullscreen);
  run ("cable.sh plug");
  seconds = wait_until (fixture, is_full_screen, "the window is back");
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
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
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

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  g_test_add_func ("/gui/host/window/wrong-words-are-refused", wrong_words_are_refused);

  return g_test_run ();
}
