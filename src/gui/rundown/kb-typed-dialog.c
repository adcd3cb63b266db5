/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-typed-dialog"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-typed-dialog.h"
#include "kb-typed-value.h"

#define WIDTH 620
#define HEIGHT 560
/* What is read around a value to know it again, in characters. */
#define AROUND 8

/* Values that are typed into scripts, shown beside the variables that would take their place: cue by cue, each with a
 * check mark. What is agreed to is one edit. */
typedef struct
{
  KbPage    *page;      /* borrowed: its window owns the dialog */
  GPtrArray *cues;      /* owned, of KbRecord: those with typed values */
  GPtrArray *checks;    /* owned, of GtkCheckButton, borrowed from the rows */
  GtkWidget *window;    /* borrowed: owns this */
  GtkWidget *replace;   /* borrowed */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_ptr_array_unref (question->cues);
  g_ptr_array_unref (question->checks);
  g_free (question);
}

static GPtrArray *
list_chosen (Question *question)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < question->cues->len; i++)
    if (gtk_check_button_get_active (question->checks->pdata[i]))
      g_ptr_array_add (chosen, question->cues->pdata[i]);

  return chosen;
}

static void
chosen_cb (Question *question)
{
  g_autoptr (GPtrArray) chosen = list_chosen (question);

  gtk_widget_set_sensitive (question->replace, chosen->len > 0);
}

static void
replace_cb (Question *question)
{
  g_autoptr (GPtrArray) chosen = list_chosen (question);
  KbRecordSet *plan = kb_page_get_plan (question->page);
  g_autoptr (KbEdit) edit = plan != NULL ? kb_typed_value_edit (plan, chosen) : NULL;

  if (edit != NULL)
    {
      kb_page_edit (question->page, edit);
      kb_page_toast (question->page, kb_edit_get_label (edit), _("Undo"), "win.undo");
    }
  gtk_window_close (GTK_WINDOW (question->window));
}

/* "日常价一百九十九 → {list_price_words}". */
static void
append_value (GString            *markup,
              const char         *script,
              const KbTypedValue *value)
{
  const char *from = script + value->start;
  g_autofree char *before = NULL;
  g_autofree char *typed = g_strndup (script + value->start, value->end - value->start);
  g_autofree char *line = NULL;

  for (int i = 0; i < AROUND && from > script; i++)
    from = g_utf8_prev_char (from);
  before = g_strndup (from, script + value->start - from);
  g_strdelimit (before, "\n", ' ');
  line = g_markup_printf_escaped ("…%s<b>%s</b> → %s", before, typed, value->written);
  g_string_append_printf (markup, "%s%s", markup->len > 0 ? "\n" : "", line);
}

static GtkWidget *
create_row (Question *question,
            KbRecord *cue,
            GArray   *values)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *name = g_strdup_printf ("%s %s", kb_record_get_text (cue, KB_CUE_CUE_NO),
                                           kb_record_get_text (cue, KB_CUE_TITLE));
  g_autofree char *title = g_markup_escape_text (name, -1);

  for (guint i = 0; i < values->len; i++)
    append_value (markup, kb_record_get_text (cue, KB_CUE_SCRIPT), &g_array_index (values, KbTypedValue, i));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup->str);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (chosen_cb), question);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_ptr_array_add (question->checks, check);

  return row;
}

static GtkWidget *
fill_list (Question   *question,
           GListModel *cues)
{
  GtkWidget *list = gtk_list_box_new ();
  KbRecordSet *plan = kb_page_get_plan (question->page);
  g_autoptr (KbPatterns) patterns = kb_patterns_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Typed values"), -1);
  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      g_autoptr (GArray) values = kb_typed_value_find (plan, patterns, cue, kb_record_get_text (cue, KB_CUE_SCRIPT));

      if (values->len == 0)
        continue;
      gtk_list_box_append (GTK_LIST_BOX (list), create_row (question, cue, values));
      g_ptr_array_add (question->cues, g_steal_pointer (&cue));
    }

  return list;
}

static GtkWidget *
create_header (Question *question)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  question->replace = gtk_button_new_with_mnemonic (_("_Replace"));
  gtk_widget_add_css_class (question->replace, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (question->replace, "clicked", G_CALLBACK (replace_cb), question);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), question->replace);

  return header;
}

/* A page of list in a scroll, below what it is about. */
static GtkWidget *
create_content (GtkWidget *header,
                GtkWidget *list)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *hint = gtk_label_new (_("Scripts then follow the lineup: what the host reads is its value at that moment. "
                                     "What is read now stays the same."));

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim");
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), scrolled);

  return content;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

/**
 * kb_typed_dialog_ask:
 * @page: a page of the session
 * @cues: (element-type KbRecord): the cues to look through
 *
 * Shows what is typed into the cues' scripts and could follow the lineup, and replaces what is agreed to in one edit;
 * says so where nothing is.
 */
void
kb_typed_dialog_ask (KbPage     *page,
                     GListModel *cues)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *list;

  question->page = page;
  question->cues = g_ptr_array_new_with_free_func (g_object_unref);
  question->checks = g_ptr_array_new ();
  list = g_object_ref_sink (fill_list (question, cues));
  if (question->cues->len == 0)
    {
      kb_page_toast (page, _("No value of the lineup is typed there"), NULL, NULL);
      g_object_unref (list);
      free_question (question);
      return;
    }

  question->window = g_object_new (ADW_TYPE_WINDOW, "title", _("Typed Values"), "modal", TRUE, "destroy-with-parent", TRUE,
                                   "transient-for", gtk_widget_get_root (GTK_WIDGET (page)), "default-width", WIDTH,
                                   "default-height", HEIGHT, NULL);
  g_object_set_data_full (G_OBJECT (question->window), "kb-question", question, free_question);
  adw_window_set_content (ADW_WINDOW (question->window), create_content (create_header (question), list));
  g_object_unref (list);
  add_escape (question->window);
  gtk_window_set_default_widget (GTK_WINDOW (question->window), question->replace);
  gtk_window_present (GTK_WINDOW (question->window));
  gtk_widget_grab_focus (question->replace);
}
