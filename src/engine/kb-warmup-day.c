/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-warmup-day"

#include "config.h"

#include <string.h>

#include "kb-session.h"
#include "kb-warmup-day.h"
#include "kb-warmup.h"

static int
count_day (gint64     at_us,
           GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  int year, month, day;
  GDate date;

  if (local == NULL)
    return 0;

  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

/* "D-7", "D0 -1 h", "D+1": how its day was given in words. */
static int
parse_due (const char *due)
{
  char *end;
  gint64 days;

  if (*due != 'D' && *due != 'd' && *due != 'T' && *due != 't')
    return KB_WARMUP_NO_DAY;

  days = g_ascii_strtoll (due + 1, &end, 10);
  return end > due + 1 && ABS (days) < 1000 ? (int) days : KB_WARMUP_NO_DAY;
}

/**
 * kb_warmup_find_day:
 * @plan: a session
 * @action: one of its warm-up actions
 * @zone: where the session is
 *
 * Returns: how many days of the calendar it is from the day on which the session starts, negative before it; by its time,
 *   else by the words that it was given in; %KB_WARMUP_NO_DAY without either.
 */
int
kb_warmup_find_day (KbRecordSet *plan,
                    KbRecord    *action,
                    GTimeZone   *zone)
{
  KbRecord *session = kb_record_set_get_session (plan);
  const gint64 start_us = session != NULL ? kb_record_get_int (session, KB_SESSION_START_US) : KB_NONE;
  const gint64 at_us = kb_record_get_int (action, KB_WARMUP_ACTION_AT_US);

  if (start_us != KB_NONE && at_us != KB_NONE)
    return count_day (at_us, zone) - count_day (start_us, zone);

  return parse_due (kb_record_get_text (action, KB_WARMUP_ACTION_DUE));
}

static double
scale_of (const char *unit)
{
  if (g_str_has_prefix (unit, "万") || *unit == 'w' || *unit == 'W')
    return 1e4;
  if (g_str_has_prefix (unit, "亿"))
    return 1e8;
  if (*unit == 'k' || *unit == 'K')
    return 1e3;

  return *unit == 'm' || *unit == 'M' ? 1e6 : 1;
}

/* The first number of "9.6万/—", "1,388" or "$180.00"; negative for none. */
static double
parse_number (const char *text)
{
  const char *start = text + strcspn (text, "0123456789");
  GString *digits;
  double number;

  if (*start == '\0')
    return -1;

  digits = g_string_new (NULL);
  for (; g_ascii_isdigit (*start) || *start == '.' || *start == ','; start++)
    if (*start != ',')
      g_string_append_c (digits, *start);
  number = g_ascii_strtod (digits->str, NULL) * scale_of (start);
  g_string_free (digits, TRUE);

  return number;
}

/**
 * kb_warmup_find_share:
 *
 * Returns: what of its target an action has reached, 1 for all of it; negative where one of the two is no number.
 */
double
kb_warmup_find_share (KbRecord *action)
{
  const double target = parse_number (kb_record_get_text (action, KB_WARMUP_ACTION_TARGET));
  const double result = parse_number (kb_record_get_text (action, KB_WARMUP_ACTION_RESULT));

  return target > 0 && result >= 0 ? result / target : -1;
}
