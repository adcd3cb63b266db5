/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-codecs"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-error.h"
#include "kb-instant.h"
#include "kb-lineup-codecs.h"
#include "kb-lineup-input.h"
#include "kb-money.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-text.h"

/* How the fields of specs, coupons, giveaways and prices in the show are typed. */

static gboolean
parse_price (KbRecord    *session,
             KbRecord    *record,
             guint        field,
             const char  *text,
             KbValue     *value,
             GError     **error)
{
  gint64 minor;

  if (kb_text_is_empty (text))
    return kb_field_parse_empty (record, field, value, error);
  if (!kb_money_parse_price (text, kb_record_get_text (session, KB_SESSION_CURRENCY), &minor, error))
    return FALSE;
  kb_value_set_int (value, minor);
  return TRUE;
}

static gboolean
parse_count (KbRecord    *session,
             KbRecord    *record,
             guint        field,
             const char  *text,
             KbValue     *value,
             GError     **error)
{
  gint64 count;

  if (kb_text_is_empty (text))
    return kb_field_parse_empty (record, field, value, error);
  if (!kb_lineup_parse_count (text, &count, error))
    return FALSE;
  kb_value_set_int (value, count);
  return TRUE;
}

static char *
format_time (KbRecord *session,
             KbRecord *record,
             guint     field)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  const gint64 us = kb_record_get_int (record, field);

  if (us == KB_NONE)
    return g_strdup ("");
  return us % (60 * G_USEC_PER_SEC) == 0 ? kb_instant_format_minutes (us, zone) : kb_instant_format_clock (us, zone);
}

/* The time of day nearest to the show's: 0:30 of a show at 22:00 is of the next morning. */
static gboolean
parse_time (KbRecord    *session,
            KbRecord    *record,
            guint        field,
            const char  *text,
            KbValue     *value,
            GError     **error)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  const gint64 near_us = kb_record_get_int (session, KB_SESSION_START_US);
  gint64 us;

  if (kb_text_is_empty (text))
    return kb_field_parse_empty (record, field, value, error);
  if (near_us == KB_NONE)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, _("The session has no start yet: set it on the Brief first"));
      return FALSE;
    }
  if (!kb_instant_parse_near (text, near_us, zone, &us, error))
    return FALSE;
  kb_value_set_int (value, us);
  return TRUE;
}

const KbFieldCodec kb_lineup_codec_price = { kb_field_format_money, parse_price };
const KbFieldCodec kb_lineup_codec_count = { kb_field_format_count, parse_count };
const KbFieldCodec kb_lineup_codec_time = { format_time, parse_time };
