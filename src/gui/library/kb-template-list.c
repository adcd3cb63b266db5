/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-template-list"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-list-sight.h"
#include "kb-session-new.h"
#include "kb-session.h"
#include "kb-template-list.h"
#include "kb-template.h"
#include "kb-text.h"

/**
 * KbTemplateList:
 *
 * What a session may begin as: empty, a template that is built in, or one of the team's own. Its own
 * may be opened, to be changed, or removed.
 *
 * #KbTemplateList::changed tells that another one is chosen and read.
 */
struct _KbTemplateList
{
  AdwBin        parent_instance;

  KbWorkspace  *workspace;     /* owned, nullable */
  KbRecordSet  *plan;          /* owned, nullable: of the template chosen */
  GCancellable *loading;       /* owned, nullable */

  GtkListBox   *box;           /* child */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbTemplateList, kb_template_list, ADW_TYPE_BIN)

/* A row holds the plan of a built-in template, or the session of an own one; the first has neither. */
static KbRecordSet *
get_built_in (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "plan") : NULL;
}

static KbRecord *
get_own (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "session") : NULL;
}

static gboolean
is_chinese (const char *language)
{
  return g_ascii_strncasecmp (language, "zh", 2) == 0;
}

static void
take_plan (KbTemplateList *self,
           KbRecordSet    *plan)
{
  g_set_object (&self->plan, plan);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KbTemplateList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbRecordSet) plan = kb_workspace_load_session_finish (KB_WORKSPACE (source), result, &error);

  if (plan != NULL)
    take_plan (self, plan);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (source, "failed", error->message);
}

static void
row_selected_cb (KbTemplateList *self,
                 GtkListBoxRow  *row)
{
  KbRecord *own = get_own (row);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.open", own != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.remove", own != NULL);
  if (own == NULL)
    {
      take_plan (self, get_built_in (row));
      return;
    }
  self->loading = g_cancellable_new ();
  kb_workspace_load_session_async (self->workspace, kb_record_get_id (own), self->loading, loaded_cb,
                                   g_object_ref (self));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbRecord *own = get_own (gtk_list_box_get_selected_row (KB_TEMPLATE_LIST (widget)->box));
  GtkWindow *dialog = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWindow *parent = gtk_window_get_transient_for (dialog);

  if (own == NULL || parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-session", "x", kb_record_get_id (own));
  gtk_window_close (dialog);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbTemplateList *self = KB_TEMPLATE_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->box);
  KbRecord *own = get_own (row);
  g_autofree char *label = NULL;
  g_autoptr (KbEdit) edit = NULL;

  if (own == NULL)
    return;
  /* Translators: an entry of the history; the template's title */
  label = g_strdup_printf (_("Remove template “%s”"), kb_record_get_text (own, KB_SESSION_TITLE));
  edit = kb_edit_new (label);
  kb_edit_set_session (edit, kb_record_get_id (own));
  kb_edit_delete (edit, KB_ENTITY_SESSION, kb_record_get_id (own));
  kb_workspace_edit (self->workspace, edit);

  gtk_list_box_select_row (self->box, gtk_list_box_get_row_at_index (self->box, 0));
  gtk_list_box_remove (self->box, GTK_WIDGET (row));
}

static GtkWidget *
append_row (KbTemplateList *self,
            const char     *title,
            const char     *subtitle)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *hint = gtk_label_new (subtitle);

  gtk_widget_add_css_class (label, "identity");
  gtk_widget_add_css_class (hint, "caption-head");
  for (GtkWidget *text = label; text != NULL; text = text == label ? hint : NULL)
    {
      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_label_set_lines (GTK_LABEL (text), 2);
      gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), text);
    }
  gtk_widget_set_visible (hint, !kb_text_is_empty (subtitle));
  gtk_widget_add_css_class (box, "template-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->box, row);

  return row;
}

static void
add_built_in (KbTemplateList *self,
              const char     *language)
{
  g_autoptr (GPtrArray) files = kb_template_list_built_in (language);

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KbRecordSet) plan = kb_template_read (g_ptr_array_index (files, i), &error);
      KbRecord *session = plan != NULL ? kb_record_set_get_session (plan) : NULL;
      GtkWidget *row;

      if (session == NULL)
        {
          g_warning ("A template that is built in cannot be read: %s", error != NULL ? error->message : "");
          continue;
        }
      row = append_row (self, kb_record_get_text (session, KB_SESSION_TITLE), kb_record_get_text (session, KB_SESSION_THEME));
      g_object_set_data_full (G_OBJECT (row), "plan", g_steal_pointer (&plan), g_object_unref);
    }
}

/* The team's, as its latest session has it, else the user's: its templates stand first. */
static const char *
get_language (KbWorkspace *workspace)
{
  KbRecord *latest = kb_session_find_latest (kb_record_set_get_list (kb_workspace_get_library (workspace), KB_ENTITY_SESSION));

  return latest != NULL ? kb_record_get_text (latest, KB_SESSION_LANGUAGE) : g_get_language_names ()[0];
}

