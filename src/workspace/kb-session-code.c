/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-code"

#include "config.h"

#include <string.h>

#include "kb-session-code.h"
#include "kb-session.h"

/* The numbers of sessions, "TY-20261017-A": whatever scheme a team has, the day in it is that of the
 * session. */

static gboolean
has_code (GListModel *sessions,
          const char *code)
{
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (sessions, i);

      if (g_strcmp0 (kb_record_get_text (session, KB_SESSION_CODE), code) == 0)
        return TRUE;
    }

  return FALSE;
}

static char *
format_day (KbRecord *session,
            gint64    at_us)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (kb_record_get_text (session, KB_SESSION_TIME_ZONE));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL && zone != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  if (local != NULL)
    return g_date_time_format (local, "%Y%m%d");
  return utc != NULL ? g_date_time_format (utc, "%Y%m%d") : g_strdup ("");
}

/**
 * kb_session_code_redate:
 * @session: a session with a start and a code
 * @day: another day, "20261024"
 *
 * Returns: (transfer full) (nullable): its code with @day in place of the day it starts on; %NULL
 *   when the code does not name that day.
 */
char *
kb_session_code_redate (KbRecord   *session,
                        const char *day)
{
  const char *code = kb_record_get_text (session, KB_SESSION_CODE);
  g_autofree char *old_day = format_day (session, kb_record_get_int_or (session, KB_SESSION_START_US, G_MININT64));
  g_autoptr (GString) moved = g_string_new (code);

  if (*old_day == '\0' || strstr (code, old_day) == NULL)
    return NULL;
  g_string_replace (moved, old_day, day, 1);

  return g_string_free (g_steal_pointer (&moved), FALSE);
}

/**
 * kb_session_code_create:
 * @session: the session that is copied
 * @start_us: when the copy starts, microseconds since 1970 UTC
 * @sessions: (element-type KbRecord): the library's sessions
 *
 * The day within the code becomes that of the copy: "TY-20261017-A" is "TY-20261024-A" a week
 * later; where that is taken, or where there is no day, a number follows.
 *
 * Returns: (transfer full): a code that no session has; "" when @session has none.
 */
char *
kb_session_code_create (KbRecord   *session,
                        gint64      start_us,
                        GListModel *sessions)
{
  g_autofree char *new_day = format_day (session, start_us);
  g_autofree char *moved = kb_session_code_redate (session, new_day);
  char *unique;

  if (moved == NULL)
    moved = g_strdup (kb_record_get_text (session, KB_SESSION_CODE));
  if (*moved == '\0')
    return g_steal_pointer (&moved);

  unique = g_strdup (moved);
  for (guint number = 2; has_code (sessions, unique); number++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s-%u", moved, number);
    }
  return unique;
}

/**
 * kb_session_code_follow:
 * @latest: (nullable): the session whose code is followed
 * @start_us: when the new session starts, microseconds since 1970 UTC
 * @zone_name: in which time zone
 * @sessions: (element-type KbRecord): the library's sessions
 *
 * Returns: (transfer full): the code of a new session: that of @latest with its own day, else the day
 *   and a letter; one that no session has.
 */
char *
kb_session_code_follow (KbRecord   *latest,
                        gint64      start_us,
                        const char *zone_name,
                        GListModel *sessions)
{
  g_autoptr (KbRecord) pattern = kb_record_new (KB_ENTITY_SESSION, 1);
  g_autofree char *day = NULL;
  g_autofree char *code = NULL;

  kb_record_set_text (pattern, KB_SESSION_TIME_ZONE, zone_name);
  day = format_day (pattern, start_us);
  /* "TY-20261017-A" of the last session gives "TY-20261024-A" for this one. */
  code = latest != NULL ? kb_session_code_redate (latest, day) : NULL;
  if (code == NULL)
    code = g_strdup_printf ("%s-A", day);
  kb_record_set_text (pattern, KB_SESSION_CODE, code);

  return kb_session_code_create (pattern, start_us, sessions);
}
