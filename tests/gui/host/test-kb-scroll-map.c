/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "kb-scroll-map.h"

static void
even_lines_move_evenly (void)
{
  double beats[50], ys[50];
  g_autoptr (KbScrollMap) map = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (beats); i++)
    {
      beats[i] = 100000 + i * 12;
      ys[i] = 700 + i * 134;
    }
  map = kb_scroll_map_new (beats, ys, G_N_ELEMENTS (beats), 36);

  for (double beat = beats[0]; beat < beats[49]; beat += 0.7)
    g_assert_cmpfloat_with_epsilon (kb_scroll_map_get_y (map, beat), 700 + (beat - beats[0]) / 12 * 134, 1e-5);
}

static void
ends_are_exact (void)
{
  const double beats[] = { 0, 3, 20, 26, 27, 60 }, ys[] = { 50, 150, 250, 420, 520, 620 };
  g_autoptr (KbScrollMap) map = kb_scroll_map_new (beats, ys, G_N_ELEMENTS (beats), 500);
  double last = -1;

  g_assert_cmpfloat_with_epsilon (kb_scroll_map_get_y (map, 0), 50, 1e-6);
  g_assert_cmpfloat_with_epsilon (kb_scroll_map_get_y (map, 60), 620, 1e-6);
  for (double beat = 0; beat <= 60; beat += 0.05)
    {
      g_assert_cmpfloat (kb_scroll_map_get_y (map, beat), >, last);
      last = kb_scroll_map_get_y (map, beat);
    }
}

static void
one_line_stands (void)
{
  const double beat = 0, y = 77;
  g_autoptr (KbScrollMap) map = kb_scroll_map_new (&beat, &y, 1, 36);

  g_assert_cmpfloat (kb_scroll_map_get_y (map, 0), ==, 77);
  g_assert_cmpfloat (kb_scroll_map_get_y (map, 5), ==, 77);
}

static void
far_knots_do_not_count (void)
{
  double beats[60], ys[60];
  g_autoptr (KbScrollMap) all = NULL;
  g_autoptr (KbScrollMap) part = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (beats); i++)
    {
      beats[i] = i * 12 + 4 * sin (i);
      ys[i] = i * 134 + 30 * cos (i * 3);
    }
  all = kb_scroll_map_new (beats, ys, 60, 36);
  part = kb_scroll_map_new (beats + 20, ys + 20, 20, 36);

  for (double beat = beats[24]; beat < beats[35]; beat += 1)
    g_assert_cmpfloat_with_epsilon (kb_scroll_map_get_y (all, beat), kb_scroll_map_get_y (part, beat), 1e-6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/host/scroll-map/even-lines-move-evenly", even_lines_move_evenly);
  g_test_add_func ("/gui/host/scroll-map/ends-are-exact", ends_are_exact);
  g_test_add_func ("/gui/host/scroll-map/one-line-stands", one_line_stands);
  g_test_add_func ("/gui/host/scroll-map/far-knots-do-not-count", far_knots_do_not_count);

  return g_test_run ();
}
