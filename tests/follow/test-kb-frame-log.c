/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-frame-log.h"

static void
assert_table (KbFrameLog *log,
              double      refresh_hz,
              const char *expected)
{
  g_autofree char *table = kb_frame_log_write (log, refresh_hz);

  g_assert_cmpstr (table, ==, expected);
}

static void
table_says_what_was_missed (void)
{
  g_autoptr (KbFrameLog) log = kb_frame_log_new ();

  assert_table (log, 60, "frame,shown_us,after_us,missed\n");
  kb_frame_log_add (log, "7:1000000 8:1016667 9:1050000");
  kb_frame_log_add (log, "40:9000000");     /* a pause */
  kb_frame_log_add (log, NULL);
  g_assert_cmpuint (kb_frame_log_get_n (log), ==, 4);
  assert_table (log, 60, "frame,shown_us,after_us,missed\n7,1000000,0,0\n8,1016667,16667,0\n9,1050000,33333,1\n"
                         "40,9000000,7950000,0\n");
  assert_table (log, 0, "frame,shown_us,after_us,missed\n7,1000000,0,0\n8,1016667,16667,0\n9,1050000,33333,0\n"
                        "40,9000000,7950000,0\n");
}

static void
nonsense_ends_a_report (void)
{
  static const char *const texts[] = { "x", ":", "5", "5:", "5:y", "  ", "5 6", "-:-" };
  g_autoptr (KbFrameLog) log = kb_frame_log_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    kb_frame_log_add (log, texts[i]);
  g_assert_cmpuint (kb_frame_log_get_n (log), ==, 0);
  kb_frame_log_add (log, "1:2 nonsense 3:4");
  g_assert_cmpuint (kb_frame_log_get_n (log), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/follow/frame-log/table-says-what-was-missed", table_says_what_was_missed);
  g_test_add_func ("/follow/frame-log/nonsense-ends-a-report", nonsense_ends_a_report);

  return g_test_run ();
}
