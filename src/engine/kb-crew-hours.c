/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-hours"

#include "config.h"

#include "kb-crew-hours.h"
#include "kb-crew.h"
#include "kb-instant.h"
#include "kb-text.h"

#define DAY_MS (24 * G_GINT64_CONSTANT (3600000))

/* Nobody is asked for longer: what a wrong shift may cost is bounded. */
#define MAX_DAYS 400

static GDateTime *
to_local (gint64     at_us,
          GTimeZone *zone)
{
  const gint64 seconds = at_us / G_USEC_PER_SEC - (at_us % G_USEC_PER_SEC < 0);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

static GDateTime *
midnight_of (GDateTime *local,
             GTimeZone *zone,
             int        days)
{
  g_autoptr (GDateTime) noon = g_date_time_new (zone, g_date_time_get_year (local), g_date_time_get_month (local),
                                                g_date_time_get_day_of_month (local), 12, 0, 0);
  g_autoptr (GDateTime) day = g_date_time_add_days (noon, days);

  return g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                          g_date_time_get_day_of_month (day), 0, 0, 0);
}

/**
 * kb_crew_hours_midnight:
 * @at_us: an instant, microseconds since 1970 UTC
 * @zone: whose calendar counts
 * @days: how many days later, negative for earlier
 *
 * Returns: when the day that @at_us is on, or another, begins in @zone; @at_us itself outside the calendar.
 */
gint64
kb_crew_hours_midnight (gint64     at_us,
                        GTimeZone *zone,
                        int        days)
{
  g_autoptr (GDateTime) local = to_local (at_us, zone);
  g_autoptr (GDateTime) midnight = local != NULL ? midnight_of (local, zone, days) : NULL;

  return midnight != NULL ? g_date_time_to_unix (midnight) * G_USEC_PER_SEC : at_us;
}

/* The instant at a time of day; the clock of that day counts, so that 20:00 is 20:00 on the day that
 * the clocks change. 24:00 is the next midnight. */
static gint64
instant_on (GDateTime *midnight,
            GTimeZone *zone,
            gint64     ms)
{
  g_autoptr (GDateTime) day = midnight_of (midnight, zone, (int) (ms / DAY_MS));
  const gint64 minutes = ms % DAY_MS / 60000;
  g_autoptr (GDateTime) at = g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                                              g_date_time_get_day_of_month (day), (int) (minutes / 60),
                                              (int) (minutes % 60), 0);

  return g_date_time_to_unix (at) * G_USEC_PER_SEC;
}

static gboolean
applies_on (KbRecord  *row,
            GDateTime *day)
{
  const gint64 weekday = kb_record_get_int (row, KB_AVAILABILITY_WEEKDAY);
  const char *from = kb_record_get_text (row, KB_AVAILABILITY_FROM_DAY);
  const char *until = kb_record_get_text (row, KB_AVAILABILITY_UNTIL_DAY);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  return (weekday == KB_NONE || weekday == g_date_time_get_day_of_week (day))
         && (kb_text_is_empty (from) || g_strcmp0 (text, from) >= 0)
         && (kb_text_is_empty (until) || g_strcmp0 (text, until) <= 0);
}

/* What @row says of the days around @time; a window may have begun on the day before. */
static void
add_windows (GArray          *windows,
             KbRecord        *row,
             GTimeZone       *zone,
             const KbStretch *time)
{
  const gint64 start_ms = kb_record_get_int_or (row, KB_AVAILABILITY_START_MS, 0);
  gint64 end_ms = kb_record_get_int_or (row, KB_AVAILABILITY_END_MS, DAY_MS);
  g_autoptr (GDateTime) first = to_local (time->start_us, zone);

  if (end_ms <= start_ms)
    end_ms += DAY_MS;
  for (int i = -1; first != NULL && i < MAX_DAYS; i++)
    {
      g_autoptr (GDateTime) day = midnight_of (first, zone, i);

      if (g_date_time_to_unix (day) * G_USEC_PER_SEC >= time->end_us)
        break;
      if (applies_on (row, day))
        kb_stretches_add (windows, instant_on (day, zone, start_ms), instant_on (day, zone, end_ms));
    }
}

