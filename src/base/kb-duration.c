/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-duration"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-duration.h"
#include "kb-error.h"

#define SECOND_MS G_GINT64_CONSTANT (1000)
#define MINUTE_MS (60 * SECOND_MS)
#define HOUR_MS (60 * MINUTE_MS)

/* U+2212, which is as wide as a plus sign; a hyphen is not. */
#define MINUS "−"

/* The words for units, longest first where one begins another. */
static const struct
{
  const char *word;
  gint64      ms;
} units[] = {
  { "hours", HOUR_MS },     { "hour", HOUR_MS },     { "hrs", HOUR_MS },    { "hr", HOUR_MS },
  { "h", HOUR_MS },         { "个小时", HOUR_MS },   { "小时", HOUR_MS },   { "小時", HOUR_MS },
  { "时", HOUR_MS },        { "時", HOUR_MS },       { "ms", 1 },           { "毫秒", 1 },
  { "minutes", MINUTE_MS }, { "minute", MINUTE_MS }, { "mins", MINUTE_MS }, { "min", MINUTE_MS },
  { "m", MINUTE_MS },       { "分钟", MINUTE_MS },   { "分鐘", MINUTE_MS }, { "分", MINUTE_MS },
  { "seconds", SECOND_MS }, { "second", SECOND_MS }, { "secs", SECOND_MS }, { "sec", SECOND_MS },
  { "s", SECOND_MS },       { "秒钟", SECOND_MS },   { "秒鐘", SECOND_MS }, { "秒", SECOND_MS },
  { "''", SECOND_MS },      { "'", MINUTE_MS },      { "\"", SECOND_MS },
  { "′′", SECOND_MS },      { "′", MINUTE_MS },
};

static void
skip_space (const char **at)
{
  while (g_ascii_isspace (**at))
    (*at)++;
}

static gboolean
skip_sign (const char **at,
           int         *sign)
{
  if (g_str_has_prefix (*at, MINUS))
    {
      *sign = -1;
      *at += strlen (MINUS);
      return TRUE;
    }
  if (**at != '+' && **at != '-')
    return FALSE;

  *sign = **at == '+' ? 1 : -1;
  (*at)++;
  return TRUE;
}

/* Up to nine digits, so that no product below can overflow. */
static gboolean
read_digits (const char **at,
             gint64      *value,
             guint       *n_digits)
{
  const char *begin = *at;

  for (*value = 0; g_ascii_isdigit (**at) && *at - begin < 10; (*at)++)
    *value = *value * 10 + g_ascii_digit_value (**at);

  *n_digits = *at - begin;
  return *n_digits > 0 && *n_digits < 10;
}

/* "12" or "1.5", times @unit_ms; digits below a millisecond are cut off. */
static gboolean
read_number (const char **at,
             gint64       unit_ms,
             gint64      *ms,
             gboolean    *is_whole)
{
  guint n_digits;
  gint64 fraction;

  if (!read_digits (at, ms, &n_digits))
    return FALSE;

  *ms *= unit_ms;
  *is_whole = **at != '.';
  if (*is_whole)
    return TRUE;

  (*at)++;
  if (!read_digits (at, &fraction, &n_digits))
    return FALSE;
  for (fraction *= unit_ms; n_digits > 0; n_digits--)
    fraction /= 10;
  *ms += fraction;

  return TRUE;
}

static gint64
read_unit (const char **at)
{
  skip_space (at);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (*at, units[i].word))
      {
        *at += strlen (units[i].word);
        return units[i].ms;
      }

  return 0;
}

/* "1:30" or "1:30:00", the seconds with a fraction if need be; FALSE also for what has no colon. */
static gboolean
parse_colons (const char *at,
              gint64     *ms)
{
  gint64 first, second, third;
  guint n_digits;
  gboolean is_whole;

  if (!read_digits (&at, &first, &n_digits) || *at++ != ':')
    return FALSE;

  if (!read_number (&at, SECOND_MS, &second, &is_whole) || second >= MINUTE_MS)
    return FALSE;
  if (*at == '\0')
    {
      *ms = first * MINUTE_MS + second;
      return TRUE;
    }

  if (!is_whole || *at++ != ':' || !read_number (&at, SECOND_MS, &third, &is_whole)
      || third >= MINUTE_MS || *at != '\0')
    return FALSE;

  *ms = first * HOUR_MS + second * 60 + third;
  return TRUE;
}

/* "1h30m", "2分", "90s", "1h30"; units only get smaller, and what follows hours without a unit is
 * minutes, what follows minutes is seconds. A bare number is minutes. */
