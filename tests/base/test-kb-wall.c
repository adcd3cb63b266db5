/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-wall.h"

#define HOUR_US G_TIME_SPAN_HOUR
#define DAY_US (24 * HOUR_US)

static gint64
at (GTimeZone  *zone,
    const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, zone);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static void
test_keeps_the_time_of_day (void)
{
  static const struct
  {
    const char *zone, *from, *to;
    gint64      shift_us;
  } cases[] = {
    { "Asia/Shanghai", "2026-10-17T19:00:00", "2026-10-24T19:00:00", 7 * DAY_US },
    { "Europe/Berlin", "2026-10-20T19:00:00", "2026-10-27T19:00:00", 7 * DAY_US },
    { "America/New_York", "2026-03-06T20:30:00", "2026-03-13T20:30:00", 7 * DAY_US },
    { "America/New_York", "2026-03-13T20:30:00", "2026-03-06T20:30:00", -7 * DAY_US },
    { "Europe/Berlin", "2026-10-20T19:00:00", "2026-10-27T20:15:00", 7 * DAY_US + HOUR_US * 5 / 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);

      g_assert_cmpint (kb_wall_shift (at (zone, cases[i].from), zone, cases[i].shift_us, zone), ==,
                       at (zone, cases[i].to));
    }
}

static void
test_hangs_in_another_zone (void)
{
  g_autoptr (GTimeZone) shanghai = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GTimeZone) new_york = g_time_zone_new_identifier ("America/New_York");

  g_assert_cmpint (kb_wall_shift (at (shanghai, "2026-01-05T20:00:00"), shanghai, DAY_US, new_york), ==,
                   at (new_york, "2026-01-06T20:00:00"));
}

/* What lies between two readings is how far a plan moves. */
static void
test_readings_give_the_shift (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  const gint64 from_us = at (berlin, "2026-10-20T19:00:00");
  const gint64 to_us = at (tokyo, "2026-11-03T09:30:00");
  const gint64 shift_us = kb_wall_read (to_us, tokyo) - kb_wall_read (from_us, berlin);

  g_assert_cmpint (shift_us, ==, 14 * DAY_US - HOUR_US * 19 / 2);
  g_assert_cmpint (kb_wall_shift (from_us, berlin, shift_us, tokyo), ==, to_us);
}

static void
test_keeps_parts_of_a_second (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  g_assert_cmpint (kb_wall_shift (7, utc, DAY_US, utc), ==, DAY_US + 7);
  g_assert_cmpint (kb_wall_shift (-1, utc, 0, utc), ==, -1);
  g_assert_cmpint (kb_wall_read (-1, utc), ==, -1);
}

static void
test_outside_the_calendar_stays (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  g_assert_cmpint (kb_wall_shift (G_MAXINT64, utc, DAY_US, utc), ==, G_MAXINT64);
  g_assert_cmpint (kb_wall_shift (G_MININT64, utc, -DAY_US, utc), ==, G_MININT64);
  g_assert_cmpint (kb_wall_read (G_MAXINT64, utc), ==, G_MAXINT64);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/wall/keeps-the-time-of-day", test_keeps_the_time_of_day);
  g_test_add_func ("/base/wall/hangs-in-another-zone", test_hangs_in_another_zone);
  g_test_add_func ("/base/wall/readings-give-the-shift", test_readings_give_the_shift);
  g_test_add_func ("/base/wall/keeps-parts-of-a-second", test_keeps_parts_of_a_second);
  g_test_add_func ("/base/wall/outside-the-calendar-stays", test_outside_the_calendar_stays);

  return g_test_run ();
}
