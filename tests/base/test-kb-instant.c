/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-error.h"
#include "kb-instant.h"

#define SECOND G_GINT64_CONSTANT (1000000)
#define HOUR (3600 * SECOND)

/* 2026-10-17T20:00:00+08:00 */
#define EIGHT_US (1792238400 * SECOND)

static GTimeZone *
create_zone (const char *identifier)
{
  g_autoptr (GError) error = NULL;
  GTimeZone *zone = kb_zone_new (identifier, &error);

  g_assert_no_error (error);
  return zone;
}

static void
reads_iso_with_offset (void)
{
  static const struct
  {
    const char *text;
    gint64      us;
  } cases[] = {
    { "2026-10-17T20:00:00+08:00", EIGHT_US },
    { "2026-10-17T12:00:00Z", EIGHT_US },
    { "2026-10-17 12:00Z", EIGHT_US },
    { "2026-10-17T20:00:00.000+0800", EIGHT_US },
    { "2026-10-17T20:00:00.125+08", EIGHT_US + 125000 },
    { "2026-10-17T20:00:00.1234567+08:00", EIGHT_US + 123456 },
    { "2026-10-17T07:00:00-05:00", EIGHT_US },
    { "1970-01-01T00:00:00Z", 0 },
    { "1969-12-31T23:59:59.5Z", -SECOND / 2 },
    { "2024-02-29T00:00:00Z", 1709164800 * SECOND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 us;

      g_assert_true (kb_instant_parse (cases[i].text, &us, &error));
      g_assert_no_error (error);
      g_assert_cmpint (us, ==, cases[i].us);
    }
}

static void
refuses_what_is_no_instant (void)
{
  static const char *const cases[] = {
    "", "20:00", "2026-10-17", "2026-10-17T20:00:00", "2026-10-17T25:00:00Z", "2026-02-29T00:00:00Z",
    "2026-10-17T20:60:00Z", "2026-10-17T20:00:60Z", "2026-10-17T20:00:00+8", "2026-10-17T20:00:00Zx",
    "2026-10-17T20:00:00.Z", "26-10-17T20:00:00Z", "2026-10-17T20:00:00+08:", "yesterday",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 us = 7;

      g_assert_false (kb_instant_parse (cases[i], &us, &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      g_assert_cmpint (us, ==, 7);
    }
}

static void
prints_in_the_zone (void)
{
  static const struct
  {
    const char *zone;
    gint64      us;
    const char *text;
    const char *clock;
  } cases[] = {
    { "Asia/Shanghai", EIGHT_US, "2026-10-17T20:00:00.000+08:00", "20:00:00" },
    { "Asia/Shanghai", EIGHT_US + 1999, "2026-10-17T20:00:00.001+08:00", "20:00:00" },
    { "UTC", EIGHT_US, "2026-10-17T12:00:00.000+00:00", "12:00:00" },
    { "America/St_Johns", EIGHT_US, "2026-10-17T09:30:00.000-02:30", "09:30:00" },
    { "Europe/Berlin", EIGHT_US, "2026-10-17T14:00:00.000+02:00", "14:00:00" },
    { "UTC", -1, "1969-12-31T23:59:59.999+00:00", "23:59:59" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = create_zone (cases[i].zone);
      g_autofree char *text = kb_instant_format (cases[i].us, zone);
      g_autofree char *clock = kb_instant_format_clock (cases[i].us, zone);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (clock, ==, cases[i].clock);
    }
}

static void
prints_short (void)
{
  g_autoptr (GTimeZone) zone = create_zone ("Asia/Shanghai");
  g_autofree char *minutes = kb_instant_format_minutes (EIGHT_US, zone);
  g_autofree char *date = kb_instant_format_date (EIGHT_US + 4 * HOUR, zone);
  g_autofree char *far = kb_instant_format_date (G_MAXINT64, zone);

  g_assert_cmpstr (minutes, ==, "20:00");
  g_assert_cmpstr (date, ==, "2026-10-18");
  g_assert_cmpstr (far, !=, NULL);
}

static void
iso_text_reads_back (void)
{
  g_autoptr (GTimeZone) zone = create_zone ("Europe/Berlin");

  for (guint i = 0; i < 1000; i++)
    {
      gint64 us = (gint64) g_test_rand_int () * SECOND + g_test_rand_int_range (0, 1000) * 1000;
      g_autofree char *text = kb_instant_format (us, zone);
      gint64 again;

      g_assert_true (kb_instant_parse (text, &again, NULL));
      g_assert_cmpint (again, ==, us);
    }
}

static void
reads_times_of_the_day (void)
{
  g_autoptr (GTimeZone) zone = create_zone ("Asia/Shanghai");
  static const struct
  {
    const char *text;
    gint64      seconds;
  } cases[] = {
    { "20:00", 0 },           { "20:00:30", 30 },     { "20:00:30.5", 30 }, { "8pm", 0 },
    { "8 PM", 0 },            { "8:30 pm", 1800 },    { "20", 0 },          { "2000", 0 },
    { " 20：00 ", 0 },        { "20点", 0 },          { "20点半", 1800 },   { "20点30分", 1800 },
    { "晚上8点", 0 },         { "下午 8:15", 900 },   { "0:00", -20 * 3600 }, { "12am", -20 * 3600 },
    { "12pm", -8 * 3600 },    { "8am", -12 * 3600 },  { "23:59:59", 4 * 3600 - 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 us;

      g_assert_true (kb_instant_parse_on_day (cases[i].text, EIGHT_US + 2 * HOUR, zone, &us, &error));
      g_assert_no_error (error);
      g_assert_cmpint ((us - EIGHT_US) / SECOND, ==, cases[i].seconds);
    }
}

static void
refuses_what_is_no_time_of_day (void)
{
  g_autoptr (GTimeZone) zone = create_zone ("Asia/Shanghai");
  static const char *const cases[] = { "", "24:00", "20:60", "13pm", "0pm", "8:5", "20:00 x", "x",
                                       "晚上", "20:00:", "20000", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 us;

      g_assert_false (kb_instant_parse_on_day (cases[i], EIGHT_US, zone, &us, &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
    }
}

static void
near_crosses_midnight (void)
{
  g_autoptr (GTimeZone) zone = create_zone ("Asia/Shanghai");
  gint64 us;

  g_assert_true (kb_instant_parse_near ("00:30", EIGHT_US + 3 * HOUR + HOUR / 2, zone, &us, NULL));
  g_assert_cmpint (us, ==, EIGHT_US + 4 * HOUR + HOUR / 2);
  g_assert_true (kb_instant_parse_near ("23:30", EIGHT_US + 5 * HOUR, zone, &us, NULL));
  g_assert_cmpint (us, ==, EIGHT_US + 3 * HOUR + HOUR / 2);
  g_assert_true (kb_instant_parse_near ("20:10", EIGHT_US, zone, &us, NULL));
  g_assert_cmpint (us, ==, EIGHT_US + HOUR / 6);
}

/* In Berlin the clocks go from 02:00 to 03:00 on 29 March 2026, from 03:00 to 02:00 on 25 October. */
static void
daylight_saving (void)
{
  g_autoptr (GTimeZone) zone = create_zone ("Europe/Berlin");
  g_autoptr (GError) error = NULL;
  gint64 spring_us, autumn_us, us;

  g_assert_true (kb_instant_parse ("2026-03-29T01:00:00+01:00", &spring_us, NULL));
  g_assert_false (kb_instant_parse_on_day ("02:30", spring_us, zone, &us, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_false (kb_instant_parse_near ("02:30", spring_us, zone, &us, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  g_assert_true (kb_instant_parse_on_day ("03:00", spring_us, zone, &us, NULL));
  g_assert_cmpint (us, ==, spring_us + HOUR);

  g_assert_true (kb_instant_parse ("2026-10-25T01:30:00+02:00", &autumn_us, NULL));
  g_assert_true (kb_instant_parse_on_day ("02:30", autumn_us, zone, &us, NULL));
  g_assert_cmpint (us, ==, autumn_us + HOUR);
  g_assert_true (kb_instant_parse_near ("02:30", autumn_us + 3 * HOUR, zone, &us, NULL));
  g_assert_cmpint (us, ==, autumn_us + 2 * HOUR);
}

static void
unknown_zone_is_refused (void)
{
  static const char *const cases[] = { "", "Asia/Shangai", "../etc/passwd" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kb_zone_new (cases[i], &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
    }
}

#define ADD(claim, func) g_test_add_func ("/base/instant/" claim, func)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("reads-iso-with-offset", reads_iso_with_offset);
  ADD ("refuses-what-is-no-instant", refuses_what_is_no_instant);
  ADD ("prints-in-the-zone", prints_in_the_zone);
  ADD ("prints-short", prints_short);
  ADD ("iso-text-reads-back", iso_text_reads_back);
  ADD ("reads-times-of-the-day", reads_times_of_the_day);
  ADD ("refuses-what-is-no-time-of-day", refuses_what_is_no_time_of_day);
  ADD ("near-crosses-midnight", near_crosses_midnight);
  ADD ("daylight-saving", daylight_saving);
  ADD ("unknown-zone-is-refused", unknown_zone_is_refused);

  return g_test_run ();
}
