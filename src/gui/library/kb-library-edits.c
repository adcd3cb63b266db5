/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-library-edits"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-library-edits.h"
#include "kb-session-code.h"
#include "kb-session-copy.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-wall.h"

/* The copy of a weekly show is next week's. */
#define COPY_DAYS 7

/* The edits of the sessions list, each one undoable step of one session. */

static KbEdit *
create_edit (KbRecord   *session,
             const char *label)
{
  KbEdit *edit = kb_edit_new (label);

  kb_edit_set_session (edit, kb_record_get_id (session));
  return edit;
}

/**
 * kb_library_edits_rename:
 * @title: its new title
 *
 * Returns: (transfer full): an edit; without steps when nothing changes.
 */
KbEdit *
kb_library_edits_rename (KbRecord   *session,
                         const char *title)
{
  /* Translators: an entry of the history; the session's new title */
  g_autofree char *label = g_strdup_printf (_("Rename session to “%s”"), title);
  KbEdit *edit = create_edit (session, label);

  if (g_strcmp0 (title, kb_record_get_text (session, KB_SESSION_TITLE)) != 0)
    kb_edit_set_text (edit, session, KB_SESSION_TITLE, title);
  return edit;
}

/**
 * kb_library_edits_trash:
 * @now_us: wall clock, microseconds since 1970 UTC
 *
 * Returns: (transfer full): an edit that puts @session into the trash; all of it stays in the library.
 */
KbEdit *
kb_library_edits_trash (KbRecord *session,
                        gint64    now_us)
{
  /* Translators: an entry of the history; the session's title */
  g_autofree char *label = g_strdup_printf (_("Move “%s” to the trash"), kb_record_get_text (session, KB_SESSION_TITLE));
  KbEdit *edit = create_edit (session, label);

  kb_edit_set_int (edit, session, KB_SESSION_TRASHED_US, now_us);
  return edit;
}

KbEdit *
kb_library_edits_restore (KbRecord *session)
{
  /* Translators: an entry of the history; the session's title */
  g_autofree char *label = g_strdup_printf (_("Restore “%s”"), kb_record_get_text (session, KB_SESSION_TITLE));
  KbEdit *edit = create_edit (session, label);
  const KbValue unset = KB_VALUE_INIT;

  kb_edit_set (edit, KB_ENTITY_SESSION, kb_record_get_id (session), KB_SESSION_TRASHED_US, &unset);
  return edit;
}

/**
 * kb_library_edits_delete:
 *
 * Returns: (transfer full): an edit that takes @session with all that belongs to it out of the
 *   library; like every edit it can be undone.
 */
KbEdit *
kb_library_edits_delete (KbRecord *session)
{
  /* Translators: an entry of the history; the session's title */
  g_autofree char *label = g_strdup_printf (_("Delete “%s”"), kb_record_get_text (session, KB_SESSION_TITLE));
  KbEdit *edit = create_edit (session, label);

  kb_edit_delete (edit, KB_ENTITY_SESSION, kb_record_get_id (session));
  return edit;
}

/**
 * kb_library_edits_set_state:
 * @state: the #KbSessionState asked for
 * @now_us: wall clock, microseconds since 1970 UTC
 * @flow: (out): whether @session may go there
 *
 * Returns: (transfer full) (nullable): the edit; %NULL when it may not, or is there.
 */
KbEdit *
kb_library_edits_set_state (KbRecord      *session,
                            int            state,
                            gint64         now_us,
                            KbSessionFlow *flow)
{
  const gboolean is_due = kb_record_get_int_or (session, KB_SESSION_START_US, G_MAXINT64) < now_us;
  g_autofree char *label = NULL;
  KbEdit *edit;

  *flow = kb_session_flow_check (kb_record_get_int (session, KB_SESSION_STATE), state, is_due);
  if (*flow != KB_SESSION_FLOW_OK)
    return NULL;

  /* Translators: an entry of the history; the state's name, "Ready" */
  label = g_strdup_printf (_("Set state to %s"), kb_enum_label (&kb_session_state_enum, state));
  edit = create_edit (session, label);
  kb_edit_set_int (edit, session, KB_SESSION_STATE, state);
  return edit;
}

typedef struct
{
  char            *label;       /* owned, translated */
  char            *title;       /* owned, nullable: of the copy */
  KbSessionCopyTo  to;          /* of the copy */
  int              days;        /* later, of a plan that is moved */
  gboolean         is_copy;     /* the plan is copied, not moved */
} Shift;

