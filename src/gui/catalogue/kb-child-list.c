/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-child-list"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-child-list.h"
#include "kb-id.h"

/**
 * KbChildList:
 *
 * The rows that one row of the library owns, one form under the other: specifications, proofs, questions.
 */
struct _KbChildList
{
  AdwBin                  parent_instance;

  const KbChildListInfo  *info;        /* borrowed, constant */
  KbWorkspace            *workspace;   /* owned, nullable */
  KbRecord               *owner;       /* owned, nullable */
  GSignalGroup           *library;     /* owned: follows the rows */
  gint64                  awaited;     /* the row just added: it gets the focus, 0 for none */

  GtkBox                 *rows;
};

G_DEFINE_FINAL_TYPE (KbChildList, kb_child_list, ADW_TYPE_BIN)

static gint64
get_row_id (GtkWidget *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), "row-id");
}

static void
remove_clicked_cb (GtkButton   *button,
                   KbChildList *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (button));
  g_autoptr (KbEdit) edit = kb_edit_new (_(self->info->remove));

  kb_edit_delete (edit, self->info->kind, get_row_id (row));
  kb_workspace_edit (self->workspace, edit);
}

static GtkWidget *
create_row (KbChildList *self,
            KbRecord    *record)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *form = kb_field_form_new (self->info->kind, self->info->fields, self->info->n_fields,
                                       self->info->n_columns);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gint64 *id = g_new (gint64, 1);

  *id = kb_record_get_id (record);
  g_object_set_data_full (G_OBJECT (row), "row-id", id, g_free);
  kb_field_form_set_record (KB_FIELD_FORM (form), self->workspace, record);
  gtk_widget_set_hexpand (form, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 18);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _(self->info->remove));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->info->remove), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (row), form);
  gtk_box_append (GTK_BOX (row), button);
  gtk_widget_add_css_class (row, "child-row");

  return row;
}

static void
focus_row (GtkWidget             *row,
           const KbChildListInfo *info)
{
  GtkWidget *form = gtk_widget_get_first_child (row);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].codec != NULL)
      {
        gtk_widget_grab_focus (kb_field_form_get_widget (KB_FIELD_FORM (form), info->fields[i].field));
        return;
      }
}

static GtkWidget *
find_row (KbChildList *self,
          gint64       id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (get_row_id (row) == id)
      return row;

  return NULL;
}

/* A row that is there stays as it is: somebody may be typing in it. */
static void
update_rows (KbChildList *self)
{
  g_autoptr (GPtrArray) records = self->owner != NULL
    ? kb_record_set_children (kb_workspace_get_library (self->workspace), self->info->kind,
                              kb_record_get_id (self->owner))
    : g_ptr_array_new ();
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  GtkWidget *before = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const gint64 id = kb_record_get_id (records->pdata[i]);
      GtkWidget *row = find_row (self, id);

      if (row == NULL)
        {
          row = create_row (self, records->pdata[i]);
          gtk_box_append (self->rows, row);
        }
      gtk_box_reorder_child_after (self->rows, row, before);
      g_hash_table_add (kept, row);
      before = row;
      if (id == self->awaited)
        focus_row (row, self->info);
    }

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)), *next; row != NULL; row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (!g_hash_table_contains (kept, row))
        gtk_box_remove (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), records->len > 0);
}

static void
library_changed_cb (KbChildList *self,
                    GPtrArray   *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const KbChange *change = changes->pdata[i];

      if (change->kind == self->info->kind && change->op != KB_OP_UPDATE)
        {
          update_rows (self);
          return;
        }
    }
}

static void
add_clicked_cb (KbChildList *self)
{
  const KbEntity *entity = kb_entity_get (self->info->kind);
  const int parent = kb_entity_find_flag (entity, KB_FIELD_PARENT);
  const int position = kb_entity_find_flag (entity, KB_FIELD_POSITION);
  g_autoptr (KbRecord) record = kb_record_new (self->info->kind, kb_id_new ());
  g_autoptr (KbEdit) edit = kb_edit_new (_(self->info->add));

  if (self->owner == NULL)
    return;

  kb_record_set_int (record, parent, kb_record_get_id (self->owner));
  if (position >= 0)
    kb_record_set_int (record, position, kb_record_set_get_next_position (kb_workspace_get_library (self->workspace),
                                                                          self->info->kind));
  kb_edit_insert (edit, record);
  self->awaited = kb_record_get_id (record);
  kb_workspace_edit (self->workspace, edit);
}

static void
kb_child_list_dispose (GObject *object)
{
  KbChildList *self = KB_CHILD_LIST (object);

  g_clear_object (&self->library);
  g_clear_object (&self->owner);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_child_list_parent_class)->dispose (object);
}

static void
kb_child_list_class_init (KbChildListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_child_list_dispose;
}

static void
kb_child_list_init (KbChildList *self)
{
  self->library = g_signal_group_new (KB_TYPE_RECORD_SET);
  g_signal_group_connect_object (self->library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kb_child_list_new:
 * @info: what it shows, constant
 *
 * Returns: (transfer none): a list of nothing yet.
 */
GtkWidget *
kb_child_list_new (const KbChildListInfo *info)
{
  KbChildList *self = g_object_new (KB_TYPE_CHILD_LIST, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_(info->title));
  GtkWidget *button = gtk_button_new_with_label (_(info->add));

  self->info = info;
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), button);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  adw_bin_set_child (ADW_BIN (self), box);

  return GTK_WIDGET (self);
}

/**
 * kb_child_list_set_owner:
 * @workspace: (nullable): where edits go
 * @owner: (nullable): whose rows to show
 */
void
kb_child_list_set_owner (KbChildList *self,
                         KbWorkspace *workspace,
                         KbRecord    *owner)
{
  g_return_if_fail (KB_IS_CHILD_LIST (self));

  if (self->owner == owner)
    return;
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->owner, owner);
  self->awaited = 0;
  g_signal_group_set_target (self->library, workspace != NULL ? kb_workspace_get_library (workspace) : NULL);
  update_rows (self);
}
