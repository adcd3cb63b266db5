/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-wall"

#include "config.h"

#include "kb-wall.h"

/* The clock on the wall: a plan that moves keeps its times of day, whatever the clocks do between. */

static GDateTime *
read_local (gint64     seconds,
            GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

/* The same figures on the clock, hung elsewhere. */
static GDateTime *
hang (GDateTime *clock,
      GTimeZone *zone)
{
  return g_date_time_new (zone, g_date_time_get_year (clock), g_date_time_get_month (clock),
                          g_date_time_get_day_of_month (clock), g_date_time_get_hour (clock),
                          g_date_time_get_minute (clock), g_date_time_get_second (clock));
}

/**
 * kb_wall_read:
 * @at_us: an instant, microseconds since 1970 UTC
 * @zone: where the clock hangs
 *
 * Returns: what the clock shows, as if it hung in UTC: the difference of two of them is how far a
 *   plan moves; @at_us itself when that is outside the calendar.
 */
gint64
kb_wall_read (gint64     at_us,
              GTimeZone *zone)
{
  g_autoptr (GDateTime) local = read_local (at_us / G_USEC_PER_SEC - (at_us % G_USEC_PER_SEC < 0), zone);

  return local != NULL ? at_us + g_date_time_get_utc_offset (local) : at_us;
}

/**
 * kb_wall_shift:
 * @at_us: an instant, microseconds since 1970 UTC
 * @zone: the zone in which the clock is read
 * @shift_us: how far its hands are moved, microseconds; a day is always 24 hours
 * @new_zone: the zone in which it is hung then
 *
 * Returns: the instant at which that clock shows so; @at_us itself when that is outside the calendar.
 */
gint64
kb_wall_shift (gint64     at_us,
               GTimeZone *zone,
               gint64     shift_us,
               GTimeZone *new_zone)
{
  const gint64 seconds = at_us / G_USEC_PER_SEC - (at_us % G_USEC_PER_SEC < 0);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) local = read_local (seconds, zone);
  g_autoptr (GDateTime) wall = local != NULL ? hang (local, utc) : NULL;
  g_autoptr (GDateTime) moved = wall != NULL ? g_date_time_add (wall, shift_us) : NULL;
  g_autoptr (GDateTime) there = moved != NULL ? hang (moved, new_zone) : NULL;

  if (there == NULL)
    return at_us;
  return g_date_time_to_unix (there) * G_USEC_PER_SEC + (at_us - seconds * G_USEC_PER_SEC);
}
