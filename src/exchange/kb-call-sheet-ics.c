/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-call-sheet-ics"

#include "config.h"

#include <string.h>

#include "kb-call-sheet-ics.h"
#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-instant.h"
#include "kb-session.h"
#include "kb-text.h"

/* RFC 5545, §3.1: a line has at most 75 octets without its end. */
#define LINE_OCTETS 75

/* How far around its events a zone is described. */
#define ZONE_AROUND_S (370 * G_GINT64_CONSTANT (86400))

/* Folds at a character's border: never within a sequence of UTF-8. */
static void
append_line (GString    *ics,
             const char *line)
{
  gsize used = 0;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gsize size = g_utf8_next_char (at) - at;

      if (used + size > LINE_OCTETS)
        {
          g_string_append (ics, "\r\n ");
          used = 1;
        }
      g_string_append_len (ics, at, size);
      used += size;
    }
  g_string_append (ics, "\r\n");
}

/* RFC 5545, §3.3.11. */
static void
append_text (GString    *ics,
             const char *name,
             const char *text)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '\n')
        g_string_append (line, "\\n");
      else if (strchr ("\\;,", *at) != NULL)
        g_string_append_printf (line, "\\%c", *at);
      else if (*at != '\r')
        g_string_append_c (line, *at);
    }
  append_line (ics, line->str);
}

static char *
format_local (gint64     seconds,
              gint64     offset)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (seconds + offset);

  return g_date_time_format (at, "%Y%m%dT%H%M%S");
}

static char *
format_utc (gint64 at_us)
{
  g_autofree char *text = format_local (at_us / G_USEC_PER_SEC, 0);

  return g_strdup_printf ("%sZ", text);
}

static char *
format_offset (gint64 seconds)
{
  const gint64 size = ABS (seconds);

  return g_strdup_printf ("%c%02d%02d", seconds < 0 ? '-' : '+', (int) (size / 3600), (int) (size / 60 % 60));
}

static gint64
offset_at (GTimeZone *zone,
           gint64     seconds)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds));
}

static void
append_observance (GString   *ics,
                   GTimeZone *zone,
                   gint64     seconds,
                   gint64     offset_before)
{
  const int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
  const char *kind = g_time_zone_is_dst (zone, interval) ? "DAYLIGHT" : "STANDARD";
  g_autofree char *start = format_local (seconds, offset_before);
  g_autofree char *from = format_offset (offset_before);
  g_autofree char *to = format_offset (g_time_zone_get_offset (zone, interval));

  g_string_append_printf (ics, "BEGIN:%s\r\nDTSTART:%s\r\nTZOFFSETFROM:%s\r\nTZOFFSETTO:%s\r\nTZNAME:%s\r\nEND:%s\r\n",
                          kind, start, from, to, g_time_zone_get_abbreviation (zone, interval), kind);
}

/* The instant of the change of offset between two, to the second. */
static gint64
find_change (GTimeZone *zone,
             gint64     from,
             gint64     until)
{
  const gint64 offset = offset_at (zone, from);

  while (until - from > 1)
    {
      const gint64 middle = from + (until - from) / 2;

      if (offset_at (zone, middle) == offset)
        from = middle;
      else
        until = middle;
    }

  return until;
}

/* The offset at the beginning and each change of it, for a year around the show. */
static void
append_zone (GString    *ics,
             GTimeZone  *zone,
             const char *name,
             gint64      around_s)
{
  const gint64 first = around_s - ZONE_AROUND_S;

  g_string_append (ics, "BEGIN:VTIMEZONE\r\n");
  append_text (ics, "TZID", name);
  append_observance (ics, zone, first, offset_at (zone, first));
  for (gint64 day = first; day < around_s + ZONE_AROUND_S; day += 86400)
    if (offset_at (zone, day) != offset_at (zone, day + 86400))
      append_observance (ics, zone, find_change (zone, day, day + 86400), offset_at (zone, day));
  g_string_append (ics, "END:VTIMEZONE\r\n");
}

static void
append_time (GString    *ics,
             const char *property,
             const char *zone_name,
             GTimeZone  *zone,
             gint64      at_us)
{
  const gint64 seconds = at_us / G_USEC_PER_SEC;
  g_autofree char *local = format_local (seconds, offset_at (zone, seconds));
  g_autofree char *line = g_strdup_printf ("%s;TZID=%s:%s", property, zone_name, local);

  append_line (ics, line);
}

static void
append_event (GString           *ics,
              const KbCrew      *crew,
              const KbCrewDuty  *duty,
              const KbCrewShift *shift,
              const KbCallSheet *sheet,
              gint64             now_us)
{
  const char *zone_name = g_time_zone_get_identifier (crew->zone);
  const char *name = kb_crew_duty_get_name (duty);
  g_autofree char *stamp = format_utc (now_us);
  g_autofree char *uid = g_strdup_printf ("UID:shift-%" G_GINT64_FORMAT "@kaibo.github.io",
                                          kb_record_get_id (shift->record));
  g_autofree char *summary = g_strdup_printf ("%s · %s · %s", kb_crew_duty_get_title (duty), name,
                                              kb_record_get_text (crew->session, KB_SESSION_TITLE));

  g_string_append (ics, "BEGIN:VEVENT\r\n");
  append_line (ics, uid);
  g_string_append_printf (ics, "DTSTAMP:%s\r\nSEQUENCE:%d\r\n", stamp, sheet->sequence);
  append_time (ics, "DTSTART", zone_name, crew->zone, shift->time.start_us);
  append_time (ics, "DTEND", zone_name, crew->zone, shift->time.end_us);
  append_text (ics, "SUMMARY", summary);
  if (!kb_text_is_empty (kb_record_get_text (crew->session, KB_SESSION_SCENE)))
    append_text (ics, "LOCATION", kb_record_get_text (crew->session, KB_SESSION_SCENE));
  append_text (ics, "DESCRIPTION", sheet->text);
  g_string_append (ics, "STATUS:CONFIRMED\r\nEND:VEVENT\r\n");
}

/**
 * kb_call_sheet_write_ics:
 * @person: (nullable): whose shifts; %NULL: everybody's
 * @now_us: when it is written, microseconds since 1970 UTC
 *
 * Writes shifts as a calendar (RFC 5545): an event a shift, in the session's zone, which is described;
 * its UID is the shift's for ever, its SEQUENCE grows when a sheet goes out again with changes.
 *
 * Returns: (transfer full): the file's text.
 */
char *
kb_call_sheet_write_ics (const KbCrew *crew,
                         KbRecord     *person,
                         gint64        now_us)
{
  GString *ics = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kaibo//Call sheet//EN\r\n"
                               "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");

  append_zone (ics, crew->zone, g_time_zone_get_identifier (crew->zone),
               crew->show.start_us / G_USEC_PER_SEC);
  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];
      g_autoptr (KbCallSheet) sheet = NULL;

      if (duty->person == NULL || duty->shifts->len == 0 || (person != NULL && duty->person != person))
        continue;
      sheet = kb_call_sheet_new (crew, duty->person);
      for (guint j = 0; j < duty->shifts->len; j++)
        append_event (ics, crew, duty, &g_array_index (duty->shifts, KbCrewShift, j), sheet, now_us);
    }
  g_string_append (ics, "END:VCALENDAR\r\n");

  return g_string_free (ics, FALSE);
}