static void
add_own (KbTemplateList *self)
{
  GListModel *sessions = kb_record_set_get_list (kb_workspace_get_library (self->workspace), KB_ENTITY_SESSION);

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (sessions, i);
      GtkWidget *row;

      if (!kb_record_get_bool (session, KB_SESSION_IS_TEMPLATE) || !kb_record_is_null (session, KB_SESSION_TRASHED_US))
        continue;
      row = append_row (self, kb_record_get_text (session, KB_SESSION_TITLE), kb_record_get_text (session, KB_SESSION_THEME));
      g_object_set_data_full (G_OBJECT (row), "session", g_steal_pointer (&session), g_object_unref);
    }
}

static const char *
find_heading (GtkListBoxRow *row)
{
  if (get_own (row) != NULL)
    return _("Your templates");
  if (get_built_in (row) == NULL)
    return NULL;

  return is_chinese (kb_record_get_text (kb_record_set_get_session (get_built_in (row)), KB_SESSION_LANGUAGE))
         ? _("Templates in Chinese") : _("Templates in English");
}

static void
update_header_cb (GtkListBoxRow *row,
                  GtkListBoxRow *before,
                  gpointer       user_data)
{
  const char *heading = find_heading (row);
  GtkWidget *label;

  if (heading == NULL || (before != NULL && g_strcmp0 (heading, find_heading (before)) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "template-heading");
  gtk_widget_add_css_class (label, "caption-head");
  gtk_list_box_row_set_header (row, label);
}

static void
kb_template_list_dispose (GObject *object)
{
  KbTemplateList *self = KB_TEMPLATE_LIST (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_template_list_parent_class)->dispose (object);
}

static void
kb_template_list_class_init (KbTemplateListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_template_list_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_TEMPLATE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "template.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "template.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "template.remove", NULL);
}

static GtkWidget *
create_own_bar (void)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *open = gtk_button_new_with_label (_("Open"));
  GtkWidget *remove = gtk_button_new_with_label (_("Remove"));

  gtk_widget_set_tooltip_text (open, _("Open your template to change it"));
  gtk_widget_set_tooltip_text (remove, _("Remove your template (Delete)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "template.open");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "template.remove");
  gtk_box_set_homogeneous (GTK_BOX (bar), TRUE);
  gtk_widget_add_css_class (bar, "template-bar");
  gtk_box_append (GTK_BOX (bar), open);
  gtk_box_append (GTK_BOX (bar), remove);

  return bar;
}

static void
kb_template_list_init (KbTemplateList *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->box, update_header_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "navigation-sidebar");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->box), _("Page Up and Page Down choose from any field"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Templates"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (column), scroller);
  gtk_box_append (GTK_BOX (column), create_own_bar ());
  adw_bin_set_child (ADW_BIN (self), column);
}

/**
 * kb_template_list_set_workspace:
 * @workspace: (transfer none): whose own templates are listed; set once
 */
void
kb_template_list_set_workspace (KbTemplateList *self,
                                KbWorkspace    *workspace)
{
  gboolean is_zh;

  g_return_if_fail (KB_IS_TEMPLATE_LIST (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  append_row (self, _("Empty session"), _("One segment with its first cue"));
  is_zh = is_chinese (get_language (workspace));
  add_built_in (self, is_zh ? "zh" : "en");
  add_built_in (self, is_zh ? "en" : "zh");
  add_own (self);
  gtk_list_box_invalidate_headers (self->box);
  g_signal_connect_object (self->box, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_select_row (self->box, gtk_list_box_get_row_at_index (self->box, 0));
}

/**
 * kb_template_list_step:
 * @rows: 1 for the template below, -1 for the one above
 *
 * Chooses another one, wherever the focus is.
 */
void
kb_template_list_step (KbTemplateList *self,
                       int             rows)
{
  GtkListBoxRow *row;

  g_return_if_fail (KB_IS_TEMPLATE_LIST (self));

  row = gtk_list_box_get_selected_row (self->box);
  row = row != NULL ? gtk_list_box_get_row_at_index (self->box, gtk_list_box_row_get_index (row) + rows) : NULL;
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->box, row);
  kb_list_sight_show (self->box, row);
}

/**
 * kb_template_list_get_plan:
 *
 * Returns: (transfer none) (nullable): the rows of the template that is chosen; %NULL for an empty
 *   session, and until an own one is read.
 */
KbRecordSet *
kb_template_list_get_plan (KbTemplateList *self)
{
  g_return_val_if_fail (KB_IS_TEMPLATE_LIST (self), NULL);

  return self->plan;
}

/**
 * kb_template_list_is_own:
 *
 * Returns: whether the template that is chosen is the team's own.
 */
gboolean
kb_template_list_is_own (KbTemplateList *self)
{
  g_return_val_if_fail (KB_IS_TEMPLATE_LIST (self), FALSE);

  return get_own (gtk_list_box_get_selected_row (self->box)) != NULL;
}
