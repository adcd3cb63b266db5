/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-playbooks-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-child-list.h"
#include "kb-field-form.h"
#include "kb-incident.h"
#include "kb-playbook-edits.h"
#include "kb-playbook-row.h"
#include "kb-playbooks-page.h"
#include "kb-text.h"

/**
 * KbPlaybooksPage:
 *
 * What to do when something goes wrong: found by words on the left, read and written on the right, step by step.
 */
struct _KbPlaybooksPage
{
  KbPlace              parent_instance;

  GtkFilterListModel  *list;        /* owned, nullable */
  GtkSingleSelection  *selection;   /* owned, nullable */
  GStrv                words;       /* owned, nullable: folded; all must be found */
  gint64               new_id;      /* the one to show when it is there, 0 for none */

  AdwLeaflet          *panes;
  GtkEditable         *search_entry;
  GtkStack            *content;
  GtkListView         *list_view;
  GtkLabel            *count_label;
  GtkStack            *editor;
  AdwBin              *form;
  AdwBin              *steps;
};

G_DEFINE_FINAL_TYPE (KbPlaybooksPage, kb_playbooks_page, KB_TYPE_PLACE)

static const KbFormField fields[] = {
  { KB_INCIDENT_PLAN_TITLE, N_ ("What happens"), N_ ("Change name of playbook"), &kb_field_codec_required_text, 0 },
  { KB_INCIDENT_PLAN_CODE, N_ ("Number"), N_ ("Change number of playbook"), &kb_field_codec_text, 0 },
  { KB_INCIDENT_PLAN_SEVERITY, N_ ("Level"), N_ ("Change level of playbook"), NULL, 0 },
  { KB_INCIDENT_PLAN_ROLE, N_ ("Who acts first"), N_ ("Change role of playbook"), NULL, 0 },
  { KB_INCIDENT_PLAN_TRIGGER, N_ ("What shows it"), N_ ("Change trigger of playbook"), &kb_field_codec_text, KB_FORM_WIDE },
  { KB_INCIDENT_PLAN_FIRST_LINE, N_ ("The host’s first sentence; it goes to the host’s screen at once"),
    N_ ("Change first sentence of playbook"), &kb_field_codec_text, KB_FORM_LONG },
};

static const KbFormField closing_fields[] = {
  { KB_INCIDENT_PLAN_PUBLIC_LINE, N_ ("What the public is told"), N_ ("Change public line of playbook"),
    &kb_field_codec_text, KB_FORM_WIDE },
  { KB_INCIDENT_PLAN_ESCALATION, N_ ("To whom it goes next"), N_ ("Change escalation of playbook"), &kb_field_codec_text, 0 },
  { KB_INCIDENT_PLAN_RECOVERY, N_ ("It is over when"), N_ ("Change recovery of playbook"), &kb_field_codec_text, 0 },
  { KB_INCIDENT_PLAN_AFTER, N_ ("Afterwards"), N_ ("Change what follows a playbook"), &kb_field_codec_text, KB_FORM_WIDE },
};

static const KbFormField step_fields[] = {
  { KB_INCIDENT_STEP_TEXT, N_ ("What to do"), N_ ("Change step of playbook"), &kb_field_codec_text, KB_FORM_WIDE },
  { KB_INCIDENT_STEP_ROLE, N_ ("Who"), N_ ("Change role of step"), NULL, 0 },
  { KB_INCIDENT_STEP_DUE_MS, N_ ("Within"), N_ ("Change time of step"), &kb_field_codec_length, 0 },
};

static const KbChildListInfo steps_info = {
  KB_ENTITY_INCIDENT_STEP, N_ ("Steps"), N_ ("Add Step"), N_ ("Remove step"), step_fields, G_N_ELEMENTS (step_fields), 2,
};

static const char *
get_language (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "zh") ? "zh" : "en";
}

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  KbPlaybooksPage *self = user_data;
  g_autofree char *joined = NULL;
  g_autofree char *folded = NULL;

  if (self->words == NULL)
    return TRUE;

  joined = g_strjoin ("\n", kb_record_get_text (item, KB_INCIDENT_PLAN_CODE), kb_record_get_text (item, KB_INCIDENT_PLAN_TITLE),
                      kb_record_get_text (item, KB_INCIDENT_PLAN_TRIGGER),
                      kb_record_get_text (item, KB_INCIDENT_PLAN_FIRST_LINE), NULL);
  folded = g_utf8_casefold (joined, -1);
  return kb_text_has_words (folded, self->words);
}

