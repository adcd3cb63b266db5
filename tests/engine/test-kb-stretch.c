/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-stretch.h"

static void
add_random (GArray *list,
            guint   count)
{
  for (guint i = 0; i < count; i++)
    {
      const gint64 start = g_test_rand_int_range (0, 100);

      kb_stretches_add (list, start, start + g_test_rand_int_range (0, 30));
    }
}

static gboolean
holds (GArray *list,
       gint64  at)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, KbStretch, i).start_us <= at && at < g_array_index (list, KbStretch, i).end_us)
      return TRUE;

  return FALSE;
}

/* Every instant is judged alone: what the lists say must be what it says. */
static void
instants_agree (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) before = kb_stretches_new ();
      g_autoptr (GArray) after = kb_stretches_new ();
      const KbStretch hole = { g_test_rand_int_range (0, 60), g_test_rand_int_range (60, 120) };
      const KbStretch frame = { g_test_rand_int_range (0, 40), g_test_rand_int_range (40, 120) };

      add_random (before, 8);
      g_array_append_vals (after, before->data, before->len);
      kb_stretches_merge (after, 0);
      kb_stretches_subtract (after, &hole);
      kb_stretches_clip (after, &frame);
      for (gint64 at = 0; at < 140; at++)
        g_assert_cmpint (holds (after, at), ==, holds (before, at) && !(hole.start_us <= at && at < hole.end_us)
                                                && frame.start_us <= at && at < frame.end_us);
      for (guint i = 1; i < after->len; i++)
        g_assert_cmpint (g_array_index (after, KbStretch, i - 1).end_us, <=, g_array_index (after, KbStretch, i).start_us);
    }
}

static void
short_gaps_are_joined (void)
{
  g_autoptr (GArray) list = kb_stretches_new ();

  kb_stretches_add (list, 20, 30);
  kb_stretches_add (list, 0, 10);
  kb_stretches_add (list, 40, 40);
  kb_stretches_merge (list, 10);
  g_assert_cmpuint (list->len, ==, 2);
  kb_stretches_merge (list, 11);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (kb_stretches_total (list), ==, 30);
}

static void
touching_is_not_overlapping (void)
{
  KbStretch common = { 7, 7 };

  g_assert_false (kb_stretch_overlaps (&(KbStretch) { 0, 10 }, &(KbStretch) { 10, 20 }, &common));
  g_assert_cmpint (common.start_us, ==, 7);
  g_assert_true (kb_stretch_overlaps (&(KbStretch) { 0, 11 }, &(KbStretch) { 10, 20 }, &common));
  g_assert_cmpint (common.start_us, ==, 10);
  g_assert_cmpint (common.end_us, ==, 11);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/stretch/instants-agree", instants_agree);
  g_test_add_func ("/engine/stretch/short-gaps-are-joined", short_gaps_are_joined);
  g_test_add_func ("/engine/stretch/touching-is-not-overlapping", touching_is_not_overlapping);

  return g_test_run ();
}
