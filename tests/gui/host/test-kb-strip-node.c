/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "host-fixture.h"
#include "kb-strip-node.h"

#define WIDTH 900
#define HEIGHT 400

/* Steps of 1/16 pixel over two pixels: finer than any phase, so no grid is met by luck. */
#define STEPS 32

static gboolean
has_all_phases (gpointer data)
{
  KbStripStore *store = data;
  KbScript *script = g_object_get_data (G_OBJECT (store), "script");
  guint last = kb_strip_store_get_style (store)->as_picture ? 0 : KB_STRIP_PHASES - 1;

  return kb_strip_store_get_strip (store, script, 0, 0, last) != NULL;
}

static cairo_surface_t *
render_line (GtkWidget    *widget,
             KbStripStore *store,
             KbScript     *script,
             double        top)
{
  KbFlowLine line = { script, 0, 0, 0, kb_strip_style_get_pitch (kb_strip_store_get_style (store)) };
  KbStripPlace place = { kb_strip_store_get_style (store), WIDTH, HEIGHT, 40, 0, 1 };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  cairo_surface_t *surface;
  int width = WIDTH, height = HEIGHT;

  kb_turn_map_size (place.style->turn, &width, &height);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 1 }, &GRAPHENE_RECT_INIT (0, 0, width, height));
  g_assert_true (kb_strip_node_append (snapshot, store, &line, &place, top));
  node = gtk_snapshot_free_to_node (snapshot);
  surface = host_render_node (widget, node, width, height);
  gsk_render_node_unref (node);

  return surface;
}

/* How far the ink moved from where it was at 100 pixels, against how far it should have. */
static double
find_largest_error (GtkWidget    *widget,
                    KbStripStore *store,
                    KbScript     *script)
{
  KbTurn turn = kb_strip_store_get_style (store)->turn;
  double worst = 0, start_x, start_y;
  cairo_surface_t *surface = render_line (widget, store, script, 100);
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);

  host_get_ink (surface, 0, 0, width, height, &start_x, &start_y);
  cairo_surface_destroy (surface);
  for (guint i = 1; i < STEPS; i++)
    {
      double x, y, moved, expected = i / 16.0;

      surface = render_line (widget, store, script, 100 + expected);
      host_get_ink (surface, 0, 0, width, height, &x, &y);
      cairo_surface_destroy (surface);
      moved = (x - start_x) * turn.xy + (y - start_y) * turn.yy;
      worst = MAX (worst, fabs (moved - expected));
    }

  return worst;
}

static void
lines_move_by_fractions_of_a_pixel (void)
{
  GtkWidget *area = gtk_drawing_area_new ();
  GtkWidget *window = host_show (area, 200, 100);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  gboolean as_picture = !GSK_IS_CAIRO_RENDERER (renderer);
  g_autoptr (KbScript) script = kb_script_new (1, NULL, "到手一百七十七元，先用小样", "zh-CN", NULL);

  for (guint i = 0; i < 8; i++)
    {
      KbStripStyle style = { "Cantarell, Noto Sans CJK SC, sans-serif", 60, 800,
                             kb_turn_new (i & 1, i & 2, i & 4 ? 1 : 0), as_picture };
      KbStripStore *store = kb_strip_store_new ();
      KbStripWant want = { script, 0, 0, 0, as_picture ? 1 : 0xff };
      double error;

      kb_strip_store_set_style (store, &style);
      kb_strip_store_want (store, &want, 1);
      g_object_set_data (G_OBJECT (store), "script", script);
      host_wait (has_all_phases, store, "the line is drawn");
      error = find_largest_error (area, store, script);
      g_test_message ("%s, mirrored %u %u, turned %u: %.3f px", G_OBJECT_TYPE_NAME (renderer), i & 1, i >> 1 & 1,
                      i >> 2, error);
      g_assert_cmpfloat (error, <=, as_picture ? 0.02 : 0.07);
      g_assert_finalize_object (store);
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add_func ("/gui/host/strip-node/lines-move-by-fractions-of-a-pixel", lines_move_by_fractions_of_a_pixel);

  return g_test_run ();
}
