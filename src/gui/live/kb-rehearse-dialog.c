/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rehearse-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-rehearse-dialog.h"

/* What is rehearsed of each end of a cue, from cue to cue. */
#define EDGE_SECONDS 10

static const int paces[] = { 1, 2, 5, 10, 20, KB_REHEARSAL_MAX_PACE };

typedef struct
{
  KbPage         *page;     /* owned */
  KbRehearseFunc  begin;
  AdwComboRow    *from;     /* borrowed from the dialog */
  AdwComboRow    *pace;     /* likewise */
  GtkSwitch      *edges;    /* likewise */
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->page);
  g_free (question);
}

static gint64
get_cue (Question *question)
{
  GListModel *cues = kb_record_set_get_list (kb_page_get_plan (question->page), KB_ENTITY_CUE);
  const guint index = adw_combo_row_get_selected (question->from);
  g_autoptr (KbRecord) cue = index > 0 ? g_list_model_get_item (cues, index) : NULL;

  return cue != NULL ? kb_record_get_id (cue) : 0;
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Question *question = user_data;
  KbRehearsal rehearsal = KB_REHEARSAL_INIT;

  if (!g_str_equal (response, "rehearse"))
    return;

  rehearsal.cue_id = get_cue (question);
  rehearsal.pace = paces[MIN (adw_combo_row_get_selected (question->pace), G_N_ELEMENTS (paces) - 1)];
  rehearsal.edge_ms = gtk_switch_get_active (question->edges) ? EDGE_SECONDS * 1000 : 0;
  question->begin (question->page, &rehearsal);
}

static GtkStringList *
list_cues (KbRecordSet *plan)
{
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      g_autofree char *text = g_strdup_printf ("%s %s", kb_record_get_text (cue, KB_CUE_CUE_NO),
                                               kb_record_get_text (cue, KB_CUE_TITLE));

      gtk_string_list_append (list, text);
    }

  return list;
}

static GtkStringList *
list_paces (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _("As it is"));
  for (guint i = 1; i < G_N_ELEMENTS (paces); i++)
    {
      /* Translators: how much faster a rehearsal goes */
      g_autofree char *text = g_strdup_printf (_("%d×"), paces[i]);

      gtk_string_list_append (list, text);
    }

  return list;
}

static AdwComboRow *
add_combo (GtkWidget     *list,
           const char    *title,
           GtkStringList *model)
{
  g_autoptr (GtkStringList) owned = model;
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return ADW_COMBO_ROW (row);
}

static GtkSwitch *
add_edges (GtkWidget *list)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *edges = gtk_switch_new ();
  g_autofree char *text = g_strdup_printf (ngettext ("Each cue leaps from its first second to its last",
                                                     "Each cue leaps from its first %d seconds to its last %d",
                                                     EDGE_SECONDS), EDGE_SECONDS, EDGE_SECONDS);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Only cue to cue"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_set_valign (edges, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edges);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), edges);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return GTK_SWITCH (edges);
}

static GtkWidget *
create_fields (Question *question)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  question->from = add_combo (list, _("From"), list_cues (kb_page_get_plan (question->page)));
  question->pace = add_combo (list, _("Pace"), list_paces ());
  question->edges = add_edges (list);
  gtk_widget_set_size_request (list, 400, -1);

  return list;
}

/**
 * kb_rehearse_dialog_ask:
 * @page: a page that shows the session
 * @begin: begins the rehearsal
 *
 * Asks what is to be rehearsed, and how.
 */
void
kb_rehearse_dialog_ask (KbPage         *page,
                        KbRehearseFunc  begin)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  GtkWidget *dialog = adw_message_dialog_new (window, _("What to Rehearse?"),
                                              _("The plan moves so that the first cue starts now. Where the pace is "
                                                "another, the clock waits for the first GO."));
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (page);
  question->begin = begin;
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_fields (question));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "rehearse", _("_Rehearse"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rehearse", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rehearse");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
