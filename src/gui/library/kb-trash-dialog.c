/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-trash-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-library-edits.h"
#include "kb-session.h"
#include "kb-trash-dialog.h"
#include "kb-trash.h"

/* Whether sessions of the trash are to be deleted for ever. */
typedef struct
{
  KbWorkspace *workspace;   /* owned */
  KbRecord    *session;     /* owned; NULL for all that is in the trash */
} Question;

static void
free_question (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->workspace);
  g_clear_object (&question->session);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Question *question = user_data;
  KbRecordSet *library = kb_workspace_get_library (question->workspace);
  g_autoptr (KbEdit) edit = NULL;

  if (!g_str_equal (response, "delete"))
    return;
  edit = question->session != NULL ? kb_library_edits_delete (question->session)
                                   : kb_trash_create_emptying (kb_record_set_get_list (library, KB_ENTITY_SESSION));
  kb_workspace_edit (question->workspace, edit);
}

static void
ask (GtkWindow   *parent,
     KbWorkspace *workspace,
     KbRecord    *session,
     const char  *heading)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading,
                                              _("All that was planned and recorded goes with it: rundown, lineup, crew, "
                                                "figures. Only Undo brings it back."));
  Question *question = g_new0 (Question, 1);

  question->workspace = g_object_ref (workspace);
  question->session = session != NULL ? g_object_ref (session) : NULL;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "delete", _("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * kb_trash_dialog_ask_delete:
 * @parent: the window that asks
 * @session: a session in the trash
 *
 * Asks whether @session is to be deleted for ever, and does it.
 */
void
kb_trash_dialog_ask_delete (GtkWindow   *parent,
                            KbWorkspace *workspace,
                            KbRecord    *session)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (KB_IS_WORKSPACE (workspace));
  g_return_if_fail (KB_IS_RECORD (session));

  /* Translators: a question; the session's title */
  heading = g_strdup_printf (_("Delete “%s” for Ever?"), kb_record_get_text (session, KB_SESSION_TITLE));
  ask (parent, workspace, session, heading);
}

/**
 * kb_trash_dialog_ask_empty:
 *
 * Asks whether all that is in the trash is to be deleted for ever, and does it.
 */
void
kb_trash_dialog_ask_empty (GtkWindow   *parent,
                           KbWorkspace *workspace)
{
  g_return_if_fail (KB_IS_WORKSPACE (workspace));

  ask (parent, workspace, NULL, _("Delete All Sessions in the Trash for Ever?"));
}
