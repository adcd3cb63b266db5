/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-people-page"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-crew.h"
#include "kb-id.h"
#include "kb-people-page.h"
#include "kb-person-avatar.h"
#include "kb-person-delete.h"
#include "kb-person-editor.h"
#include "kb-position.h"
#include "kb-text.h"

/**
 * KbPeoplePage:
 *
 * The people of the library and the roles as the team describes them: found on the left, changed on the right.
 */
struct _KbPeoplePage
{
  KbPlace         parent_instance;

  gint64          awaited;       /* the row that an edit of this page adds, 0 for none */
  GtkCustomFilter *filter;       /* owned: by what is searched for */

  AdwLeaflet     *panes;
  GtkStack       *lists;
  GtkSearchEntry *search;
  GtkListBox     *people;
  GtkListBox     *roles;
  KbPersonEditor *editor;
};

G_DEFINE_FINAL_TYPE (KbPeoplePage, kb_people_page, KB_TYPE_PLACE)

static gboolean
is_showing_roles (KbPeoplePage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->lists), "roles") == 0;
}

static KbRecord *
get_record (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "kb-record") : NULL;
}

static KbRecord *
get_selected (KbPeoplePage *self)
{
  return get_record (gtk_list_box_get_selected_row (is_showing_roles (self) ? self->roles : self->people));
}

static void
selected_cb (KbPeoplePage *self)
{
  KbRecord *row = get_selected (self);

  kb_person_editor_set_row (self->editor, kb_place_get_workspace (KB_PLACE (self)), row);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.delete", row != NULL);
}

static void
activated_cb (KbPeoplePage *self)
{
  adw_leaflet_set_visible_child_name (self->panes, "person");
}

static void
show_person (GtkWidget *row)
{
  KbRecord *person = g_object_get_data (G_OBJECT (row), "kb-record");
  const gint64 role = kb_record_get_int (person, KB_PERSON_ROLE);
  const char *employment = kb_enum_label (&kb_employment_enum, (int) kb_record_get_int (person, KB_PERSON_EMPLOYMENT));
  g_autofree char *title = g_markup_escape_text (kb_record_get_text (person, KB_PERSON_NAME), -1);
  g_autofree char *text = role != KB_NONE
    ? g_strdup_printf ("%s · %s", kb_enum_label (&kb_role_kind_enum, (int) role), employment) : g_strdup (employment);
  g_autofree char *subtitle = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  kb_person_avatar_show (g_object_get_data (G_OBJECT (row), "kb-avatar"), person);
}

