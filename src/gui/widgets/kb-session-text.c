/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-text"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-date-text.h"
#include "kb-enums.h"
#include "kb-money.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-text.h"

/**
 * kb_session_dup_time_zone:
 * @session: a session's row
 *
 * Returns: (transfer full): its time zone; UTC when the machine does not know its name.
 */
GTimeZone *
kb_session_dup_time_zone (KbRecord *session)
{
  GTimeZone *zone = g_time_zone_new_identifier (kb_record_get_text (session, KB_SESSION_TIME_ZONE));

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

/**
 * kb_session_format_start:
 *
 * Returns: (transfer full): "Sat 17 Oct 19:00" in the session's own zone and the user's language;
 *   a sentence when no start is set.
 */
char *
kb_session_format_start (KbRecord *session)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (kb_record_is_null (session, KB_SESSION_START_US))
    return g_strdup (_("No start set"));

  zone = kb_session_dup_time_zone (session);
  utc = g_date_time_new_from_unix_utc (kb_record_get_int (session, KB_SESSION_START_US) / G_USEC_PER_SEC);
  local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  if (local == NULL)
    return g_strdup (_("No start set"));

  /* Translators: when a session starts: weekday, day, month, time. See strftime(3). */
  return kb_date_format (local, _("%a %-e %b %H:%M"));
}

/**
 * kb_session_format_summary:
 *
 * Returns: (transfer full): start, platform and scene in one line, what is unset left out.
 */
char *
kb_session_format_summary (KbRecord *session)
{
  g_autofree char *start = kb_session_format_start (session);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_strv_builder_add (builder, start);
  if (!kb_record_is_null (session, KB_SESSION_PLATFORM))
    g_strv_builder_add (builder, kb_enum_label (&kb_platform_enum, kb_record_get_int (session, KB_SESSION_PLATFORM)));
  if (!kb_text_is_empty (kb_record_get_text (session, KB_SESSION_SCENE)))
    g_strv_builder_add (builder, kb_record_get_text (session, KB_SESSION_SCENE));
  parts = g_strv_builder_end (builder);

  return g_strjoinv (" · ", parts);
}

/**
 * kb_session_format_day:
 * @at_us: an instant, microseconds since 1970 UTC
 *
 * Returns: (transfer full): "Sat 17 Oct" in @zone and the user's language.
 */
char *
kb_session_format_day (gint64     at_us,
                       GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  /* Translators: a day: weekday, day, month. See strftime(3). */
  return local != NULL ? kb_date_format (local, _("%a %-e %b")) : g_strdup ("");
}

/**
 * kb_session_format_day_short:
 * @at_us: an instant, microseconds since 1970 UTC
 *
 * Returns: (transfer full): "Sat 17" in @zone and the user's language, where the month is plain.
 */
char *
kb_session_format_day_short (gint64     at_us,
                             GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  /* Translators: a day of a week: weekday, day. See strftime(3). */
  return local != NULL ? kb_date_format (local, _("%a %-e")) : g_strdup ("");
}

/**
 * kb_session_format_earned:
 * @gmv_minor: its GMV, minor units of the session's currency
 *
 * Returns: (transfer full): the amount with the name of the figure before it.
 */
char *
kb_session_format_earned (KbRecord *session,
                          gint64    gmv_minor)
{
  g_autofree char *amount = kb_money_format (gmv_minor, kb_record_get_text (session, KB_SESSION_CURRENCY));

  return g_strdup_printf ("GMV %s", amount);
}

/**
 * kb_session_format_goal_share:
 * @percent: how much of its goal a session earned, -1 without a goal
 *
 * Returns: (transfer full): the same in words.
 */
char *
kb_session_format_goal_share (int percent)
{
  /* Translators: how much of its goal a session earned */
  return percent >= 0 ? g_strdup_printf (_("%d%% of goal"), percent) : g_strdup (_("no goal"));
}

/**
 * kb_session_explain_flow:
 *
 * Returns: why a session cannot go to a state, and what to do; "" when it can.
 */
const char *
kb_session_explain_flow (KbSessionFlow flow)
{
  switch (flow)
    {
    case KB_SESSION_FLOW_UNREVIEWED:
      return _("Only a session in review can be made ready: send it to review first.");
    case KB_SESSION_FLOW_DESK:
      return _("A session goes on air from its Live page.");
    case KB_SESSION_FLOW_ON_AIR:
      return _("The session is on air: end the show on its Live page.");
    case KB_SESSION_FLOW_NOT_AIRED:
      return _("The session has not been on air yet.");
    case KB_SESSION_FLOW_AIRED:
      return _("The session has been on air: duplicate it to plan it again.");
    case KB_SESSION_FLOW_OK:
    case KB_SESSION_FLOW_SAME:
    default:
      return "";
    }
}
