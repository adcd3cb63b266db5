/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-field-codec"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-date-text.h"
#include "kb-duration.h"
#include "kb-error.h"
#include "kb-field-codec.h"
#include "kb-instant.h"
#include "kb-money.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-text.h"

#define DAY_US (24 * G_TIME_SPAN_HOUR)

/**
 * kb_field_format_text:
 *
 * Returns: (transfer full): a text as it is, for codecs that only read in a way of their own.
 */
char *
kb_field_format_text (KbRecord *session,
                      KbRecord *record,
                      guint     field)
{
  return g_strdup (kb_record_get_text (record, field));
}

/**
 * kb_field_parse_empty:
 * @error: return location
 *
 * Reads nothing.
 *
 * Returns: %FALSE with %KB_ERROR_INPUT when the field cannot be unset.
 */
gboolean
kb_field_parse_empty (KbRecord  *record,
                      guint      field,
                      KbValue   *value,
                      GError   **error)
{
  if (kb_record_get_entity (record)->fields[field].flags & KB_FIELD_NULLABLE)
    {
      kb_value_clear (value);
      return TRUE;
    }

  g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, _("This cannot be empty"));
  return FALSE;
}

static gboolean
parse_text (KbRecord    *session,
            KbRecord    *record,
            guint        field,
            const char  *text,
            KbValue     *value,
            GError     **error)
{
  g_autofree char *normal = kb_text_normalize (text);

  kb_value_set_text (value, g_strstrip (normal));
  return TRUE;
}

static gboolean
parse_required_text (KbRecord    *session,
                     KbRecord    *record,
                     guint        field,
                     const char  *text,
                     KbValue     *value,
                     GError     **error)
{
  if (!kb_text_is_empty (text))
    return parse_text (session, record, field, text, value, error);

  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("This cannot be empty"));
  return FALSE;
}

static gboolean
parse_zone (KbRecord    *session,
            KbRecord    *record,
            guint        field,
            const char  *text,
            KbValue     *value,
            GError     **error)
{
  g_autofree char *name = g_strstrip (g_strdup (text));
  g_autoptr (GTimeZone) zone = kb_zone_new (name, error);

  if (zone == NULL)
    return FALSE;
  kb_value_set_text (value, name);
  return TRUE;
}

/**
 * kb_field_format_count:
 *
 * Returns: (transfer full): a whole number in plain digits, "" for what is unset.
 */
char *
kb_field_format_count (KbRecord *session,
                       KbRecord *record,
                       guint     field)
{
  if (kb_record_is_null (record, field))
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_int (record, field));
}

/**
 * kb_field_format_money:
 *
 * Returns: (transfer full): an amount in the session's currency, as it is typed; "" for what is unset.
 */
char *
kb_field_format_money (KbRecord *session,
                       KbRecord *record,
                       guint     field)
{
  if (kb_record_is_null (record, field))
    return g_strdup ("");
  return kb_money_to_text (kb_record_get_int (record, field), kb_record_get_text (session, KB_SESSION_CURRENCY));
}

/* Budgets, prices, fees: none of them is below nothing. */
static gboolean
parse_money (KbRecord    *session,
             KbRecord    *record,
             guint        field,
             const char  *text,
             KbValue     *value,
             GError     **error)
{
  gint64 minor;

  if (kb_text_is_empty (text))
    {
      kb_value_clear (value);
      return TRUE;
    }
  if (!kb_money_parse (text, kb_record_get_text (session, KB_SESSION_CURRENCY), &minor, error))
    return FALSE;
  if (minor < 0)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is less than nothing: type 0 or more"), text);
      return FALSE;
    }
  kb_value_set_int (value, minor);
  return TRUE;
}

static char *
format_day (KbRecord *session,
            KbRecord *record,
            guint     field)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);

  return kb_record_is_null (record, field) ? g_strdup ("")
                                           : kb_instant_format_date (kb_record_get_int (record, field), zone);
}

