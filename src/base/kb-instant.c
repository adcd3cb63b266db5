/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-instant"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-error.h"
#include "kb-instant.h"

#define SECOND_US G_GINT64_CONSTANT (1000000)
#define MINUTE_US (60 * SECOND_US)
#define HOUR_US (60 * MINUTE_US)
#define DAY_US (24 * HOUR_US)

/* The days of GDate count from 1 January of the year 1. */
#define EPOCH_JULIAN 719163

/* What a GDateTime can hold: the years 1 to 9999, with a day's room for the zone. */
#define FIRST_US (-719161 * DAY_US)
#define LAST_US (2932895 * DAY_US)

static gboolean
skip_text (const char **at,
           const char  *text)
{
  if (!g_str_has_prefix (*at, text))
    return FALSE;

  *at += strlen (text);
  return TRUE;
}

/* From @min_digits to @max_digits digits, no greater than @max. */
static gboolean
read_number (const char **at,
             guint        min_digits,
             guint        max_digits,
             gint64       max,
             gint64      *value)
{
  guint n = 0;

  for (*value = 0; n < max_digits && g_ascii_isdigit (**at); n++, (*at)++)
    *value = *value * 10 + g_ascii_digit_value (**at);

  return n >= min_digits && *value <= max;
}

/* The digits after the point, cut off below a microsecond. */
static gboolean
read_fraction (const char **at,
               gint64      *us)
{
  gint64 unit = SECOND_US;

  *us = 0;
  if (**at != '.' && **at != ',')
    return TRUE;

  (*at)++;
  if (!g_ascii_isdigit (**at))
    return FALSE;
  for (; g_ascii_isdigit (**at); (*at)++)
    {
      unit /= 10;
      *us += g_ascii_digit_value (**at) * unit;
    }

  return TRUE;
}

/* "2026-10-17", as microseconds from 1970 to that midnight. */
static gboolean
read_date (const char **at,
           gint64      *us)
{
  gint64 year, month, day;
  GDate date;

  if (!read_number (at, 4, 4, 9999, &year) || !skip_text (at, "-")
      || !read_number (at, 2, 2, 12, &month) || !skip_text (at, "-")
      || !read_number (at, 2, 2, 31, &day) || !g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  *us = ((gint64) g_date_get_julian (&date) - EPOCH_JULIAN) * DAY_US;

  return TRUE;
}

/* "20:00", "20:00:30" or "20:00:30.125", as microseconds from midnight. */
static gboolean
read_time (const char **at,
           gint64      *us)
{
  gint64 hour, minute, second = 0, fraction = 0;

  if (!read_number (at, 2, 2, 23, &hour) || !skip_text (at, ":")
      || !read_number (at, 2, 2, 59, &minute))
    return FALSE;
  if (skip_text (at, ":") && (!read_number (at, 2, 2, 59, &second) || !read_fraction (at, &fraction)))
    return FALSE;

  *us = hour * HOUR_US + minute * MINUTE_US + second * SECOND_US + fraction;
  return TRUE;
}

/* "Z", "+08:00", "+0800" or "-05". */
static gboolean
read_offset (const char **at,
             gint64      *us)
{
  gint64 hours, minutes = 0;
  int sign;

  *us = 0;
  if (skip_text (at, "Z") || skip_text (at, "z"))
    return TRUE;

  sign = skip_text (at, "+") ? 1 : skip_text (at, "-") ? -1 : 0;
  if (sign == 0 || !read_number (at, 2, 2, 23, &hours))
    return FALSE;
  if ((skip_text (at, ":") || **at != '\0') && !read_number (at, 2, 2, 59, &minutes))
    return FALSE;

  *us = sign * (hours * HOUR_US + minutes * MINUTE_US);
  return TRUE;
}

/* The word for half a day before or after the digits; 12 at night is 0, 12 at noon is 12. */
static gboolean
skip_half_day (const char **at,
               int         *half)
{
  static const struct
  {
    const char *word;
    int         half;
  } words[] = { { "am", 1 }, { "a.m.", 1 }, { "上午", 1 }, { "凌晨", 1 }, { "早上", 1 },
                { "pm", 2 }, { "p.m.", 2 }, { "下午", 2 }, { "晚上", 2 }, { "中午", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (skip_text (at, words[i].word))
      {
        *half = words[i].half;
        return TRUE;
      }

  return FALSE;
}

static void
skip_space (const char **at)
{
  while (g_ascii_isspace (**at))
    (*at)++;
}

static gboolean
skip_hour_word (const char **at)
{
  return skip_text (at, "点") || skip_text (at, "點") || skip_text (at, "时") || skip_text (at, "時");
}

/* What follows the hour: ":30", ":30:15.5", "点半", "点30分", "30" or nothing. */
static gboolean
read_within_hour (const char **at,
                  gint64      *us)
{
  gint64 minute = 0, second = 0, fraction = 0;

  if (skip_text (at, ":"))
    {
      if (!read_number (at, 2, 2, 59, &minute))
        return FALSE;
      if (skip_text (at, ":") && (!read_number (at, 2, 2, 59, &second) || !read_fraction (at, &fraction)))
        return FALSE;
    }
  else if (skip_hour_word (at))
    {
      if (skip_text (at, "半"))
        minute = 30;
      else if (g_ascii_isdigit (**at) && !read_number (at, 1, 2, 59, &minute))
        return FALSE;
      skip_text (at, "分");
    }
  else if (g_ascii_isdigit (**at) && !read_number (at, 2, 2, 59, &minute))
    return FALSE;

  *us = minute * MINUTE_US + second * SECOND_US + fraction;
  return TRUE;
}

/* "20:00", "8pm", "8:30 pm", "20点30", "晚上8点", "20", "2000"; in small letters. */
static gboolean
parse_wall_time (const char *at,
                 gint64     *us)
{
  gint64 hour, rest_us;
  int half = 0;

  if (skip_half_day (&at, &half))
    skip_space (&at);
  if (!read_number (&at, 1, 2, 23, &hour) || !read_within_hour (&at, &rest_us))
    return FALSE;

  skip_space (&at);
  if (half == 0 && skip_half_day (&at, &half) && (hour == 0 || hour > 12))
    return FALSE;
  if (half != 0 && hour == 12)
    hour = half == 1 ? 0 : 12;
  else if (half == 2 && hour < 12)
    hour += 12;

  *us = hour * HOUR_US + rest_us;
  return *at == '\0';
}

static gint64
get_offset_us (GTimeZone *zone,
               gint64     us)
{
  gint64 seconds = us / SECOND_US - (us % SECOND_US < 0);

  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds))
         * SECOND_US;
}

/* The instant at which the clocks of @zone show @local_us (as if it were UTC); of two, where the
 * clocks go back, the one nearer to @near_us; FALSE where the clocks go forward over it. */
static gboolean
resolve_local (gint64     local_us,
               gint64     near_us,
               GTimeZone *zone,
               gint64    *us)
{
  gint64 offsets[] = { get_offset_us (zone, local_us - DAY_US), get_offset_us (zone, local_us + DAY_US) };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      gint64 candidate_us = local_us - offsets[i];

      if (get_offset_us (zone, candidate_us) != offsets[i])
        continue;
      if (!found || ABS (candidate_us - near_us) < ABS (*us - near_us))
        *us = candidate_us;
      found = TRUE;
    }

  return found;
}