static void
show_role (GtkWidget *row)
{
  KbRecord *role = g_object_get_data (G_OBJECT (row), "kb-record");
  const char *standard = kb_enum_label (&kb_role_kind_enum, (int) kb_record_get_int (role, KB_ROLE_KIND));
  const char *name = kb_record_get_text (role, KB_ROLE_NAME);
  g_autofree char *title = g_markup_escape_text (kb_text_is_empty (name) ? standard : name, -1);
  g_autofree char *subtitle = g_markup_escape_text (standard, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static void
add_avatar (GtkWidget *row)
{
  GtkWidget *avatar = adw_avatar_new (32, NULL, TRUE);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  g_object_set_data (G_OBJECT (row), "kb-avatar", avatar);
}

static GtkWidget *
create_row (gpointer item,
            gpointer data)
{
  GtkWidget *row = adw_action_row_new ();
  GCallback show = kb_record_get_kind (item) == KB_ENTITY_PERSON ? G_CALLBACK (show_person) : G_CALLBACK (show_role);

  g_object_set_data_full (G_OBJECT (row), "kb-record", g_object_ref (item), g_object_unref);
  if (kb_record_get_kind (item) == KB_ENTITY_PERSON)
    add_avatar (row);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  g_signal_connect_object (item, "notify", show, row, G_CONNECT_SWAPPED);
  ((void (*) (GtkWidget *)) show) (row);
  return row;
}

static gboolean
is_found (gpointer item,
          gpointer data)
{
  const guint fields[] = { KB_PERSON_NAME, KB_PERSON_STAGE_NAME, KB_PERSON_CONTACT, KB_PERSON_SKILLS };
  KbPeoplePage *self = data;
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  if (*wanted == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = g_utf8_casefold (kb_record_get_text (item, fields[i]), -1);

      if (strstr (text, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
search_changed_cb (KbPeoplePage *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static gboolean
select_in (GtkListBox *list,
           gint64      id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (kb_record_get_id (get_record (row)) == id)
      {
        gtk_list_box_select_row (list, row);
        return TRUE;
      }

  return FALSE;
}

/* What was added is chosen, to be named. */
static void
committed_cb (KbPeoplePage *self)
{
  if (self->awaited == 0 || !select_in (is_showing_roles (self) ? self->roles : self->people, self->awaited))
    return;
  self->awaited = 0;
  activated_cb (self);
  if (!is_showing_roles (self))
    kb_person_editor_focus_name (self->editor);
}

static KbRecord *
create_new (KbPeoplePage *self)
{
  KbRecordSet *library = kb_place_get_library (KB_PLACE (self));
  GListModel *roles = kb_record_set_get_list (library, KB_ENTITY_ROLE);
  const guint n_roles = g_list_model_get_n_items (roles);
  g_autoptr (KbRecord) last = n_roles > 0 ? g_list_model_get_item (roles, n_roles - 1) : NULL;
  KbRecord *row = kb_record_new (is_showing_roles (self) ? KB_ENTITY_ROLE : KB_ENTITY_PERSON, kb_id_new ());

  if (is_showing_roles (self))
    kb_record_set_int (row, KB_ROLE_POSITION, KB_POSITION_STEP
                                              + (last != NULL ? kb_record_get_int (last, KB_ROLE_POSITION) : 0));
  else
    {
      kb_record_set_text (row, KB_PERSON_NAME, _("New person"));
      kb_record_set_int (row, KB_PERSON_ROLE, KB_ROLE_KIND_OTHER);
    }
  return row;
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KbPeoplePage *self = KB_PEOPLE_PAGE (widget);
  g_autoptr (KbEdit) edit = NULL;
  g_autoptr (KbRecord) row = NULL;

  if (!gtk_widget_get_mapped (widget) || kb_place_get_workspace (KB_PLACE (self)) == NULL)
    return;
  row = create_new (self);
  edit = kb_edit_new (is_showing_roles (self) ? _("Add role") : _("Add person"));
  kb_edit_insert (edit, row);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->awaited = kb_record_get_id (row);
  kb_place_edit (KB_PLACE (self), edit);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbPeoplePage *self = KB_PEOPLE_PAGE (widget);
  KbRecord *row = get_selected (self);
  g_autoptr (KbEdit) edit = NULL;

  if (row == NULL)
    return;
  if (kb_record_get_kind (row) == KB_ENTITY_PERSON)
    {
      kb_person_delete_ask (KB_PLACE (self), row);
      return;
    }
  edit = kb_edit_new (_("Delete role"));
  kb_edit_delete (edit, KB_ENTITY_ROLE, kb_record_get_id (row));
  kb_place_edit (KB_PLACE (self), edit);
  kb_place_toast (KB_PLACE (self), _("Role deleted"), _("Undo"), "win.undo");
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  adw_leaflet_set_visible_child_name (KB_PEOPLE_PAGE (widget)->panes, "list");
}

static void
kb_people_page_workspace_set (KbPlace     *place,
                              KbWorkspace *workspace)
{
  KbPeoplePage *self = KB_PEOPLE_PAGE (place);
  KbRecordSet *library = kb_workspace_get_library (workspace);
  g_autoptr (GtkFilterListModel) found =
    gtk_filter_list_model_new (g_object_ref (kb_record_set_get_list (library, KB_ENTITY_PERSON)),
                               GTK_FILTER (g_object_ref (self->filter)));

  gtk_list_box_bind_model (self->people, G_LIST_MODEL (found), create_row, NULL, NULL);
  gtk_list_box_bind_model (self->roles, kb_record_set_get_list (library, KB_ENTITY_ROLE), create_row, NULL, NULL);
  g_signal_connect_object (workspace, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  selected_cb (self);
}

static gboolean
kb_people_page_show_row (KbPlace      *place,
                         KbEntityKind  kind,
                         gint64        id)
{
  KbPeoplePage *self = KB_PEOPLE_PAGE (place);

  if (kind != KB_ENTITY_PERSON && kind != KB_ENTITY_ROLE)
    return FALSE;
  gtk_stack_set_visible_child_name (self->lists, kind == KB_ENTITY_ROLE ? "roles" : "people");
  return select_in (kind == KB_ENTITY_ROLE ? self->roles : self->people, id);
}

static void
kb_people_page_activated (KbPlace *place)
{
  gtk_widget_grab_focus (GTK_WIDGET (KB_PEOPLE_PAGE (place)->search));
}

static void
kb_people_page_dispose (GObject *object)
{
  KbPeoplePage *self = KB_PEOPLE_PAGE (object);

  /* It asks the entry, which goes with the template. */
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_PEOPLE_PAGE);
  G_OBJECT_CLASS (kb_people_page_parent_class)->dispose (object);
}

static void
kb_people_page_class_init (KbPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_people_page_dispose;
  KB_PLACE_CLASS (klass)->workspace_set = kb_people_page_workspace_set;
  KB_PLACE_CLASS (klass)->activated = kb_people_page_activated;
  KB_PLACE_CLASS (klass)->show_row = kb_people_page_show_row;
  gtk_widget_class_install_action (widget_class, "people.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "people.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "people.back", NULL, back_action);

  g_type_ensure (KB_TYPE_PERSON_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/crew/kb-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbPeoplePage, panes);
  gtk_widget_class_bind_template_child (widget_class, KbPeoplePage, lists);
  gtk_widget_class_bind_template_child (widget_class, KbPeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, KbPeoplePage, people);
  gtk_widget_class_bind_template_child (widget_class, KbPeoplePage, roles);
  gtk_widget_class_bind_template_child (widget_class, KbPeoplePage, editor);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
kb_people_page_init (KbPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = gtk_custom_filter_new (is_found, self, NULL);
}
