/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-fill"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew-edits.h"
#include "kb-crew-fill.h"
#include "kb-crew-pick.h"
#include "kb-crew.h"
#include "kb-money.h"
#include "kb-session.h"

/* A proposal for everything that is open, until it is answered. */
typedef struct
{
  KbPage *page;   /* owned */
  KbEdit *edit;   /* owned */
} Fill;

static void
fill_free (gpointer  data,
           GClosure *closure)
{
  Fill *fill = data;

  g_object_unref (fill->page);
  g_object_unref (fill->edit);
  g_free (fill);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Fill             *fill)
{
  if (g_str_equal (response, "apply"))
    kb_page_edit (fill->page, fill->edit);
}

static const char *
get_best_reason (const KbCandidate *candidate)
{
  for (guint i = 0; i < candidate->reasons->len; i++)
    {
      const KbReason *reason = candidate->reasons->pdata[i];

      if (reason->kind == KB_REASON_CARE)
        return reason->text;
    }

  return candidate->reasons->len > 0 ? ((KbReason *) candidate->reasons->pdata[0])->text : "";
}

static GtkWidget *
create_list (const KbCrew *crew,
             GPtrArray    *proposals)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < proposals->len; i++)
    {
      const KbProposal *proposal = proposals->pdata[i];
      const KbCandidate *candidate = proposal->candidate;
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *cost = candidate != NULL && candidate->cost_minor != KB_NONE
        ? kb_money_format_short (candidate->cost_minor, kb_record_get_text (crew->session, KB_SESSION_CURRENCY)) : NULL;
      const char *name = candidate != NULL ? kb_record_get_text (candidate->person, KB_PERSON_NAME)
                                           : _("Nobody can");
      g_autofree char *title = g_markup_printf_escaped ("%s · %s", kb_crew_duty_get_title (proposal->duty), name);
      g_autofree char *subtitle = candidate != NULL ? g_markup_escape_text (get_best_reason (candidate), -1) : NULL;

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      if (subtitle != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      if (cost != NULL)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (cost));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }

  return list;
}

static GtkWidget *
create_scroller (GtkWidget *list)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 380, -1);
  return scroller;
}

/**
 * kb_crew_fill_ask:
 * @elsewhere: (nullable): what other sessions take
 *
 * Proposes somebody for every open duty of the page's session, shows that, and applies it as one edit when it is
 * wanted.
 */
void
kb_crew_fill_ask (KbPage            *page,
                  const KbElsewhere *elsewhere)
{
  g_autoptr (KbCrew) crew = kb_crew_new (kb_page_get_plan (page), elsewhere);
  g_autoptr (GPtrArray) proposals = kb_crew_fill_rest (crew);
  GtkWidget *dialog;
  Fill *fill;

  if (proposals->len == 0)
    {
      kb_page_toast (page, _("Every duty has somebody"), NULL, NULL);
      return;
    }
  fill = g_new (Fill, 1);
  *fill = (Fill) { g_object_ref (page), kb_crew_edit_fill (crew, proposals) };
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), _("Fill the Rest?"),
                                   _("Nothing is changed until you apply it; then it is one step to undo."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_scroller (create_list (crew, proposals)));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "apply", _("_Apply"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "apply", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "apply");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "apply", kb_edit_get_n_steps (fill->edit) > 0);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), fill, fill_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static KbRecord *
find_last (KbRecordSet *plan)
{
  KbRecord *session = kb_record_set_get_session (plan);
  const gint64 start_us = kb_record_get_int_or (session, KB_SESSION_START_US, G_MAXINT64);
  GListModel *sessions = kb_record_set_get_list (kb_record_set_get_library (plan), KB_ENTITY_SESSION);
  KbRecord *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (KbRecord) other = g_list_model_get_item (sessions, i);
      const gint64 at_us = kb_record_get_int (other, KB_SESSION_START_US);

      if (kb_record_get_id (other) != kb_record_get_id (session) && at_us != KB_NONE && at_us < start_us
          && kb_record_is_null (other, KB_SESSION_TRASHED_US) && !kb_record_get_bool (other, KB_SESSION_IS_TEMPLATE)
          && (last == NULL || at_us > kb_record_get_int (last, KB_SESSION_START_US)))
        last = other;
    }

  return last;
}

static void
last_loaded_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (KbPage) page = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbRecordSet) set = kb_workspace_load_session_finish (KB_WORKSPACE (object), result, &error);
  g_autoptr (KbCrew) last = set != NULL ? kb_crew_new (set, NULL) : NULL;
  g_autoptr (KbCrew) crew = NULL;
  g_autoptr (KbEdit) edit = NULL;

  if (last == NULL || kb_page_get_plan (page) == NULL)
    {
      if (error != NULL)
        kb_page_toast (page, error->message, NULL, NULL);
      return;
    }
  crew = kb_crew_new (kb_page_get_plan (page), NULL);
  edit = kb_crew_edit_copy (crew, last);
  if (kb_edit_get_n_steps (edit) == 0)
    kb_page_toast (page, _("The session before has no crew either"), NULL, NULL);
  else
    kb_page_edit (page, edit);
}

/**
 * kb_crew_fill_copy_last:
 *
 * Copies the crew of the session that starts last before the page's: duties, people, shifts as far from the start,
 * backups; one edit.
 */
void
kb_crew_fill_copy_last (KbPage *page)
{
  KbRecord *last = find_last (kb_page_get_plan (page));

  if (last == NULL)
    kb_page_toast (page, _("There is no session before this one"), NULL, NULL);
  else
    kb_workspace_load_session_async (kb_page_get_workspace (page), kb_record_get_id (last), NULL, last_loaded_cb,
                                     g_object_ref (page));
}
