/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-field-form"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-drop-down.h"
#include "kb-field-binding.h"
#include "kb-field-form.h"
#include "kb-product.h"
#include "kb-ref-choice.h"

#define LONG_TEXT_HEIGHT 66   /* three lines: as many points are shown on air */

/**
 * KbFieldForm:
 *
 * Some fields of one row of the library, some beside each other. Which fields they are and in which
 * order is a constant table; how one is shown follows from the row's field table. What is typed is
 * stored as #KbFieldBinding does it, what is chosen at once.
 */
typedef struct
{
  const KbFormField *info;      /* borrowed, constant */
  GtkWidget         *box;       /* borrowed from the form: title, widget and error */
  GtkWidget         *widget;    /* borrowed from the form */
  KbFieldBinding    *binding;   /* borrowed from its widget; NULL where something is chosen */
} FormCell;

struct _KbFieldForm
{
  AdwBin           parent_instance;

  const KbEntity  *entity;       /* borrowed, constant */
  KbWorkspace     *workspace;    /* owned, nullable */
  GSignalGroup    *record;       /* owned: follows the row */
  GArray          *cells;        /* owned (element-type FormCell) */
  gboolean         is_showing;   /* choices are being set, not made */

  GtkGrid         *grid;
  int              n_columns;
  int              row;          /* the next free place of the grid */
  int              column;
};

G_DEFINE_FINAL_TYPE (KbFieldForm, kb_field_form, ADW_TYPE_BIN)

static const KbField *
get_field (KbFieldForm    *self,
           const FormCell *cell)
{
  return &self->entity->fields[cell->info->field];
}

/* Before what can be chosen stands "—", where nothing need be. */
static guint
count_unset (const KbField *field)
{
  return field->flags & KB_FIELD_NULLABLE ? 1 : 0;
}

static void
show_choice (KbFieldForm    *self,
             const FormCell *cell,
             KbRecord       *record)
{
  const guint field = cell->info->field;

  if (KB_IS_REF_CHOICE (cell->widget))
    {
      const gboolean is_spec = get_field (self, cell)->refers == KB_ENTITY_PRODUCT_SPEC;
      const int owner = kb_entity_find_flag (self->entity, KB_FIELD_PARENT);

      kb_ref_choice_set_rows (KB_REF_CHOICE (cell->widget), kb_workspace_get_library (self->workspace),
                              get_field (self, cell)->refers, is_spec ? kb_record_get_int (record, owner) : 0,
                              kb_record_get_id (record));
      kb_ref_choice_set_selected (KB_REF_CHOICE (cell->widget), kb_record_get_int_or (record, field, 0));
    }
  else if (GTK_IS_DROP_DOWN (cell->widget) && kb_record_is_null (record, field))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (cell->widget), 0);
  else if (GTK_IS_DROP_DOWN (cell->widget))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (cell->widget), kb_record_get_int (record, field) + count_unset (get_field (self, cell)));
  else
    gtk_switch_set_active (GTK_SWITCH (cell->widget), kb_record_get_bool (record, field));
}

static void
record_changed_cb (KbFieldForm *self)
{
  g_autoptr (KbRecord) record = g_signal_group_dup_target (self->record);

  if (record == NULL || self->workspace == NULL)
    return;

  self->is_showing = TRUE;
  for (guint i = 0; i < self->cells->len; i++)
    {
      const FormCell *cell = &g_array_index (self->cells, FormCell, i);

      if (cell->binding == NULL)
        show_choice (self, cell, record);
    }
  self->is_showing = FALSE;
}

/* 0 for a reference, and KB_NONE for another choice, that is unset. */
static gint64
read_choice (KbFieldForm    *self,
             const FormCell *cell)
{
  GtkWidget *widget = cell->widget;
  const guint n_unset = count_unset (get_field (self, cell));

  if (KB_IS_REF_CHOICE (widget))
    return kb_ref_choice_get_selected (KB_REF_CHOICE (widget));
  if (GTK_IS_DROP_DOWN (widget) && gtk_drop_down_get_selected (GTK_DROP_DOWN (widget)) < n_unset)
    return KB_NONE;
  if (GTK_IS_DROP_DOWN (widget))
    return (gint64) gtk_drop_down_get_selected (GTK_DROP_DOWN (widget)) - n_unset;
  return gtk_switch_get_active (GTK_SWITCH (widget));
}

