/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-date-text"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-date-text.h"
#include "kb-error.h"

/* Names of our own: strftime() takes them from LC_TIME, which need not be the language of the texts
 * around them (LANGUAGE=zh with LC_ALL=C.UTF-8), and whose short forms differ from libc to libc. */
static const char *const weekdays[] = {
  NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"), NC_ ("weekday", "Thu"),
  NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"), NC_ ("weekday", "Sun"),
};

static const char *const months[] = {
  NC_ ("month", "Jan"), NC_ ("month", "Feb"), NC_ ("month", "Mar"), NC_ ("month", "Apr"),
  NC_ ("month", "May"), NC_ ("month", "Jun"), NC_ ("month", "Jul"), NC_ ("month", "Aug"),
  NC_ ("month", "Sep"), NC_ ("month", "Oct"), NC_ ("month", "Nov"), NC_ ("month", "Dec"),
};

/**
 * kb_date_from_instant:
 * @at_us: an instant, microseconds since 1970 UTC
 *
 * Returns: (transfer full) (nullable): the same in @zone; %NULL outside the years 1 to 9999.
 */
GDateTime *
kb_date_from_instant (gint64     at_us,
                      GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

/**
 * kb_date_to_midnight:
 *
 * Returns: when its day begins in its zone, microseconds since 1970 UTC.
 */
gint64
kb_date_to_midnight (GDateTime *date)
{
  g_autoptr (GDateTime) midnight = g_date_time_new (g_date_time_get_timezone (date), g_date_time_get_year (date),
                                                    g_date_time_get_month (date), g_date_time_get_day_of_month (date),
                                                    0, 0, 0);

  return g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
}

/**
 * kb_date_get_weekday:
 * @weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: its short name in the user's language.
 */
const char *
kb_date_get_weekday (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return g_dpgettext2 (NULL, "weekday", weekdays[weekday - 1]);
}

/**
 * kb_date_format:
 * @format: as for g_date_time_format(); %a and %b are names of our own
 *
 * Returns: (transfer full): the date in the user's language.
 */
char *
kb_date_format (GDateTime  *date,
                const char *format)
{
  g_autoptr (GString) named = g_string_new (format);

  g_return_val_if_fail (date != NULL, NULL);

  g_string_replace (named, "%a", kb_date_get_weekday (g_date_time_get_day_of_week (date)), 0);
  g_string_replace (named, "%b", g_dpgettext2 (NULL, "month", months[g_date_time_get_month (date) - 1]), 0);

  return g_date_time_format (date, named->str);
}

/**
 * kb_date_format_near:
 *
 * Returns: (transfer full): day and month, and the year where it is not this one.
 */
char *
kb_date_format_near (GDateTime *date,
                     GDateTime *now)
{
  if (g_date_time_get_year (date) == g_date_time_get_year (now))
    /* Translators: a day of this year, short. See strftime(3). */
    return kb_date_format (date, _("%-e %b"));

  /* Translators: a day of another year, short. See strftime(3). */
  return kb_date_format (date, _("%-e %b %Y"));
}

static guint32
find_julian_day (GDateTime *date)
{
  int year, month, day;
  GDate plain;

  g_date_time_get_ymd (date, &year, &month, &day);
  g_date_clear (&plain, 1);
  g_date_set_dmy (&plain, day, month, year);
  return g_date_get_julian (&plain);
}

/**
 * kb_date_count_days:
 *
 * Returns: how many days of the calendar @to is after @from, each in its own zone.
 */
int
kb_date_count_days (GDateTime *from,
                    GDateTime *to)
{
  return (int) find_julian_day (to) - (int) find_julian_day (from);
}

/**
 * kb_date_format_distance:
 * @now: in the same zone as @date
 *
 * Returns: (transfer full): how many days away it is, by the calendar: "tomorrow", "3 days ago".
 */
char *
kb_date_format_distance (GDateTime *date,
                         GDateTime *now)
{
  const int days = kb_date_count_days (now, date);

  if (days == 0)
    return g_strdup (_("today"));
  if (days == 1)
    return g_strdup (_("tomorrow"));
  if (days == -1)
    return g_strdup (_("yesterday"));
  if (days > 0)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -days), -days);
}

/* Full-width digits, colons and dashes are what a Chinese keyboard gives. */
static char *
fold_entry (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return plain != NULL ? g_strstrip (g_steal_pointer (&plain)) : g_strdup ("");
}

/* Up to @max numbers, each followed by one of @separators or by the end: how many, 0 when there is
 * anything else. */
static guint
scan_numbers (const char *text,
              const char *separators,
              int         *numbers,
              guint        max)
{
  guint n = 0;

  while (*text != '\0' && n < max)
    {
      char *end;

      if (!g_ascii_isdigit (*text))
        return 0;
      numbers[n++] = (int) MIN (g_ascii_strtoull (text, &end, 10), 99999);
      text = end;
      if (*text != '\0' && g_utf8_strchr (separators, -1, g_utf8_get_char (text)) == NULL)
        return 0;
      if (*text != '\0')
        text = g_utf8_next_char (text);
    }

  return *text == '\0' ? n : 0;
}

/**
 * kb_date_parse_day:
 * @text: a day as people type it: "2026-10-17", "10-17", "10/17", "10月17日"
 * @now: the year of a day without one is that which brings it nearest to here
 * @day_us: (out): noon of that day in the zone of @now, microseconds since 1970 UTC
 *
 * Returns: %FALSE with %KB_ERROR_INPUT and a sentence for the reader when @text is no day.
 */
gboolean
kb_date_parse_day (const char  *text,
                   GDateTime   *now,
                   gint64      *day_us,
                   GError     **error)
{
  g_autofree char *plain = fold_entry (text);
  int numbers[3];
  const guint n = scan_numbers (plain, "-/.年月日号", numbers, 3);
  g_autoptr (GDateTime) noon = NULL;
  int year, month, date;

  if (n == 3)
    {
      year = numbers[0];
      month = numbers[1];
      date = numbers[2];
    }
  else if (n == 2)
    {
      month = numbers[0];
      date = numbers[1];
      year = g_date_time_get_year (now);
      /* In December "1-5" is next January, in January "12-20" was last December. */
      if (g_date_time_get_month (now) - month > 6)
        year++;
      else if (month - g_date_time_get_month (now) > 6)
        year--;
    }
  else
    {
      year = month = date = 0;
    }

  if (year < 1970 || year > 9998 || month > 12 || date > 31 || !g_date_valid_dmy (date, month, year))
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                   _("“%s” is not a day: type it as 2026-10-17 or 10-17"), text);
      return FALSE;
    }

  noon = g_date_time_new (g_date_time_get_timezone (now), year, month, date, 12, 0, 0);
  *day_us = g_date_time_to_unix (noon) * G_USEC_PER_SEC;
  return TRUE;
}
