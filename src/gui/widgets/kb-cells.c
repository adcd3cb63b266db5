/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cells"

#include "config.h"

#include "kb-cells.h"

#define ITEM_KEY "kb-cells-item"

/* A column's factory. */
typedef struct
{
  KbCellColumn  column;
  gpointer      owner;   /* borrowed: outlives its columns */
} Factory;

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          Factory                  *self)
{
  gtk_list_item_set_child (list_item, self->column.create (self->owner));
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
show (Factory     *self,
      GtkListItem *list_item)
{
  self->column.show (gtk_list_item_get_child (list_item), gtk_list_item_get_item (list_item), self->owner);
}

static void
changed_cb (GtkListItem *list_item,
            gpointer     item)
{
  Factory *self = g_object_get_data (G_OBJECT (list_item), "kb-cells-factory");

  show (self, list_item);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         Factory                  *self)
{
  gpointer item = gtk_list_item_get_item (list_item);

  g_object_set_data (G_OBJECT (list_item), "kb-cells-factory", self);
  g_object_set_data_full (G_OBJECT (gtk_list_item_get_child (list_item)), ITEM_KEY, g_object_ref (item), g_object_unref);
  g_signal_connect_object (item, "changed", G_CALLBACK (changed_cb), list_item, G_CONNECT_SWAPPED);
  show (self, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           Factory                  *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), changed_cb, list_item);
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (list_item)), ITEM_KEY, NULL);
}

static void
free_factory (gpointer  data,
              GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);

  return found;
}

/* GTK has no property for it; what it makes of the head is a row of titles, of which the newest is the last. */
static void
move_title_to_the_end (GtkColumnView *view)
{
  GtkWidget *title = gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (view)));
  GtkWidget *label = title != NULL ? find_label (title) : NULL;

  if (label == NULL)
    return;
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
}

/**
 * kb_cells_add_column:
 * @column: copied
 * @owner: handed to its functions; must outlive the view's columns
 *
 * Adds a column to a table whose rows are objects with a signal "changed".
 */
void
kb_cells_add_column (GtkColumnView      *view,
                     const KbCellColumn *column,
                     gpointer            owner)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Factory *self = g_new0 (Factory, 1);
  g_autoptr (GtkColumnViewColumn) made = NULL;

  self->column = *column;
  self->owner = owner;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), self, free_factory, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);

  made = gtk_column_view_column_new (column->title, factory);
  if (column->width > 0)
    gtk_column_view_column_set_fixed_width (made, column->width);
  gtk_column_view_column_set_expand (made, column->width < 0);
  gtk_column_view_append_column (view, made);
  if (column->is_figure)
    move_title_to_the_end (view);
}

/**
 * kb_cells_get_item:
 * @cell: a cell, or a widget in one
 *
 * Returns: (transfer none) (nullable): the row that it shows.
 */
gpointer
kb_cells_get_item (GtkWidget *cell)
{
  for (; cell != NULL; cell = gtk_widget_get_parent (cell))
    {
      gpointer item = g_object_get_data (G_OBJECT (cell), ITEM_KEY);

      if (item != NULL)
        return item;
    }

  return NULL;
}

/**
 * kb_cells_new_label:
 *
 * Returns: (transfer floating): a label as cells have them.
 */
GtkWidget *
kb_cells_new_label (gboolean is_number)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");

  return label;
}