static void
free_shift (gpointer data)
{
  Shift *shift = data;

  g_free (shift->label);
  g_free (shift->title);
  g_free (shift);
}

static KbEdit *
create_copy (KbWorkspace *workspace,
             GPtrArray   *records,
             Shift       *shift)
{
  GListModel *sessions = kb_record_set_get_list (kb_workspace_get_library (workspace), KB_ENTITY_SESSION);
  KbRecord *session = kb_session_copy_find (records);
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *code = NULL;
  gint64 start_us;

  if (session == NULL)
    return NULL;
  zone = kb_session_dup_time_zone (session);
  start_us = kb_record_is_null (session, KB_SESSION_START_US)
               ? shift->to.start_us
               : kb_wall_shift (kb_record_get_int (session, KB_SESSION_START_US), zone, shift->to.shift_us, zone);
  code = kb_session_code_create (session, start_us, sessions);
  return kb_session_copy_to (records, shift->to.is_template ? "" : code, &shift->to, shift->label);
}

static void
rows_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KbWorkspace *workspace = g_task_get_source_object (task);
  Shift *shift = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records = kb_store_load_session_finish (KB_STORE (source), result, &error);
  KbEdit *edit;

  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  edit = shift->is_copy ? create_copy (workspace, records, shift) : kb_session_move (records, shift->days, shift->label);
  if (edit != NULL)
    g_task_return_pointer (task, edit, g_object_unref);
  else
    g_task_return_new_error (task, KB_ERROR, KB_ERROR_NOT_FOUND, _("The session is not in the library any more."));
}

static void
load_rows (KbWorkspace         *workspace,
           KbRecord            *session,
           Shift               *shift,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);

  g_task_set_source_tag (task, load_rows);
  g_task_set_task_data (task, shift, free_shift);
  kb_store_load_session_async (kb_workspace_get_store (workspace), kb_record_get_id (session), cancellable,
                               rows_loaded_cb, g_steal_pointer (&task));
}

/**
 * kb_library_edits_copy_async:
 * @session: what to copy
 * @to: (nullable): where it goes and what does not go along; %NULL for all of it a week later
 *
 * Loads all of @session and makes an edit that adds the same plan elsewhere.
 */
void
kb_library_edits_copy_async (KbWorkspace           *workspace,
                             KbRecord              *session,
                             const KbSessionCopyTo *to,
                             GCancellable          *cancellable,
                             GAsyncReadyCallback    callback,
                             gpointer               user_data)
{
  Shift *shift = g_new0 (Shift, 1);

  g_return_if_fail (KB_IS_WORKSPACE (workspace));

  /* Translators: entries of the history; the title of the session that was copied */
  shift->label = g_strdup_printf (to != NULL && to->is_template ? _("Save “%s” as a template") : _("Duplicate “%s”"),
                                  kb_record_get_text (session, KB_SESSION_TITLE));
  shift->to = to != NULL ? *to : (KbSessionCopyTo) { .shift_us = COPY_DAYS * 24 * G_TIME_SPAN_HOUR };
  shift->title = g_strdup (shift->to.title);
  shift->to.title = shift->title;
  shift->is_copy = TRUE;
  load_rows (workspace, session, shift, cancellable, callback, user_data);
}

/**
 * kb_library_edits_move_async:
 * @session: what to move
 * @days: how many days later, negative for earlier
 *
 * Loads all of @session and makes an edit that moves its whole plan to another day.
 */
void
kb_library_edits_move_async (KbWorkspace         *workspace,
                             KbRecord            *session,
                             int                  days,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Shift *shift = g_new0 (Shift, 1);

  g_return_if_fail (KB_IS_WORKSPACE (workspace));

  /* Translators: an entry of the history; the title of the session that was moved */
  shift->label = g_strdup_printf (_("Move “%s” to another day"), kb_record_get_text (session, KB_SESSION_TITLE));
  shift->days = days;
  load_rows (workspace, session, shift, cancellable, callback, user_data);
}

/**
 * kb_library_edits_finish:
 *
 * Returns: (transfer full): the edit, not yet committed; or %NULL with an error.
 */
KbEdit *
kb_library_edits_finish (KbWorkspace   *workspace,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