/* The same time of day on another day. */
static gboolean
parse_day (KbRecord    *session,
           KbRecord    *record,
           guint        field,
           const char  *text,
           KbValue     *value,
           GError     **error)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autofree char *clock = NULL;
  gint64 day_us, us;

  if (!kb_date_parse_day (text, now, &day_us, error))
    return FALSE;

  clock = kb_record_is_null (record, field) ? g_strdup ("19:00")
                                            : kb_instant_format_clock (kb_record_get_int (record, field), zone);
  if (!kb_instant_parse_on_day (clock, day_us, zone, &us, error))
    return FALSE;
  kb_value_set_int (value, us);
  return TRUE;
}

static char *
format_time (KbRecord *session,
             KbRecord *record,
             guint     field)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  gint64 us;

  if (kb_record_is_null (record, field))
    return g_strdup ("");
  us = kb_record_get_int (record, field);
  return us % (60 * G_USEC_PER_SEC) == 0 ? kb_instant_format_minutes (us, zone) : kb_instant_format_clock (us, zone);
}

/* Another time of day on the same day, today where there is none yet. */
static gboolean
parse_time (KbRecord    *session,
            KbRecord    *record,
            guint        field,
            const char  *text,
            KbValue     *value,
            GError     **error)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  const gint64 day_us = kb_record_get_int_or (record, field, g_get_real_time ());
  gint64 us;

  if (!kb_instant_parse_on_day (text, day_us, zone, &us, error))
    return FALSE;
  kb_value_set_int (value, us);
  return TRUE;
}

/* A session starts before it ends. */
static gboolean
parse_start_time (KbRecord    *session,
                  KbRecord    *record,
                  guint        field,
                  const char  *text,
                  KbValue     *value,
                  GError     **error)
{
  const gint64 end_us = kb_record_get_int_or (session, KB_SESSION_TARGET_END_US, G_MAXINT64);
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  g_autofree char *end = NULL;

  if (!parse_time (session, record, field, text, value, error))
    return FALSE;
  if (value->integer < end_us)
    return TRUE;

  end = kb_instant_format_minutes (end_us, zone);
  g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
               _("“%s” is not before the target end %s: change the end first, or type an earlier time"), text, end);
  return FALSE;
}

/* The first such time after the session's start: a show from 22:00 to 02:00 ends the next morning. */
static gboolean
parse_end_time (KbRecord    *session,
                KbRecord    *record,
                guint        field,
                const char  *text,
                KbValue     *value,
                GError     **error)
{
  const gint64 start_us = kb_record_get_int_or (session, KB_SESSION_START_US, KB_NONE);
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  gint64 us;

  if (kb_text_is_empty (text))
    {
      kb_value_clear (value);
      return TRUE;
    }
  if (start_us == KB_NONE)
    return parse_time (session, record, field, text, value, error);

  if (!kb_instant_parse_on_day (text, start_us, zone, &us, error))
    return FALSE;
  if (us <= start_us && !kb_instant_parse_on_day (text, start_us + DAY_US, zone, &us, error))
    return FALSE;
  kb_value_set_int (value, us);
  return TRUE;
}

static char *
format_length (KbRecord *session,
               KbRecord *record,
               guint     field)
{
  if (kb_record_is_null (record, field))
    return g_strdup ("");
  return kb_duration_format_exact (kb_record_get_int (record, field));
}

static gboolean
parse_length (KbRecord    *session,
              KbRecord    *record,
              guint        field,
              const char  *text,
              KbValue     *value,
              GError     **error)
{
  gint64 ms;

  if (kb_text_is_empty (text))
    return kb_field_parse_empty (record, field, value, error);
  if (!kb_duration_parse (text, kb_record_get_int_or (record, field, 0), &ms, error))
    return FALSE;
  kb_value_set_int (value, ms);
  return TRUE;
}

const KbFieldCodec kb_field_codec_text = { kb_field_format_text, parse_text };
const KbFieldCodec kb_field_codec_required_text = { kb_field_format_text, parse_required_text };
const KbFieldCodec kb_field_codec_zone = { kb_field_format_text, parse_zone };
const KbFieldCodec kb_field_codec_money = { kb_field_format_money, parse_money };
const KbFieldCodec kb_field_codec_length = { format_length, parse_length };
const KbFieldCodec kb_field_codec_day = { format_day, parse_day };
const KbFieldCodec kb_field_codec_time = { format_time, parse_time };
const KbFieldCodec kb_field_codec_start_time = { format_time, parse_start_time };
const KbFieldCodec kb_field_codec_end_time = { format_time, parse_end_time };
