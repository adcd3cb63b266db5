/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-last-session"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-date-text.h"
#include "kb-last-session.h"
#include "kb-session-text.h"
#include "kb-session.h"

/**
 * kb_last_session_find:
 * @plan: a session
 *
 * Returns: (transfer none) (nullable): the session of the same account and platform that went on air
 *   last before it; %NULL when there is none.
 */
KbRecord *
kb_last_session_find (KbRecordSet *plan)
{
  KbRecord *session = kb_record_set_get_session (plan);
  GListModel *sessions = kb_record_set_get_list (kb_record_set_get_library (plan), KB_ENTITY_SESSION);
  const gint64 start_us = kb_record_get_int_or (session, KB_SESSION_START_US, G_MAXINT64);
  KbRecord *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (KbRecord) other = g_list_model_get_item (sessions, i);
      const gint64 other_us = kb_record_get_int_or (other, KB_SESSION_START_US, G_MAXINT64);
      const int state = kb_record_get_int (other, KB_SESSION_STATE);

      if (other_us >= start_us || kb_record_get_id (other) == kb_record_get_id (session)
          || state < KB_SESSION_STATE_ENDED || state > KB_SESSION_STATE_ARCHIVED
          || !kb_record_is_null (other, KB_SESSION_TRASHED_US)
          || kb_record_get_int (other, KB_SESSION_PLATFORM) != kb_record_get_int (session, KB_SESSION_PLATFORM)
          || g_strcmp0 (kb_record_get_text (other, KB_SESSION_ACCOUNT),
                        kb_record_get_text (session, KB_SESSION_ACCOUNT)) != 0
          || (last != NULL && other_us <= kb_record_get_int (last, KB_SESSION_START_US)))
        continue;
      last = other;
    }

  return last;
}

/**
 * kb_last_session_format:
 *
 * Returns: (transfer full): which session the figures beside the goals are of, and when it was.
 */
char *
kb_last_session_format (KbRecord *session)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autoptr (GDateTime) start = kb_date_from_instant (kb_record_get_int (session, KB_SESSION_START_US), zone);
  g_autofree char *day = kb_date_format_near (start, now);

  /* Translators: the session whose figures stand beside the goals: its title and day */
  return g_strdup_printf (_("last session: %s, %s"), kb_record_get_text (session, KB_SESSION_TITLE), day);
}