static void
store_choice (KbFieldForm    *self,
              const FormCell *cell)
{
  g_autoptr (KbRecord) record = g_signal_group_dup_target (self->record);
  const gint64 value = read_choice (self, cell);
  const gint64 unset = KB_IS_REF_CHOICE (cell->widget) ? 0 : KB_NONE;
  g_autoptr (KbEdit) edit = NULL;
  const KbValue none = KB_VALUE_INIT;

  if (self->is_showing || record == NULL || kb_record_get_int_or (record, cell->info->field, unset) == value)
    return;

  edit = kb_edit_new (_(cell->info->edit));
  if (value == unset)
    kb_edit_set (edit, self->entity->kind, kb_record_get_id (record), cell->info->field, &none);
  else
    kb_edit_set_int (edit, record, cell->info->field, value);
  kb_workspace_edit (self->workspace, edit);
}

static void
chosen_cb (GtkWidget *widget,
           gpointer   user_data)
{
  KbFieldForm *self = KB_FIELD_FORM (gtk_widget_get_ancestor (widget, KB_TYPE_FIELD_FORM));

  for (guint i = 0; self != NULL && i < self->cells->len; i++)
    if (g_array_index (self->cells, FormCell, i).widget == widget)
      store_choice (self, &g_array_index (self->cells, FormCell, i));
}

static void
selected_cb (GtkWidget  *widget,
             GParamSpec *pspec,
             gpointer    user_data)
{
  chosen_cb (widget, user_data);
}

/* As high as its text: one that scrolls by itself would stop the wheel on its way through the form. */
static GtkWidget *
create_text_view (GtkWidget **framed)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = adw_bin_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_widget_set_size_request (view, -1, LONG_TEXT_HEIGHT);
  gtk_widget_add_css_class (frame, "text-frame");
  adw_bin_set_child (ADW_BIN (frame), view);
  *framed = frame;

  return view;
}

static GtkWidget *
create_drop_down (const KbField *field)
{
  const KbEnum *values = field->values;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  if (count_unset (field) > 0)
    gtk_string_list_append (names, "—");
  for (guint i = 0; i < kb_enum_count (values); i++)
    gtk_string_list_append (names, kb_enum_label (values, i));
  drop_down = gtk_drop_down_new_from_strings (NULL);
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (names));
  kb_drop_down_let_shrink (GTK_DROP_DOWN (drop_down));
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (selected_cb), NULL);

  return drop_down;
}

static GtkWidget *
create_widget (const KbField      *field,
               const KbFormField  *info,
               GtkWidget         **framed)
{
  GtkWidget *widget;

  if (info->flags & KB_FORM_LONG)
    return create_text_view (framed);

  if (info->codec != NULL)
    widget = gtk_entry_new ();
  else if (field->kind == KB_FIELD_ENUM)
    widget = create_drop_down (field);
  else if (field->kind == KB_FIELD_REF)
    {
      widget = kb_ref_choice_new (_(info->title));
      g_signal_connect (widget, "chosen", G_CALLBACK (chosen_cb), NULL);
    }
  else
    {
      widget = gtk_switch_new ();
      gtk_widget_set_halign (widget, GTK_ALIGN_START);
      g_signal_connect (widget, "notify::active", G_CALLBACK (selected_cb), NULL);
    }
  *framed = widget;
  return widget;
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
place (KbFieldForm *self,
       GtkWidget   *box,
       gboolean     is_wide)
{
  if (self->column > 0 && (is_wide || self->column == self->n_columns))
    {
      self->row++;
      self->column = 0;
    }
  gtk_grid_attach (self->grid, box, self->column, self->row, is_wide ? self->n_columns : 1, 1);
  self->column += is_wide ? self->n_columns : 1;
}

static void
add_field (KbFieldForm       *self,
           const KbFormField *info)
{
  FormCell cell = { .info = info, .box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3) };
  GtkWidget *error = create_label (NULL, "field-error");
  GtkWidget *framed = NULL;

  cell.widget = create_widget (&self->entity->fields[info->field], info, &framed);
  gtk_widget_set_visible (error, FALSE);
  if (!GTK_IS_SWITCH (framed))
    gtk_widget_set_hexpand (framed, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell.widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->title), -1);
  if (info->codec != NULL)
    cell.binding = kb_field_binding_new (cell.widget, GTK_LABEL (error), info->field, info->codec, _(info->edit));

  gtk_box_append (GTK_BOX (cell.box), create_label (_(info->title), "caption-head"));
  gtk_box_append (GTK_BOX (cell.box), framed);
  gtk_box_append (GTK_BOX (cell.box), error);
  place (self, cell.box, (info->flags & (KB_FORM_WIDE | KB_FORM_LONG)) != 0);
  g_array_append_val (self->cells, cell);
}