/* An absence that lies in @time. */
static gboolean
find_absence (GPtrArray       *rows,
              GTimeZone       *zone,
              const KbStretch *time,
              KbStretch       *missing,
              const char     **note)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GArray) windows = kb_stretches_new ();

      if (kb_record_get_int (rows->pdata[i], KB_AVAILABILITY_KIND) != KB_AVAILABILITY_KIND_AWAY)
        continue;
      add_windows (windows, rows->pdata[i], zone, time);
      kb_stretches_merge (windows, 0);
      kb_stretches_clip (windows, time);
      if (windows->len == 0)
        continue;
      *missing = g_array_index (windows, KbStretch, 0);
      *note = kb_record_get_text (rows->pdata[i], KB_AVAILABILITY_NOTE);
      return TRUE;
    }

  return FALSE;
}

/* What of @time is in none of the windows in which they can; without any, they always can. */
static gboolean
find_uncovered (GPtrArray       *rows,
                GTimeZone       *zone,
                const KbStretch *time,
                KbStretch       *missing)
{
  g_autoptr (GArray) windows = kb_stretches_new ();
  g_autoptr (GArray) left = kb_stretches_new ();
  gboolean is_limited = FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (kb_record_get_int (rows->pdata[i], KB_AVAILABILITY_KIND) == KB_AVAILABILITY_KIND_FREE)
      {
        is_limited = TRUE;
        add_windows (windows, rows->pdata[i], zone, time);
      }
  if (!is_limited)
    return FALSE;

  kb_stretches_add (left, time->start_us, time->end_us);
  for (guint i = 0; i < windows->len; i++)
    kb_stretches_subtract (left, &g_array_index (windows, KbStretch, i));
  if (left->len > 0)
    *missing = g_array_index (left, KbStretch, 0);
  return left->len > 0;
}

/**
 * kb_crew_hours_dup_zone:
 * @person: (nullable): somebody
 * @fallback: the session's zone
 *
 * Returns: (transfer full): the zone that their hours are in.
 */
GTimeZone *
kb_crew_hours_dup_zone (KbRecord  *person,
                        GTimeZone *fallback)
{
  const char *name = person != NULL ? kb_record_get_text (person, KB_PERSON_TIME_ZONE) : "";
  GTimeZone *zone = !kb_text_is_empty (name) ? kb_zone_new (name, NULL) : NULL;

  return zone != NULL ? zone : g_time_zone_ref (fallback);
}

/**
 * kb_crew_hours_is_free:
 * @library: (nullable): what all sessions share: the person's availability is in it
 * @person: somebody
 * @zone: the session's zone, for who has none of their own
 * @time: when they should work
 * @missing: (out): the first part of @time in which they cannot
 * @note: (out) (nullable): why, where they are away; %NULL where it is outside their hours
 *
 * Who has no hours can always work; who has some, only in those. An absence counts above all.
 * Hours are of the person's own zone: 09:00 stays 09:00 across a change of the clocks.
 *
 * Returns: whether they can work all of @time; else @missing and @note are set.
 */
gboolean
kb_crew_hours_is_free (KbRecordSet      *library,
                       KbRecord         *person,
                       GTimeZone        *zone,
                       const KbStretch  *time,
                       KbStretch        *missing,
                       const char      **note)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GTimeZone) own = NULL;

  *note = NULL;
  if (library == NULL)
    return TRUE;
  rows = kb_record_set_children (library, KB_ENTITY_AVAILABILITY, kb_record_get_id (person));
  if (rows->len == 0)
    return TRUE;

  own = kb_crew_hours_dup_zone (person, zone);
  return !find_absence (rows, own, time, missing, note) && !find_uncovered (rows, own, time, missing);
}
