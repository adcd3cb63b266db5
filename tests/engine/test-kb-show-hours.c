/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-error.h"
#include "kb-show-hours.h"
#include "kb-value.h"

#define HOUR_US (3600 * G_GINT64_CONSTANT (1000000))

static void
test_a_time_outside_the_show_is_named (void)
{
  static const struct
  {
    int      at;
    int      start;
    int      end;
    gboolean fits;
  } cases[] = { { 19, 19, 21, TRUE }, { 20, 19, 21, TRUE },  { 21, 19, 21, FALSE }, { 18, 19, 21, FALSE },
                { 18, -1, 21, TRUE }, { 22, -1, 21, FALSE }, { 23, 19, -1, TRUE },  { 1, -1, -1, TRUE },
                { 23, 19, 19, TRUE } };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const gint64 start_us = cases[i].start < 0 ? KB_NONE : cases[i].start * HOUR_US;
      const gint64 end_us = cases[i].end < 0 ? KB_NONE : cases[i].end * HOUR_US;

      g_assert_true (kb_show_hours_check (cases[i].at * HOUR_US, start_us, end_us, zone, &error) == cases[i].fits);
      if (cases[i].fits)
        continue;
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      g_assert_nonnull (strstr (error->message, ":00:00"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/show-hours/a-time-outside-the-show-is-named", test_a_time_outside_the_show_is_named);

  return g_test_run ();
}