static gboolean
parse_units (const char *at,
             gint64     *ms)
{
  gint64 last_ms = 0;

  *ms = 0;
  do
    {
      const char *number = at;
      gint64 part_ms, unit_ms;
      gboolean is_whole;

      if (!read_number (&at, 1, &part_ms, &is_whole))
        return FALSE;
      unit_ms = read_unit (&at);
      if (unit_ms == 0 && *at == '\0' && (last_ms == 0 || last_ms > SECOND_MS))
        unit_ms = last_ms == 0 ? MINUTE_MS : last_ms / 60;
      if (unit_ms == 0 || (last_ms != 0 && unit_ms >= last_ms))
        return FALSE;

      read_number (&number, unit_ms, &part_ms, &is_whole);
      *ms += part_ms;
      last_ms = unit_ms;
      skip_space (&at);
    }
  while (*at != '\0');

  return TRUE;
}

/**
 * kb_duration_parse:
 * @text: a length as people type it
 * @current_ms: the length that a relative entry starts from, milliseconds; negative: there is none
 * @ms: (out): the length, milliseconds, from 0 to %KB_DURATION_MAX_MS
 * @error: return location
 *
 * Reads a length. A bare number is minutes (`8`, `1.5`); with colons it is `M:SS` or `H:MM:SS`;
 * units are h, m, s, ms and their words in English and Chinese (`1h30m`, `90s`, `1分28秒`). A sign
 * makes it relative to @current_ms (`+30s`, `-1:00`). Full-width digits and colons are read too.
 *
 * Returns: %FALSE with %KB_ERROR_INPUT and a message for the reader, @ms untouched, when @text is
 *   not a length.
 */
gboolean
kb_duration_parse (const char  *text,
                   gint64       current_ms,
                   gint64      *ms,
                   GError     **error)
{
  g_autofree char *composed = NULL;
  g_autofree char *plain = NULL;
  const char *at;
  gint64 value;
  int sign = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (ms != NULL, FALSE);

  composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  plain = g_utf8_strdown (composed != NULL ? composed : "", -1);
  at = g_strstrip (plain);
  if (skip_sign (&at, &sign))
    skip_space (&at);

  if (!parse_colons (at, &value) && !parse_units (at, &value))
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                   _("“%s” is not a length: type minutes (8), 1:30, 1:30:00, 90s or 1h30m"), text);
      return FALSE;
    }
  if (sign != 0 && current_ms < 0)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                   _("“%s” is relative, and there is no length to start from"), text);
      return FALSE;
    }
  if (sign != 0)
    value = current_ms + sign * value;
  if (value < 0 || value > KB_DURATION_MAX_MS)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                   value < 0 ? _("“%s” would make the length less than nothing")
                             : _("“%s” is longer than ten days"), text);
      return FALSE;
    }

  *ms = value;
  return TRUE;
}

static char *
format (gint64      ms,
        const char *plus,
        gboolean    is_exact)
{
  guint64 size = ms < 0 ? -(guint64) ms : (guint64) ms;
  guint64 seconds = size / SECOND_MS;
  guint rest = is_exact ? size % SECOND_MS : 0;
  const char *sign = seconds + rest == 0 ? "" : ms < 0 ? MINUS : plus;
  g_autofree char *fraction = rest != 0 ? g_strdup_printf (".%03u", rest) : g_strdup ("");

  if (seconds < 3600)
    return g_strdup_printf ("%s%u:%02u%s", sign, (guint) (seconds / 60), (guint) (seconds % 60),
                            fraction);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ":%02u:%02u%s", sign, seconds / 3600,
                          (guint) (seconds / 60 % 60), (guint) (seconds % 60), fraction);
}

/**
 * kb_duration_format:
 * @ms: a length, milliseconds
 *
 * Returns: (transfer full): `8:00`, `1:30:00`, `−1:10` (U+2212); what is below a second is cut off.
 */
char *
kb_duration_format (gint64 ms)
{
  return format (ms, "", FALSE);
}

/**
 * kb_duration_format_exact:
 * @ms: a length, milliseconds
 *
 * For entries: kb_duration_parse() reads the text back to the same length.
 *
 * Returns: (transfer full): as kb_duration_format(), with `.250` where there are milliseconds.
 */
char *
kb_duration_format_exact (gint64 ms)
{
  return format (ms, "", TRUE);
}

/**
 * kb_duration_format_signed:
 * @ms: a difference, milliseconds
 *
 * Returns: (transfer full): `+0:42`, `−1:10`, and `0:00` for what is below a second.
 */
char *
kb_duration_format_signed (gint64 ms)
{
  return format (ms, "+", FALSE);
}
