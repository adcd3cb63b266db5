/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-date-text.h"
#include "kb-error.h"

static GDateTime *
create_now (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  return g_date_time_new (zone, 2026, 12, 20, 15, 20, 0);
}

static void
test_days_as_people_type_them (void)
{
  const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "2026-10-17", "2026-10-17" }, { " 2026/1/5 ", "2026-01-05" }, { "2026.10.17", "2026-10-17" },
    { "2026年10月17日", "2026-10-17" }, { "１２-２４", "2026-12-24" }, { "12月24日", "2026-12-24" },
    { "1-5", "2027-01-05" }, { "2028-02-29", "2028-02-29" },
  };
  g_autoptr (GDateTime) now = create_now ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDateTime) day = NULL;
      g_autofree char *text = NULL;
      gint64 day_us;

      g_assert_true (kb_date_parse_day (cases[i].text, now, &day_us, &error));
      g_assert_no_error (error);
      day = kb_date_from_instant (day_us, g_date_time_get_timezone (now));
      text = g_date_time_format (day, "%Y-%m-%d");
      g_assert_cmpstr (text, ==, cases[i].expected);
      g_assert_cmpint (g_date_time_get_hour (day), ==, 12);
    }
}

static void
test_what_is_no_day_is_refused (void)
{
  const char *const texts[] = { "", "tomorrow", "2026-13-01", "2026-02-29", "32", "1-2-3-4", "2026-10-17x", "-", "10--17",
                                "99999999999999999999-1-1" };
  g_autoptr (GDateTime) now = create_now ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 day_us = 42;

      g_assert_false (kb_date_parse_day (texts[i], now, &day_us, &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      g_assert_cmpint (day_us, ==, 42);
    }
}

static void
test_distance_counts_days_of_the_calendar (void)
{
  const struct
  {
    int         hours;
    const char *expected;
  } cases[] = {
    { 0, "today" }, { 8, "today" }, { 9, "tomorrow" }, { 48, "in 2 days" }, { -16, "yesterday" }, { -240, "10 days ago" },
  };
  g_autoptr (GDateTime) now = create_now ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) date = g_date_time_add_hours (now, cases[i].hours);
      g_autofree char *text = kb_date_format_distance (date, now);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_year_is_told_where_it_is_another (void)
{
  g_autoptr (GDateTime) now = create_now ();
  g_autoptr (GDateTime) next = g_date_time_add_days (now, 20);
  g_autofree char *this_year = kb_date_format_near (now, now);
  g_autofree char *next_year = kb_date_format_near (next, now);

  g_assert_cmpstr (this_year, ==, "20 Dec");
  g_assert_cmpstr (next_year, ==, "9 Jan 2027");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/date-text/days-as-people-type-them", test_days_as_people_type_them);
  g_test_add_func ("/gui/date-text/what-is-no-day-is-refused", test_what_is_no_day_is_refused);
  g_test_add_func ("/gui/date-text/distance-counts-days-of-the-calendar", test_distance_counts_days_of_the_calendar);
  g_test_add_func ("/gui/date-text/year-is-told-where-it-is-another", test_year_is_told_where_it_is_another);

  return g_test_run ();
}
