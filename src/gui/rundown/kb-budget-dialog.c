/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-budget-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-budget-dialog.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-entry-error.h"
#include "kb-text.h"

typedef struct
{
  KbWorkspace *workspace;   /* owned */
  KbRecord    *segment;     /* owned */
  gint64       length_ms;   /* what its cues add up to */
  GtkWidget   *entry;       /* borrowed from the dialog */
  GtkWidget   *error;       /* borrowed from the dialog */
} Question;

static void
free_question (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->workspace);
  g_object_unref (question->segment);
  g_free (question);
}

/* "" is no budget. */
static gboolean
read_budget (Question  *question,
             KbValue   *budget,
             GError   **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (question->entry));
  gint64 ms;

  if (kb_text_is_empty (text))
    return TRUE;
  if (!kb_duration_parse (text, question->length_ms, &ms, error))
    return FALSE;

  kb_value_set_int (budget, ms);
  return TRUE;
}

static void
entry_changed_cb (GtkEditable *entry,
                  Question    *question)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (gtk_widget_get_root (GTK_WIDGET (entry)));
  g_auto (KbValue) budget = KB_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  const gboolean is_good = read_budget (question, &budget, &error);

  kb_entry_error_show (GTK_WIDGET (entry), GTK_LABEL (question->error), is_good ? NULL : error->message);
  adw_message_dialog_set_response_enabled (dialog, "set", is_good);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Question *question = user_data;
  g_auto (KbValue) budget = KB_VALUE_INIT;
  g_autoptr (KbEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (!g_str_equal (response, "set") || !read_budget (question, &budget, NULL)
      || kb_value_equal (&budget, kb_record_peek (question->segment, KB_SEGMENT_BUDGET_MS)))
    return;

  label = g_strdup_printf (_("Set time of segment “%s”"), kb_record_get_text (question->segment, KB_SEGMENT_TITLE));
  edit = kb_edit_new (label);
  kb_edit_set (edit, KB_ENTITY_SEGMENT, kb_record_get_id (question->segment), KB_SEGMENT_BUDGET_MS, &budget);
  kb_edit_set_session (edit, kb_record_get_int (question->segment, KB_SEGMENT_SESSION_ID));
  kb_workspace_edit (question->workspace, edit);
}

static GtkWidget *
create_fields (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const gint64 budget_ms = kb_record_get_int (question->segment, KB_SEGMENT_BUDGET_MS);
  g_autofree char *text = kb_duration_format (budget_ms != KB_NONE ? budget_ms : question->length_ms);

  question->entry = gtk_entry_new ();
  question->error = gtk_label_new (NULL);
  gtk_editable_set_text (GTK_EDITABLE (question->entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (question->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Segment's time"), -1);
  gtk_label_set_wrap (GTK_LABEL (question->error), TRUE);
  gtk_widget_add_css_class (question->error, "error");
  gtk_widget_set_visible (question->error, FALSE);
  gtk_box_append (GTK_BOX (box), question->entry);
  gtk_box_append (GTK_BOX (box), question->error);

  return box;
}

/**
 * kb_budget_dialog_ask:
 * @parent: the window that asks
 * @segment: the segment
 * @length_ms: what its cues add up to: proposed where it has no budget yet
 *
 * Asks how long a segment should be, and sets it; nothing typed takes the budget away.
 */
void
kb_budget_dialog_ask (GtkWindow   *parent,
                      KbWorkspace *workspace,
                      KbRecord    *segment,
                      gint64       length_ms)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Time of the Segment"), NULL);
  Question *question = g_new0 (Question, 1);

  question->workspace = g_object_ref (workspace);
  question->segment = g_object_ref (segment);
  question->length_ms = length_ms;
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), _("How long it should be; empty: any length."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_fields (question));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "set", _("_Set"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "set", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "set");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);
  g_signal_connect (question->entry, "changed", G_CALLBACK (entry_changed_cb), question);

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (question->entry);
}
