/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-template-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-library-edits.h"
#include "kb-session.h"
#include "kb-template-dialog.h"
#include "kb-text.h"

/* Asks for the name of a template that is made of a session. */
typedef struct
{
  KbWorkspace *workspace;   /* owned */
  KbRecord    *session;     /* owned */
  GtkWidget   *entry;       /* borrowed from the dialog */
  GtkWidget   *people;      /* borrowed from the dialog */
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
  adw_message_dialog_set_response_enabled (dialog, "save", !kb_text_is_empty (gtk_editable_get_text (entry)));
}

static void
edit_made_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbEdit) edit = kb_library_edits_finish (KB_WORKSPACE (source), result, &error);

  if (edit != NULL)
    kb_workspace_edit (KB_WORKSPACE (source), edit);
  else
    g_signal_emit_by_name (source, "failed", error->message);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Question *question = user_data;
  const KbSessionCopyTo to = {
    .title = gtk_editable_get_text (GTK_EDITABLE (question->entry)),
    .without = gtk_check_button_get_active (GTK_CHECK_BUTTON (question->people)) ? 0 : KB_SESSION_COPY_CREW,
    .is_template = TRUE,
  };

  if (g_str_equal (response, "save"))
    kb_library_edits_copy_async (question->workspace, question->session, &to, NULL, edit_made_cb, NULL);
}

static GtkWidget *
create_form (Question *question)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  question->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (question->entry), kb_record_get_text (question->session, KB_SESSION_TITLE));
  gtk_editable_set_width_chars (GTK_EDITABLE (question->entry), 32);
  gtk_entry_set_activates_default (GTK_ENTRY (question->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  question->people = gtk_check_button_new_with_label (_("Keep the people in their duties"));
  gtk_box_append (GTK_BOX (form), question->entry);
  gtk_box_append (GTK_BOX (form), question->people);

  return form;
}

/**
 * kb_template_dialog_ask:
 * @parent: the window that asks
 * @session: what to make a template of
 *
 * Asks for a name and saves the plan of @session, without stock and results, as a template of the
 * library; that is one undoable step.
 */
void
kb_template_dialog_ask (GtkWindow   *parent,
                        KbWorkspace *workspace,
                        KbRecord    *session)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Save as Template"),
                                              _("New Session offers it with its rundown, duties, checks, goals, warm-up "
                                                "and lineup; stock and results stay behind."));
  Question *question = g_new0 (Question, 1);

  g_return_if_fail (KB_IS_WORKSPACE (workspace));

  question->workspace = g_object_ref (workspace);
  question->session = g_object_ref (session);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_form (question));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (question->entry, "changed", G_CALLBACK (entry_changed_cb), dialog, 0);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (question->entry);
}
