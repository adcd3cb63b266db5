/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "kb-frame-meter.h"
#include "kb-renderer.h"
#include "kb-turn.h"

#define INTERVAL 16667

static void
gaps_are_dropped_frames (void)
{
  KbFrameMeter meter = { 0 };
  gint64 at = G_USEC_PER_SEC;

  for (gint64 frame = 1; frame <= 100; frame++)
    {
      at += frame == 50 ? 3 * INTERVAL : INTERVAL;
      kb_frame_meter_add (&meter, frame, at + (frame % 3 - 1) * 200, INTERVAL);
      kb_frame_meter_add (&meter, frame, at, INTERVAL);
    }
  g_assert_cmpuint (meter.figures.shown, ==, 100);
  g_assert_cmpuint (meter.figures.dropped, ==, 2);
  g_assert_true (meter.figures.is_proven);
  g_assert_cmpfloat_with_epsilon (meter.figures.refresh_hz, 60, 0.01);
}

/* What is taken is not given twice, and a log that nobody takes does not grow. */
static void
log_holds_the_frames (void)
{
  KbFrameMeter meter = { 0 };
  g_autofree char *none = kb_frame_meter_take_log (&meter);
  g_autofree char *two = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpstr (none, ==, "");
  kb_frame_meter_add (&meter, 1, 1000, INTERVAL);
  kb_frame_meter_add (&meter, 2, 17667, INTERVAL);
  two = kb_frame_meter_take_log (&meter);
  again = kb_frame_meter_take_log (&meter);
  g_assert_cmpstr (two, ==, "1:1000 2:17667");
  g_assert_cmpstr (again, ==, "");
  for (gint64 frame = 3; frame < 2000; frame++)
    kb_frame_meter_add (&meter, frame, frame * INTERVAL, INTERVAL);
  g_assert_cmpuint (meter.n_logged, ==, KB_FRAME_LOG_MOST);
}

static void
a_pause_drops_nothing (void)
{
  KbFrameMeter meter = { 0 };

  kb_frame_meter_add (&meter, 1, 1000000, INTERVAL);
  kb_frame_meter_pause (&meter);
  kb_frame_meter_add (&meter, 2, 9000000, INTERVAL);
  kb_frame_meter_add (&meter, 3, 9000000 + INTERVAL, INTERVAL);
  g_assert_cmpuint (meter.figures.dropped, ==, 0);
}

static void
silence_proves_nothing (void)
{
  KbFrameMeter meter = { 0 };

  for (gint64 frame = 1; frame <= 100; frame++)
    kb_frame_meter_add (&meter, frame, 0, 0);
  g_assert_false (meter.figures.is_proven);
  g_assert_cmpuint (meter.figures.shown, ==, 0);
  g_assert_cmpfloat (meter.figures.refresh_hz, ==, 0);
}

static void
no_render_node_means_cairo (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kb-dri-XXXXXX", NULL);
  g_autofree char *card = g_build_filename (folder, "renderD128", NULL);

  g_unsetenv ("GSK_RENDERER");
  g_unsetenv ("GDK_DEBUG");
  g_unsetenv ("WAYLAND_DISPLAY");
  kb_renderer_choose ("/nonexistent");
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "cairo");
  g_assert_cmpstr (g_getenv ("GDK_DEBUG"), ==, "gl-disable");

  g_setenv ("GSK_RENDERER", "gl", TRUE);
  kb_renderer_choose ("/nonexistent");
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "gl");

  g_unsetenv ("GSK_RENDERER");
  g_assert_true (g_file_set_contents (card, "", 0, NULL));
  kb_renderer_choose (folder);
  g_assert_null (g_getenv ("GSK_RENDERER"));
  g_remove (card);
  g_rmdir (folder);
}

static void
turns_keep_every_corner (void)
{
  for (guint i = 0; i < 16; i++)
    {
      KbTurn turn = kb_turn_new (i & 1, i & 2, i >> 2);
      cairo_rectangle_int_t rect = { 10, 20, 30, 40 }, turned = kb_turn_map_rect (turn, &rect, 200, 100);
      cairo_matrix_t matrix;
      int width = 200, height = 100;
      double x1 = 10, y1 = 20, x2 = 40, y2 = 60;

      kb_turn_get_matrix (turn, 200, 100, &matrix);
      cairo_matrix_transform_point (&matrix, &x1, &y1);
      cairo_matrix_transform_point (&matrix, &x2, &y2);
      kb_turn_map_size (turn, &width, &height);
      g_assert_cmpfloat (MIN (x1, x2), ==, turned.x);
      g_assert_cmpfloat (MIN (y1, y2), ==, turned.y);
      g_assert_cmpfloat (MAX (x1, x2), ==, turned.x + turned.width);
      g_assert_cmpfloat (MAX (y1, y2), ==, turned.y + turned.height);
      g_assert_cmpint (turned.x + turned.width, <=, width);
      g_assert_cmpint (turned.y + turned.height, <=, height);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/host/frame-meter/log-holds-the-frames", log_holds_the_frames);
  g_test_add_func ("/gui/host/frame-meter/gaps-are-dropped-frames", gaps_are_dropped_frames);
  g_test_add_func ("/gui/host/frame-meter/a-pause-drops-nothing", a_pause_drops_nothing);
  g_test_add_func ("/gui/host/frame-meter/silence-proves-nothing", silence_proves_nothing);
  g_test_add_func ("/gui/host/renderer/no-render-node-means-cairo", no_render_node_means_cairo);
  g_test_add_func ("/gui/host/turn/turns-keep-every-corner", turns_keep_every_corner);

  return g_test_run ();
}
