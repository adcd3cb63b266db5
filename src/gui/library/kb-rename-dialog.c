/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rename-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-library-edits.h"
#include "kb-rename-dialog.h"
#include "kb-session.h"
#include "kb-text.h"

typedef struct
{
  KbWorkspace *workspace;   /* owned */
  KbRecord    *session;     /* owned */
  GtkWidget   *entry;       /* borrowed from the dialog */
} Question;

static void
free_question (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->workspace);
  g_object_unref (question->session);
  g_free (question);
}

static void
entry_changed_cb (GtkEditable      *entry,
                  AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "rename", !kb_text_is_empty (gtk_editable_get_text (entry)));
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Question *question = user_data;
  g_autoptr (KbEdit) edit = NULL;

  if (!g_str_equal (response, "rename"))
    return;
  edit = kb_library_edits_rename (question->session, gtk_editable_get_text (GTK_EDITABLE (question->entry)));
  kb_workspace_edit (question->workspace, edit);
}

/**
 * kb_rename_dialog_ask:
 * @parent: the window that asks
 * @session: what to rename
 *
 * Asks for a session's title and sets it; an empty title cannot be given.
 */
void
kb_rename_dialog_ask (GtkWindow   *parent,
                      KbWorkspace *workspace,
                      KbRecord    *session)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Rename Session"), NULL);
  Question *question = g_new (Question, 1);

  g_return_if_fail (KB_IS_WORKSPACE (workspace));

  question->workspace = g_object_ref (workspace);
  question->session = g_object_ref (session);
  question->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (question->entry), kb_record_get_text (session, KB_SESSION_TITLE));
  gtk_editable_set_width_chars (GTK_EDITABLE (question->entry), 32);
  gtk_entry_set_activates_default (GTK_ENTRY (question->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Title"), -1);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), question->entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "rename", _("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (question->entry, "changed", G_CALLBACK (entry_changed_cb), dialog, 0);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (question->entry);
}