static void
update_content (KbPlaybooksPage *self)
{
  const guint total = g_list_model_get_n_items (kb_record_set_get_list (kb_place_get_library (KB_PLACE (self)),
                                                                        KB_ENTITY_INCIDENT_PLAN));
  const guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *count = g_strdup_printf (_("%u of %u"), shown, total);

  gtk_label_set_text (self->count_label, count);
  gtk_stack_set_visible_child_name (self->content, shown > 0 ? "list" : total > 0 ? "no-match" : "empty");
}

static GtkWidget *
find_form (KbPlaybooksPage *self,
           gboolean         is_closing)
{
  GtkWidget *first = gtk_widget_get_first_child (adw_bin_get_child (self->form));

  return is_closing ? gtk_widget_get_last_child (adw_bin_get_child (self->form)) : first;
}

static KbRecord *
get_playbook (KbPlaybooksPage *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static void
selection_changed_cb (KbPlaybooksPage *self)
{
  KbWorkspace *workspace = kb_place_get_workspace (KB_PLACE (self));
  KbRecord *playbook = get_playbook (self);

  kb_field_form_set_record (KB_FIELD_FORM (find_form (self, FALSE)), workspace, playbook);
  kb_field_form_set_record (KB_FIELD_FORM (find_form (self, TRUE)), workspace, playbook);
  kb_child_list_set_owner (KB_CHILD_LIST (adw_bin_get_child (self->steps)), workspace, playbook);
  gtk_stack_set_visible_child_name (self->editor, playbook != NULL ? "playbook" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "playbooks.duplicate", playbook != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "playbooks.delete", playbook != NULL);
}

static void
query_changed_cb (KbPlaybooksPage *self)
{
  if (self->list == NULL)
    return;

  g_strfreev (self->words);
  self->words = kb_text_fold_words (gtk_editable_get_text (self->search_entry));
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->list), GTK_FILTER_CHANGE_DIFFERENT);
  update_content (self);
}

static void
search_stopped_cb (KbPlaybooksPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
activated_cb (KbPlaybooksPage *self)
{
  adw_leaflet_set_visible_child_name (self->panes, "playbook");
  gtk_widget_grab_focus (kb_field_form_get_widget (KB_FIELD_FORM (find_form (self, FALSE)), KB_INCIDENT_PLAN_TITLE));
}

static gboolean
select_row (KbPlaybooksPage *self,
            gint64           id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (KbRecord) playbook = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (kb_record_get_id (playbook) != id)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", i);
      return TRUE;
    }

  return FALSE;
}

/* What was just made is shown as soon as it is there, and can be written. */
static void
items_changed_cb (KbPlaybooksPage *self)
{
  update_content (self);
  if (self->new_id == 0 || !select_row (self, self->new_id))
    return;

  self->new_id = 0;
  activated_cb (self);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbPlaybooksPage *self = KB_PLAYBOOKS_PAGE (widget);

  adw_leaflet_set_visible_child_name (self->panes, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  adw_leaflet_set_visible_child_name (KB_PLAYBOOKS_PAGE (widget)->panes, "list");
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KbPlaybooksPage *self = KB_PLAYBOOKS_PAGE (widget);
  g_autoptr (KbEdit) edit = NULL;

  gtk_editable_set_text (self->search_entry, "");
  edit = kb_playbook_create (kb_place_get_library (KB_PLACE (self)), g_str_equal (get_language (), "zh") ? "zh-cn" : "en",
                             &self->new_id);
  kb_place_edit (KB_PLACE (self), edit);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KbPlaybooksPage *self = KB_PLAYBOOKS_PAGE (widget);
  g_autoptr (KbEdit) edit = kb_playbook_duplicate (kb_place_get_library (KB_PLACE (self)), get_playbook (self), &self->new_id);

  kb_place_edit (KB_PLACE (self), edit);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbPlaybooksPage *self = KB_PLAYBOOKS_PAGE (widget);
  g_autoptr (KbEdit) edit = kb_playbook_delete (get_playbook (self));

  kb_place_edit (KB_PLACE (self), edit);
  kb_place_toast (KB_PLACE (self), _("Playbook deleted"), _("Undo"), "win.undo");
}

static void
standard_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  KbPlaybooksPage *self = KB_PLAYBOOKS_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbEdit) edit = kb_playbook_add_standard (kb_place_get_library (KB_PLACE (self)), get_language (), &error);

  if (edit == NULL)
    kb_place_toast (KB_PLACE (self), error->message, NULL, NULL);
  else if (kb_edit_get_n_steps (edit) == 0)
    kb_place_toast (KB_PLACE (self), _("The standard playbooks are all there"), NULL, NULL);
  else
    kb_place_edit (KB_PLACE (self), edit);
}

