/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-position.h"

static void
ends_are_a_step_away (void)
{
  gint64 position = 0;

  g_assert_true (kb_position_between (G_MININT64, G_MAXINT64, &position));
  g_assert_cmpint (position, ==, KB_POSITION_STEP);
  g_assert_true (kb_position_between (position, G_MAXINT64, &position));
  g_assert_cmpint (position, ==, 2 * KB_POSITION_STEP);
  g_assert_true (kb_position_between (G_MININT64, KB_POSITION_STEP, &position));
  g_assert_cmpint (position, ==, 0);
}

static void
a_gap_takes_thirty_two_moves (void)
{
  gint64 after = 2 * KB_POSITION_STEP;
  guint moves = 0;

  for (gint64 position; kb_position_between (KB_POSITION_STEP, after, &position); moves++)
    {
      g_assert_cmpint (position, >, KB_POSITION_STEP);
      g_assert_cmpint (position, <, after);
      after = position;
    }
  g_assert_cmpuint (moves, ==, 32);
}

static void
an_exhausted_gap_is_refused (void)
{
  gint64 position = 42;

  g_assert_false (kb_position_between (7, 8, &position));
  g_assert_false (kb_position_between (7, 7, &position));
  g_assert_false (kb_position_between (8, 7, &position));
  g_assert_false (kb_position_between (G_MAXINT64 - 1, G_MAXINT64, &position));
  g_assert_false (kb_position_between (G_MININT64, G_MININT64 + 1, &position));
  g_assert_cmpint (position, ==, 42);

  g_assert_true (kb_position_between (G_MININT64 + 1, G_MAXINT64 - 1, &position));
  g_assert_cmpint (position, ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/position/ends-are-a-step-away", ends_are_a_step_away);
  g_test_add_func ("/model/position/a-gap-takes-thirty-two-moves", a_gap_takes_thirty_two_moves);
  g_test_add_func ("/model/position/an-exhausted-gap-is-refused", an_exhausted_gap_is_refused);

  return g_test_run ();
}
