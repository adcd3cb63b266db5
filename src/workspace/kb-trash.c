/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-trash"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-session.h"
#include "kb-trash.h"

#define DAY_US (24 * G_TIME_SPAN_HOUR)

/* The trash: a session waits there for thirty days, then it is deleted, as one entry of the history. */

/**
 * kb_trash_count_days_left:
 * @session: a session in the trash
 * @now_us: wall clock, microseconds since 1970 UTC
 *
 * Returns: after how many days it is deleted, begun ones counted whole; 0 when that is due.
 */
int
kb_trash_count_days_left (KbRecord *session,
                          gint64    now_us)
{
  const gint64 end_us = kb_record_get_int_or (session, KB_SESSION_TRASHED_US, now_us) + KB_TRASH_DAYS * DAY_US;

  return end_us > now_us ? (int) MIN ((end_us - now_us + DAY_US - 1) / DAY_US, KB_TRASH_DAYS) : 0;
}

static GArray *
collect_trashed (GListModel *sessions,
                 gint64      now_us)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (sessions, i);
      const gint64 id = kb_record_get_id (session);

      if (!kb_record_is_null (session, KB_SESSION_TRASHED_US) && kb_trash_count_days_left (session, now_us) == 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

static KbEdit *
create_edit (GArray     *ids,
             const char *label)
{
  KbEdit *edit = kb_edit_new (label);

  for (guint i = 0; i < ids->len; i++)
    kb_edit_delete (edit, KB_ENTITY_SESSION, g_array_index (ids, gint64, i));

  return edit;
}

/**
 * kb_trash_create_expiry:
 * @sessions: (element-type KbRecord): the library's sessions
 * @now_us: wall clock, microseconds since 1970 UTC
 *
 * Returns: (transfer full): an edit that deletes what has been in the trash for thirty days; without
 *   steps when there is none.
 */
KbEdit *
kb_trash_create_expiry (GListModel *sessions,
                        gint64      now_us)
{
  g_autoptr (GArray) ids = collect_trashed (sessions, now_us);
  /* Translators: an entry of the history: what was in the trash for thirty days was deleted by itself */
  g_autofree char *label = g_strdup_printf (ngettext ("Empty the trash of %u session older than 30 days",
                                                      "Empty the trash of %u sessions older than 30 days", ids->len),
                                            ids->len);

  return create_edit (ids, label);
}

/**
 * kb_trash_create_emptying:
 * @sessions: (element-type KbRecord): the library's sessions
 *
 * Returns: (transfer full): an edit that deletes all that is in the trash; without steps when it is empty.
 */
KbEdit *
kb_trash_create_emptying (GListModel *sessions)
{
  g_autoptr (GArray) ids = collect_trashed (sessions, G_MAXINT64);
  /* Translators: an entry of the history */
  g_autofree char *label = g_strdup_printf (ngettext ("Empty the trash of %u session",
                                                      "Empty the trash of %u sessions", ids->len), ids->len);

  return create_edit (ids, label);
}

/**
 * kb_trash_empty_old:
 * @workspace: a library that was just opened
 *
 * Deletes what has been in the trash for thirty days. Nothing is done to a library that is only read.
 */
void
kb_trash_empty_old (KbWorkspace *workspace)
{
  GListModel *sessions = kb_record_set_get_list (kb_workspace_get_library (workspace), KB_ENTITY_SESSION);
  g_autoptr (KbEdit) edit = kb_trash_create_expiry (sessions, g_get_real_time ());

  if (!kb_store_is_read_only (kb_workspace_get_store (workspace)))
    kb_workspace_edit (workspace, edit);
}