static void
kb_playbooks_page_workspace_set (KbPlace     *place,
                                 KbWorkspace *workspace)
{
  KbPlaybooksPage *self = KB_PLAYBOOKS_PAGE (place);
  GListModel *playbooks = kb_record_set_get_list (kb_workspace_get_library (workspace), KB_ENTITY_INCIDENT_PLAN);

  self->list = gtk_filter_list_model_new (g_object_ref (playbooks), GTK_FILTER (gtk_custom_filter_new (matches, self, NULL)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  selection_changed_cb (self);
  update_content (self);
}

static void
kb_playbooks_page_activated (KbPlace *place)
{
  gtk_widget_grab_focus (GTK_WIDGET (KB_PLAYBOOKS_PAGE (place)->search_entry));
}

static gboolean
kb_playbooks_page_show_row (KbPlace      *place,
                            KbEntityKind  kind,
                            gint64        id)
{
  KbPlaybooksPage *self = KB_PLAYBOOKS_PAGE (place);
  KbRecord *row = kb_record_set_find (kb_place_get_library (place), kind, id);

  gtk_editable_set_text (self->search_entry, "");
  if (kind == KB_ENTITY_INCIDENT_STEP && row != NULL)
    id = kb_record_get_int (row, KB_INCIDENT_STEP_PLAN_ID);

  return select_row (self, id);
}

static void
kb_playbooks_page_dispose (GObject *object)
{
  KbPlaybooksPage *self = KB_PLAYBOOKS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_PLAYBOOKS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (kb_playbooks_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "playbooks.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "playbooks.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "playbooks.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "playbooks.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "playbooks.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "playbooks.add-standard", NULL, standard_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "playbooks.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "playbooks.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "playbooks.duplicate", NULL);
}

static void
kb_playbooks_page_class_init (KbPlaybooksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_playbooks_page_dispose;
  KB_PLACE_CLASS (klass)->workspace_set = kb_playbooks_page_workspace_set;
  KB_PLACE_CLASS (klass)->activated = kb_playbooks_page_activated;
  KB_PLACE_CLASS (klass)->show_row = kb_playbooks_page_show_row;
  install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-playbooks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbPlaybooksPage, panes);
  gtk_widget_class_bind_template_child (widget_class, KbPlaybooksPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KbPlaybooksPage, content);
  gtk_widget_class_bind_template_child (widget_class, KbPlaybooksPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, KbPlaybooksPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, KbPlaybooksPage, editor);
  gtk_widget_class_bind_template_child (widget_class, KbPlaybooksPage, form);
  gtk_widget_class_bind_template_child (widget_class, KbPlaybooksPage, steps);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
kb_playbooks_page_init (KbPlaybooksPage *self)
{
  g_autoptr (GtkListItemFactory) factory = kb_playbook_row_create_factory ();
  GtkWidget *forms = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (forms), kb_field_form_new (KB_ENTITY_INCIDENT_PLAN, fields, G_N_ELEMENTS (fields), 2));
  gtk_box_append (GTK_BOX (forms), kb_field_form_new (KB_ENTITY_INCIDENT_PLAN, closing_fields,
                                                      G_N_ELEMENTS (closing_fields), 2));
  adw_bin_set_child (self->form, forms);
  adw_bin_set_child (self->steps, kb_child_list_new (&steps_info));
  gtk_list_view_set_factory (self->list_view, factory);
}
