/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-scale.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define MINUTE_US (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

static void
a_step_is_what_a_hand_can_hit (void)
{
  static const struct
  {
    double ms_per_pixel;
    gint64 step_ms;
  } cases[] = {
    { 100, 5000 },      /* two minutes across a wide window */
    { 1666, 5000 },
    { 1667, 15000 },    /* more than three pixels for 5 s would be too fine */
    { 5000, 15000 },
    { 8000, 30000 },
    { 13000, 60000 },   /* three hours in 830 pixels */
    { 25000, 300000 },
    { 105000, 300000 }, /* a day in 830 pixels */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kb_scale_choose_step_ms (cases[i].ms_per_pixel), ==, cases[i].step_ms);
}

static void
lengths_snap_to_whole_steps (void)
{
  static const struct
  {
    gint64 ms, step_ms, snapped_ms;
  } cases[] = {
    { 62499, 5000, 60000 }, { 62500, 5000, 65000 }, { 89000, 60000, 60000 }, { 90000, 60000, 120000 },
    { 1000, 60000, 60000 }, { -500000, 15000, 15000 }, { 0, 5000, 5000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kb_scale_snap_ms (cases[i].ms, cases[i].step_ms), ==, cases[i].snapped_ms);
}

static void
what_is_looked_at_stays_when_the_show_grows (void)
{
  KbScale scale = { 0 };

  kb_scale_set_range (&scale, 0, 3 * HOUR_US);
  g_assert_false (kb_scale_is_zoomed (&scale));
  kb_scale_set_range (&scale, 0, 4 * HOUR_US);
  g_assert_cmpint (scale.to_us, ==, 4 * HOUR_US);

  kb_scale_zoom (&scale, 4, 2 * HOUR_US);
  g_assert_cmpint (scale.from_us, ==, HOUR_US + HOUR_US / 2);
  g_assert_cmpint (scale.to_us, ==, 2 * HOUR_US + HOUR_US / 2);
  kb_scale_set_range (&scale, 0, 5 * HOUR_US);
  g_assert_cmpint (scale.from_us, ==, HOUR_US + HOUR_US / 2);
  g_assert_true (kb_scale_is_zoomed (&scale));

  /* Another session, on another day: all of it. */
  kb_scale_set_range (&scale, 100 * HOUR_US, 102 * HOUR_US);
  g_assert_cmpint (scale.from_us, ==, 100 * HOUR_US);
  g_assert_cmpint (scale.to_us, ==, 102 * HOUR_US);
}

static void
reveal_scrolls_no_farther_than_it_must (void)
{
  KbScale scale = { 0 };

  kb_scale_set_range (&scale, 0, 24 * HOUR_US);
  kb_scale_zoom (&scale, 24, 0);
  kb_scale_reveal (&scale, 30 * MINUTE_US, 40 * MINUTE_US);
  g_assert_cmpint (scale.from_us, ==, 0);
  kb_scale_reveal (&scale, 90 * MINUTE_US, 100 * MINUTE_US);
  g_assert_cmpint (scale.from_us, ==, 40 * MINUTE_US);
  kb_scale_reveal (&scale, 10 * MINUTE_US, 20 * MINUTE_US);
  g_assert_cmpint (scale.from_us, ==, 10 * MINUTE_US);
  kb_scale_reveal (&scale, 5 * HOUR_US, 8 * HOUR_US);
  g_assert_cmpint (scale.from_us, ==, 5 * HOUR_US);
}

/* Whatever is done: the view is within the whole, not empty, and not closer than it may be. */
static void
random_walks_stay_within (void)
{
  KbScale scale = { 0 };

  for (guint i = 0; i < 20000; i++)
    {
      const gint64 at_us = g_test_rand_int_range (-100, 2000) * MINUTE_US;

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          kb_scale_set_range (&scale, at_us, at_us + g_test_rand_int_range (1, 2000) * MINUTE_US);
          break;
        case 1:
          kb_scale_zoom (&scale, g_test_rand_double_range (0.1, 10), at_us);
          break;
        case 2:
          kb_scale_scroll_to (&scale, at_us);
          break;
        default:
          kb_scale_reveal (&scale, at_us, at_us + g_test_rand_int_range (0, 100) * MINUTE_US);
          break;
        }
      g_assert_cmpint (scale.from_us, >=, scale.start_us);
      g_assert_cmpint (scale.to_us, <=, scale.end_us);
      if (scale.end_us > scale.start_us)
        g_assert_cmpint (scale.to_us - scale.from_us, >=, MIN (KB_SCALE_LEAST_US, scale.end_us - scale.start_us));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/scale/a-step-is-what-a-hand-can-hit", a_step_is_what_a_hand_can_hit);
  g_test_add_func ("/engine/scale/lengths-snap-to-whole-steps", lengths_snap_to_whole_steps);
  g_test_add_func ("/engine/scale/what-is-looked-at-stays-when-the-show-grows", what_is_looked_at_stays_when_the_show_grows);
  g_test_add_func ("/engine/scale/reveal-scrolls-no-farther-than-it-must", reveal_scrolls_no_farther_than_it_must);
  g_test_add_func ("/engine/scale/random-walks-stay-within", random_walks_stay_within);

  return g_test_run ();
}
