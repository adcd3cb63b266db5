/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-waive-dialog"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kb-readiness-edits.h"
#include "kb-waive-dialog.h"
#include "kb-waive-form.h"

typedef struct
{
  AdwMessageDialog *dialog;       /* borrowed */
  GtkWidget        *asker;        /* owned */
  KbRecordSet      *plan;         /* owned */
  KbWaiveForm      *form;         /* borrowed from the dialog */
  char             *code;         /* owned */
  gint64            subject_id;
  char             *words;        /* owned */
  KbWaived          waived;
} Question;

static void
free_question (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->asker);
  g_object_unref (question->plan);
  g_free (question->code);
  g_free (question->words);
  g_free (question);
}

static void
typed_cb (Question *question)
{
  adw_message_dialog_set_response_enabled (question->dialog, "waive", kb_waive_form_is_filled (question->form));
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Question *question = user_data;
  g_autoptr (KbEdit) edit = NULL;

  if (!g_str_equal (response, "waive"))
    return;

  edit = kb_readiness_edits_waive (question->plan, question->code, question->subject_id, question->words,
                                   kb_waive_form_get_person (question->form), kb_waive_form_get_reason (question->form));
  question->waived (question->asker, edit);
}

/**
 * kb_waive_dialog_ask:
 * @asker: who stores the answer, in the window that the question stands before
 * @plan: the session
 * @text: the problem in words
 * @code: its rule
 * @subject_id: the row that it is about, 0 for none
 * @words: the words that it is about, "" for none
 * @waived: called with the answer
 *
 * Asks who answers for a problem as it is, and why; without both there is no waiver.
 */
void
kb_waive_dialog_ask (GtkWidget   *asker,
                     KbRecordSet *plan,
                     const char  *text,
                     const char  *code,
                     gint64       subject_id,
                     const char  *words,
                     KbWaived     waived)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (asker)),
                                              *words != '\0' ? _("Make an Exception?") : _("Waive This Problem?"), text);
  Question *question = g_new0 (Question, 1);

  *question = (Question) { .dialog = ADW_MESSAGE_DIALOG (dialog), .asker = g_object_ref (asker), .plan = g_object_ref (plan),
                           .code = g_strdup (code), .subject_id = subject_id, .words = g_strdup (words), .waived = waived };

  question->form = KB_WAIVE_FORM (kb_waive_form_new ());
  g_signal_connect_swapped (question->form, "changed", G_CALLBACK (typed_cb), question);
  adw_message_dialog_set_extra_child (question->dialog, GTK_WIDGET (question->form));
  adw_message_dialog_add_responses (question->dialog, "cancel", _("_Cancel"), "waive",
                                    *words != '\0' ? _("Make _Exception") : _("_Waive"), NULL);
  adw_message_dialog_set_response_appearance (question->dialog, "waive", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, "waive");
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  typed_cb (question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (question->form));
}