static gint64
floor_day (gint64 local_us)
{
  return local_us - ((local_us % DAY_US) + DAY_US) % DAY_US;
}

static gboolean
parse_entry (const char  *text,
             gint64      *time_us,
             GError     **error)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *plain = g_utf8_strdown (composed != NULL ? composed : "", -1);

  if (parse_wall_time (g_strstrip (plain), time_us))
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
               _("“%s” is not a time of day: type 20:00, 20:00:30 or 8pm"), text);
  return FALSE;
}

static gboolean
fail_gap (const char  *text,
          GError     **error)
{
  g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
               _("%s does not exist on that day: the clocks go forward over it"), text);
  return FALSE;
}

static GDateTime *
create_local (gint64     us,
              GTimeZone *zone)
{
  gint64 whole_us = CLAMP (us, FIRST_US, LAST_US);
  gint64 seconds = whole_us / SECOND_US - (whole_us % SECOND_US < 0);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_to_timezone (utc, zone);
}

static char *
format (gint64      us,
        GTimeZone  *zone,
        const char *pattern)
{
  g_autoptr (GDateTime) local = create_local (us, zone);

  return g_date_time_format (local, pattern);
}

/**
 * kb_zone_new:
 * @identifier: an IANA name, "Asia/Shanghai"
 * @error: return location
 *
 * Returns: (transfer full): the zone; %NULL with %KB_ERROR_INPUT when nothing goes by that name.
 */
GTimeZone *
kb_zone_new (const char  *identifier,
             GError     **error)
{
  GTimeZone *zone;

  g_return_val_if_fail (identifier != NULL, NULL);

  zone = *identifier != '\0' ? g_time_zone_new_identifier (identifier) : NULL;
  if (zone == NULL)
    g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("There is no time zone “%s”"), identifier);

  return zone;
}

/**
 * kb_instant_parse:
 * @text: ISO 8601 with an offset, `2026-10-17T20:00:00+08:00`; the offset may be `Z`, `+0800` or
 *   `+08`; seconds may have a fraction or be left out; a space may stand for the `T`
 * @us: (out): microseconds since 1970 UTC; smaller fractions are cut off
 * @error: return location
 *
 * Returns: %FALSE with %KB_ERROR_INPUT, @us untouched, when @text is not such a time.
 */
