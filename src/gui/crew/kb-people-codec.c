/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-people-codec"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "kb-error.h"
#include "kb-instant.h"
#include "kb-people-codec.h"
#include "kb-text.h"

#define HOUR_MS G_GINT64_CONSTANT (3600000)
#define WEEK_HOURS 168

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, message);
  return FALSE;
}

static char *
format_hours (KbRecord *session,
              KbRecord *record,
              guint     field)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  const gint64 ms = kb_record_get_int (record, field);

  if (ms == KB_NONE)
    return g_strdup ("");
  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%g", (double) ms / HOUR_MS));
}

static gboolean
parse_hours (KbRecord    *session,
             KbRecord    *record,
             guint        field,
             const char  *text,
             KbValue     *value,
             GError     **error)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *end = NULL;
  double hours;

  if (kb_text_is_empty (text))
    {
      kb_value_clear (value);
      return TRUE;
    }
  hours = g_ascii_strtod (g_strstrip (plain), &end);
  if (end == plain || *end != '\0' || !isfinite (hours) || hours < 0 || hours > WEEK_HOURS)
    return refuse (error, _("Type hours, as 4 or 7.5"));
  kb_value_set_int (value, (gint64) (hours * HOUR_MS + 0.5));
  return TRUE;
}

static char *
format_clock (KbRecord *session,
              KbRecord *record,
              guint     field)
{
  const gint64 ms = kb_record_get_int (record, field);

  if (ms == KB_NONE)
    return g_strdup ("");
  return g_strdup_printf ("%d:%02d", (int) (ms / HOUR_MS), (int) (ms % HOUR_MS / 60000));
}

static gboolean
parse_clock (KbRecord    *session,
             KbRecord    *record,
             guint        field,
             const char  *text,
             KbValue     *value,
             GError     **error)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto (GStrv) parts = g_strsplit (g_strstrip (plain), ":", 2);
  guint64 hours = 0;
  guint64 minutes = 0;

  if (kb_text_is_empty (text))
    {
      kb_value_clear (value);
      return TRUE;
    }
  if (!g_ascii_string_to_unsigned (parts[0], 10, 0, 24, &hours, NULL)
      || (parts[1] != NULL && !g_ascii_string_to_unsigned (parts[1], 10, 0, 59, &minutes, NULL))
      || (hours == 24 && minutes > 0))
    return refuse (error, _("Type a time of day, as 9:00 or 24:00"));
  kb_value_set_int (value, (gint64) hours * HOUR_MS + (gint64) minutes * 60000);
  return TRUE;
}

static const char *
get_weekday (int day)
{
  const char *const names[] = { C_ ("weekday", "Mon"), C_ ("weekday", "Tue"), C_ ("weekday", "Wed"), C_ ("weekday", "Thu"),
                                C_ ("weekday", "Fri"), C_ ("weekday", "Sat"), C_ ("weekday", "Sun") };

  return names[day - 1];
}

static char *
format_weekday (KbRecord *session,
                KbRecord *record,
                guint     field)
{
  const gint64 day = kb_record_get_int (record, field);

  return g_strdup (day >= 1 && day <= 7 ? get_weekday ((int) day) : "");
}

static gboolean
parse_weekday (KbRecord    *session,
               KbRecord    *record,
               guint        field,
               const char  *text,
               KbValue     *value,
               GError     **error)
{
  g_autofree char *plain = g_utf8_casefold (text, -1);

  g_strstrip (plain);
  kb_value_clear (value);
  if (*plain == '\0')
    return TRUE;
  for (int day = 1; day <= 7; day++)
    {
      g_autofree char *name = g_utf8_casefold (get_weekday (day), -1);
      g_autofree char *number = g_strdup_printf ("%d", day);

      if (g_str_equal (plain, number) || g_str_has_prefix (plain, name))
        {
          kb_value_set_int (value, day);
          return TRUE;
        }
    }
  return refuse (error, _("Type a day of the week, as Mon, or 1 to 7; nothing for every day"));
}

static gboolean
parse_date (KbRecord    *session,
            KbRecord    *record,
            guint        field,
            const char  *text,
            KbValue     *value,
            GError     **error)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  int year, month, day;
  char rest;
  g_autofree char *date = NULL;

  if (*plain == '\0')
    {
      kb_value_set_text (value, "");
      return TRUE;
    }
  if (sscanf (plain, "%4d-%2d-%2d%c", &year, &month, &day, &rest) != 3 || year < 1970 || month < 1 || month > 12
      || !g_date_valid_dmy ((GDateDay) CLAMP (day, 0, 31), (GDateMonth) month, (GDateYear) year))
    return refuse (error, _("Type a day, as 2026-10-17"));
  date = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  kb_value_set_text (value, date);
  return TRUE;
}

static gboolean
parse_zone (KbRecord    *session,
            KbRecord    *record,
            guint        field,
            const char  *text,
            KbValue     *value,
            GError     **error)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  g_autoptr (GTimeZone) zone = *plain != '\0' ? kb_zone_new (plain, error) : NULL;

  if (*plain != '\0' && zone == NULL)
    return FALSE;
  kb_value_set_text (value, plain);
  return TRUE;
}

const KbFieldCodec kb_people_codec_hours = { format_hours, parse_hours };
const KbFieldCodec kb_people_codec_clock = { format_clock, parse_clock };
const KbFieldCodec kb_people_codec_weekday = { format_weekday, parse_weekday };
const KbFieldCodec kb_people_codec_date = { kb_field_format_text, parse_date };
const KbFieldCodec kb_people_codec_zone = { kb_field_format_text, parse_zone };
