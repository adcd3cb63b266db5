/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-shift-codec"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-error.h"
#include "kb-instant.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-shift-codec.h"

static char *
format_time (KbRecord *session,
             KbRecord *record,
             guint     field)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  const gint64 us = kb_record_get_int (record, field);

  return us != KB_NONE ? kb_instant_format_minutes (us, zone) : g_strdup ("");
}

static gboolean
parse_start (KbRecord    *session,
             KbRecord    *record,
             guint        field,
             const char  *text,
             KbValue     *value,
             GError     **error)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  const gint64 end_us = kb_record_get_int (record, KB_SHIFT_END_US);
  g_autofree char *end = NULL;
  gint64 us;

  if (!kb_instant_parse_near (text, kb_record_get_int (record, field), zone, &us, error))
    return FALSE;
  if (us >= end_us)
    {
      end = kb_instant_format_minutes (end_us, zone);
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                   _("The start “%s” is not before the end of the shift, %s: type an earlier time, or change the end first"),
                   text, end);
      return FALSE;
    }
  kb_value_set_int (value, us);
  return TRUE;
}

/* A late shift that ended at 23:30 and is to end at 0:30 ends the next morning. */
static gboolean
parse_end (KbRecord    *session,
           KbRecord    *record,
           guint        field,
           const char  *text,
           KbValue     *value,
           GError     **error)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  const gint64 start_us = kb_record_get_int (record, KB_SHIFT_START_US);
  g_autofree char *start = NULL;
  gint64 us;

  if (!kb_instant_parse_near (text, kb_record_get_int (record, field), zone, &us, error))
    return FALSE;
  if (us <= start_us)
    {
      start = kb_instant_format_minutes (start_us, zone);
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                   _("The end “%s” is not after the start of the shift, %s: type a later time, or change the start first"),
                   text, start);
      return FALSE;
    }
  kb_value_set_int (value, us);
  return TRUE;
}

const KbFieldCodec kb_shift_codec_start = { format_time, parse_start };
const KbFieldCodec kb_shift_codec_end = { format_time, parse_end };