gboolean
kb_instant_parse (const char  *text,
                  gint64      *us,
                  GError     **error)
{
  gint64 date_us, time_us, offset_us;
  const char *at = text;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (us != NULL, FALSE);

  if (read_date (&at, &date_us)
      && (skip_text (&at, "T") || skip_text (&at, "t") || skip_text (&at, " "))
      && read_time (&at, &time_us) && read_offset (&at, &offset_us) && *at == '\0')
    {
      *us = date_us + time_us - offset_us;
      return TRUE;
    }

  g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
               _("“%s” is not a time with an offset, such as 2026-10-17T20:00:00+08:00"), text);
  return FALSE;
}

/**
 * kb_instant_parse_on_day:
 * @text: a time of day as people type it: `20:00`, `20:00:30`, `8pm`, `2000`, `晚上8点半`
 * @day_us: any instant of the day that is meant
 * @zone: where that day and that time are
 * @us: (out): microseconds since 1970 UTC
 * @error: return location
 *
 * Reads a time on a given day, as for a session's start. Where the clocks go back and show it
 * twice, the first is taken.
 *
 * Returns: %FALSE with %KB_ERROR_INPUT, @us untouched, when @text is not a time of day, or when the
 *   clocks skip it on that day.
 */
gboolean
kb_instant_parse_on_day (const char  *text,
                         gint64       day_us,
                         GTimeZone   *zone,
                         gint64      *us,
                         GError     **error)
{
  gint64 time_us, local_us;

  g_return_val_if_fail (text != NULL && zone != NULL, FALSE);
  g_return_val_if_fail (us != NULL, FALSE);

  if (!parse_entry (text, &time_us, error))
    return FALSE;

  local_us = floor_day (day_us + get_offset_us (zone, day_us)) + time_us;
  return resolve_local (local_us, local_us - 2 * DAY_US, zone, us) || fail_gap (text, error);
}

/**
 * kb_instant_parse_near:
 * @text: a time of day as people type it
 * @near_us: the instant that it is meant near, such as the cue's planned start
 * @zone: where that time is
 * @us: (out): microseconds since 1970 UTC
 * @error: return location
 *
 * Reads a time of day on whichever day brings it nearest to @near_us, so that "00:30" in a show
 * that began at 23:30 is the next morning.
 *
 * Returns: %FALSE with %KB_ERROR_INPUT, @us untouched, as kb_instant_parse_on_day().
 */
gboolean
kb_instant_parse_near (const char  *text,
                       gint64       near_us,
                       GTimeZone   *zone,
                       gint64      *us,
                       GError     **error)
{
  gint64 time_us, day_us, best_us = 0;
  gboolean found = FALSE;

  g_return_val_if_fail (text != NULL && zone != NULL, FALSE);
  g_return_val_if_fail (us != NULL, FALSE);

  if (!parse_entry (text, &time_us, error))
    return FALSE;

  day_us = floor_day (near_us + get_offset_us (zone, near_us));
  for (int i = -1; i <= 1; i++)
    {
      gint64 candidate_us;

      if (!resolve_local (day_us + i * DAY_US + time_us, near_us, zone, &candidate_us))
        continue;
      if (!found || ABS (candidate_us - near_us) < ABS (best_us - near_us))
        best_us = candidate_us;
      found = TRUE;
    }
  if (found && ABS (best_us - near_us) <= 13 * HOUR_US)
    {
      *us = best_us;
      return TRUE;
    }

  return fail_gap (text, error);
}

/**
 * kb_instant_format:
 * @us: microseconds since 1970 UTC
 * @zone: the zone to print in
 *
 * Returns: (transfer full): `2026-10-17T20:00:00.000+08:00`, cut off below a millisecond.
 */
char *
kb_instant_format (gint64     us,
                   GTimeZone *zone)
{
  gint64 ms = (us % SECOND_US + SECOND_US) % SECOND_US / 1000;
  g_autofree char *head = NULL;
  g_autofree char *offset = NULL;

  g_return_val_if_fail (zone != NULL, NULL);

  head = format (us, zone, "%Y-%m-%dT%H:%M:%S");
  offset = format (us, zone, "%:z");
  return g_strdup_printf ("%s.%03d%s", head, (int) ms, offset);
}

/**
 * kb_instant_format_clock:
 *
 * Returns: (transfer full): the time of day, `20:00:00`.
 */
char *
kb_instant_format_clock (gint64     us,
                         GTimeZone *zone)
{
  g_return_val_if_fail (zone != NULL, NULL);

  return format (us, zone, "%H:%M:%S");
}

/**
 * kb_instant_format_minutes:
 *
 * Returns: (transfer full): the time of day without seconds, `20:00`.
 */
char *
kb_instant_format_minutes (gint64     us,
                           GTimeZone *zone)
{
  g_return_val_if_fail (zone != NULL, NULL);

  return format (us, zone, "%H:%M");
}

/**
 * kb_instant_format_date:
 *
 * Returns: (transfer full): the day, `2026-10-17`.
 */
char *
kb_instant_format_date (gint64     us,
                        GTimeZone *zone)
{
  g_return_val_if_fail (zone != NULL, NULL);

  return format (us, zone, "%Y-%m-%d");
}
