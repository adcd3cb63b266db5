/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The host's process on two screens, and a desk for it that is only a broadcaster. */

#include "window-fixture.h"

#include <glib/gstdio.h>

#define PATIENCE_S 20

/* An old sway's outputs can be unplugged only when they are windows of another (with-sway.sh -H). */
const char *
window_get_second_screen (void)
{
  return g_getenv ("OUTER_SWAYSOCK") != NULL ? "WL-2" : "HEADLESS-2";
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("waited in vain until %s", (const char *) data);

  return G_SOURCE_REMOVE;
}

/* Returns how long it took, seconds. */
double
window_wait_until (WindowFixture   *fixture,
                   WindowCondition  condition,
                   const char      *what)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, give_up_cb, (gpointer) what);
  gint64 start = g_get_monotonic_time ();

  while (!condition (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);

  return (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
}

void
window_replace (char       **place,
                const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
add_cue (WindowFixture *fixture,
         gint64         id,
         const char    *number,
         const char    *title,
         const char    *script)
{
  KbFollowCue *cue = kb_follow_cue_new ();

  cue->id = id;
  cue->type = KB_CUE_TYPE_DEMO;
  cue->duration_ms = 360000;
  window_replace (&cue->number, number);
  window_replace (&cue->title, title);
  window_replace (&cue->script, script);
  g_ptr_array_add (fixture->told->cues, cue);
}

static void
fill_state (WindowFixture *fixture)
{
  KbFollowState *told = fixture->told;
  gint64 now = kb_clock_get_boot_us (fixture->clock);
  g_autoptr (KbTransport) transport = kb_transport_new ();
  static const char text[] = "五号链接，积雪草舒缓精华液三十毫升，日常价二百六十九，今晚一百八十九，到手一百七十七。"
                             "质地像水，两到三滴涂全脸，叠在乳液前面。这款单价高一点，所以我们送十五毫升旅行装，先用小样试三天。";

  told->show.session_id = 1;
  told->show.run_id = 77;
  told->show.is_running = TRUE;
  window_replace (&told->show.title, "换季不慌张");
  window_replace (&told->show.language, "zh-CN");
  window_replace (&told->show.zone, "Asia/Shanghai");
  add_cue (fixture, WINDOW_CUE_ID, "C09", "5号 积雪草舒缓精华液", text);
  add_cue (fixture, WINDOW_CUE_ID + 1, "C10", "7号 轻透防晒乳", text);
  told->style.margin = 0.06;
  told->style.marker = 1.0 / 3;
  told->style.is_fullscreen = TRUE;
  told->times = (KbFollowTimes) { .cue_id = WINDOW_CUE_ID, .next_id = WINDOW_CUE_ID + 1, .at_us = now,
                                  .clock_us = kb_clock_get_wall_us (fixture->clock), .taken_us = now - 85000000,
                                  .length_ms = 360000, .warning_ms = 60000, .danger_ms = 15000,
                                  .expected_end_us = KB_NONE, .planned_end_us = KB_NONE, .on_air_us = KB_NONE };
  fixture->script = kb_script_new (WINDOW_CUE_ID, NULL, text, "zh-CN", NULL);
  kb_transport_set_rate (transport, 260, now);
  kb_transport_jump (transport, WINDOW_CUE_ID, 0, kb_script_get_beats (fixture->script), now);
  told->transport = *kb_transport_get_state (transport);
}

static void
hello_cb (KbBroadcaster       *desk,
          const KbFollowHello *hello,
          WindowFixture       *fixture)
{
  fixture->hello = *hello;
  fixture->hellos++;
}

static void
command_cb (KbBroadcaster *desk,
            const char    *name,
            const char    *detail,
            WindowFixture *fixture)
{
  g_string_append_printf (fixture->keys, "%s:%s ", name, detail);
}

void
window_open_desk (WindowFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->desk = kb_broadcaster_new (fixture->path);
  g_signal_connect (fixture->desk, "hello", G_CALLBACK (hello_cb), fixture);
  g_signal_connect (fixture->desk, "command", G_CALLBACK (command_cb), fixture);
  kb_broadcaster_set_state (fixture->desk, fixture->told);
  g_assert_true (kb_broadcaster_start (fixture->desk, &error));
  g_assert_no_error (error);
}

void
window_start_host (WindowFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->host = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, fixture->program, "host", "--socket", fixture->path,
                                    NULL);
  g_assert_no_error (error);
}

gboolean
window_is_full_screen (WindowFixture *fixture)
{
  const KbFollowReport *report = kb_broadcaster_get_report (fixture->desk);

  return kb_broadcaster_has_host (fixture->desk) && report != NULL && report->is_fullscreen;
}

gboolean
window_is_hidden (WindowFixture *fixture)
{
  const KbFollowReport *report = kb_broadcaster_get_report (fixture->desk);

  return report != NULL && *report->monitor == '\0';
}

void
window_set_up (WindowFixture *fixture,
               gconstpointer  program)
{
  fixture->program = program;
  fixture->folder = g_dir_make_tmp ("kaibo-host-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "desk", NULL);
  fixture->clock = kb_clock_new ();
  fixture->told = kb_follow_state_new ();
  fixture->keys = g_string_new (NULL);
  fill_state (fixture);
  window_open_desk (fixture);
  window_start_host (fixture);
  window_wait_until (fixture, window_is_full_screen, "the host is full screen");
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

void
window_tear_down (WindowFixture *fixture,
                  gconstpointer  program)
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
  g_free (fixture->screen);
}

void
window_run (const char *command)
{
  g_autoptr (GError) error = NULL;
  int status = 0;
  const char *argv[] = { "sh", "-c", command, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

/* What is seen on the second screen. */
cairo_surface_t *
window_photograph (WindowFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "screen.png", NULL);
  g_autofree char *command = g_strdup_printf ("grim -o %s '%s'", fixture->screen != NULL ? fixture->screen : window_get_second_screen (), path);
  cairo_surface_t *picture;

  window_run (command);
  picture = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (picture), ==, CAIRO_STATUS_SUCCESS);
  if (g_getenv ("KB_PICTURES") != NULL)
    {
      g_autofree char *copy = g_build_filename (g_getenv ("KB_PICTURES"), "host-window.png", NULL);

      cairo_surface_write_to_png (picture, copy);
    }

  return picture;
}