static void
kb_field_form_dispose (GObject *object)
{
  KbFieldForm *self = KB_FIELD_FORM (object);

  g_clear_object (&self->record);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_field_form_parent_class)->dispose (object);
}

static void
kb_field_form_finalize (GObject *object)
{
  g_array_unref (KB_FIELD_FORM (object)->cells);

  G_OBJECT_CLASS (kb_field_form_parent_class)->finalize (object);
}

static void
kb_field_form_class_init (KbFieldFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_field_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_field_form_finalize;
}

static void
kb_field_form_init (KbFieldForm *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (FormCell));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 9);
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));

  self->record = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_object (self->record, "notify", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kb_field_form_new:
 * @kind: what kind of row it shows
 * @fields: (array length=n_fields): the fields, constant
 * @n_columns: how many stand beside each other
 *
 * Returns: (transfer none): a form that shows no row yet.
 */
GtkWidget *
kb_field_form_new (KbEntityKind       kind,
                   const KbFormField *fields,
                   guint              n_fields,
                   guint              n_columns)
{
  KbFieldForm *self = g_object_new (KB_TYPE_FIELD_FORM, NULL);

  self->entity = kb_entity_get (kind);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_fields; i++)
    add_field (self, &fields[i]);

  return GTK_WIDGET (self);
}

/**
 * kb_field_form_set_record:
 * @workspace: (nullable): where edits go
 * @record: (nullable): the row to show; what was typed for the one before is stored first
 */
void
kb_field_form_set_record (KbFieldForm *self,
                          KbWorkspace *workspace,
                          KbRecord    *record)
{
  g_return_if_fail (KB_IS_FIELD_FORM (self));
  g_return_if_fail (record == NULL || kb_record_get_entity (record) == self->entity);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const FormCell *cell = &g_array_index (self->cells, FormCell, i);

      if (cell->binding != NULL)
        kb_field_binding_set_record (cell->binding, workspace, NULL, record);
    }
  g_set_object (&self->workspace, workspace);
  g_signal_group_set_target (self->record, record);
  record_changed_cb (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), record != NULL);
}

static const FormCell *
find_cell (KbFieldForm *self,
           guint        field)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (g_array_index (self->cells, FormCell, i).info->field == field)
      return &g_array_index (self->cells, FormCell, i);

  return NULL;
}

/**
 * kb_field_form_get_widget:
 *
 * Returns: (transfer none) (nullable): where @field is typed or chosen.
 */
GtkWidget *
kb_field_form_get_widget (KbFieldForm *self,
                          guint        field)
{
  const FormCell *cell;

  g_return_val_if_fail (KB_IS_FIELD_FORM (self), NULL);

  cell = find_cell (self, field);
  return cell != NULL ? cell->widget : NULL;
}

/**
 * kb_field_form_set_shown:
 *
 * Shows a field or hides it: one that means nothing for this row.
 */
void
kb_field_form_set_shown (KbFieldForm *self,
                         guint        field,
                         gboolean     is_shown)
{
  const FormCell *cell;

  g_return_if_fail (KB_IS_FIELD_FORM (self));

  cell = find_cell (self, field);
  if (cell != NULL)
    gtk_widget_set_visible (cell->box, is_shown);
}
