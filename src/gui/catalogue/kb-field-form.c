/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-field-form"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-field-binding.h"
#include "kb-field-form.h"

#define LONG_TEXT_HEIGHT 66

/**
 * KbFieldForm:
 *
 * Some fields of one row of the library under a heading, two beside each other. Which fields they are,
 * in which order and how they are typed, is a constant table; each is stored as #KbFieldBinding does it.
 */
typedef struct
{
  const KbFormField *info;      /* borrowed, constant */
  GtkWidget         *widget;    /* borrowed from the form */
  KbFieldBinding    *binding;   /* borrowed from its widget */
} FormCell;

struct _KbFieldForm
{
  AdwBin     parent_instance;

  GArray    *cells;     /* owned (element-type FormCell) */
  GtkGrid   *grid;
  int        row;       /* the next free place of the grid */
  int        column;
};

G_DEFINE_FINAL_TYPE (KbFieldForm, kb_field_form, ADW_TYPE_BIN)

static GtkWidget *
create_text_view (GtkWidget **framed)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *window = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (window), LONG_TEXT_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 4 * LONG_TEXT_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_widget_add_css_class (window, "text-frame");
  *framed = window;

  return view;
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
  if (is_wide && self->column > 0)
    {
      self->row++;
      self->column = 0;
    }
  gtk_grid_attach (self->grid, box, self->column, self->row, is_wide ? 2 : 1, 1);
  self->column = is_wide ? 0 : 1 - self->column;
  if (self->column == 0)
    self->row++;
}

static void
add_field (KbFieldForm       *self,
           const KbFormField *info)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = create_label (_(info->title), "caption-head");
  GtkWidget *error = create_label (NULL, "field-error");
  FormCell cell = { .info = info };
  GtkWidget *framed = NULL;

  if (info->flags & KB_FORM_LONG)
    cell.widget = create_text_view (&framed);
  else
    cell.widget = framed = gtk_entry_new ();
  gtk_widget_set_visible (error, FALSE);
  gtk_widget_set_hexpand (framed, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell.widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->title), -1);
  cell.binding = kb_field_binding_new (cell.widget, GTK_LABEL (error), info->field, info->codec, _(info->edit));

  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), framed);
  gtk_box_append (GTK_BOX (box), error);
  place (self, box, (info->flags & (KB_FORM_WIDE | KB_FORM_LONG)) != 0);
  g_array_append_val (self->cells, cell);
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
}

/**
 * kb_field_form_new:
 * @title: (nullable): the heading, translated
 * @fields: (array length=n_fields): the fields, constant
 *
 * Returns: (transfer none): a form that shows no row yet.
 */
GtkWidget *
kb_field_form_new (const char        *title,
                   const KbFormField *fields,
                   guint              n_fields)
{
  KbFieldForm *self = g_object_new (KB_TYPE_FIELD_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  if (title != NULL)
    gtk_box_append (GTK_BOX (box), create_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  adw_bin_set_child (ADW_BIN (self), box);
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

  for (guint i = 0; i < self->cells->len; i++)
    kb_field_binding_set_record (g_array_index (self->cells, FormCell, i).binding, workspace, NULL, record);
  gtk_widget_set_sensitive (GTK_WIDGET (self), record != NULL);
}

/**
 * kb_field_form_get_widget:
 *
 * Returns: (transfer none) (nullable): where @field is typed.
 */
GtkWidget *
kb_field_form_get_widget (KbFieldForm *self,
                          guint        field)
{
  g_return_val_if_fail (KB_IS_FIELD_FORM (self), NULL);

  for (guint i = 0; i < self->cells->len; i++)
    if (g_array_index (self->cells, FormCell, i).info->field == field)
      return g_array_index (self->cells, FormCell, i).widget;

  return NULL;
}
