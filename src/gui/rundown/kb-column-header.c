/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-column-header"

#include "config.h"

#include "kb-column-header.h"

/**
 * KbColumnHeader:
 *
 * The heads of the rundown's columns, over the rows that share their widths.
 */
struct _KbColumnHeader
{
  GtkWidget  parent_instance;

  KbColumns *columns;                       /* owned */
  GtkWidget *heads[KB_N_RUNDOWN_COLUMNS];   /* children */
};

G_DEFINE_FINAL_TYPE (KbColumnHeader, kb_column_header, GTK_TYPE_WIDGET)

static void
kb_column_header_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  KbColumnHeader *self = KB_COLUMN_HEADER (widget);

  if (self->columns != NULL)
    kb_columns_allocate (self->columns, self->heads, width, height);
}

static void
kb_column_header_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  KbColumnHeader *self = KB_COLUMN_HEADER (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (self->heads[0], orientation, -1, minimum, natural, NULL, NULL);
}

static void
kb_column_header_dispose (GObject *object)
{
  KbColumnHeader *self = KB_COLUMN_HEADER (object);

  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    g_clear_pointer (&self->heads[i], gtk_widget_unparent);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (kb_column_header_parent_class)->dispose (object);
}

static void
kb_column_header_class_init (KbColumnHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_column_header_dispose;
  widget_class->measure = kb_column_header_measure;
  widget_class->size_allocate = kb_column_header_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "columnheader");
}

static gboolean
is_right_aligned (KbRundownColumn column)
{
  return column == KB_RUNDOWN_COLUMN_LENGTH || column == KB_RUNDOWN_COLUMN_SLACK;
}

static void
kb_column_header_init (KbColumnHeader *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "column-heads");
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    {
      self->heads[i] = gtk_label_new (kb_columns_get_title (i));
      gtk_label_set_xalign (GTK_LABEL (self->heads[i]), is_right_aligned (i) ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (self->heads[i]), PANGO_ELLIPSIZE_END);
      gtk_widget_set_parent (self->heads[i], GTK_WIDGET (self));
    }
}

/**
 * kb_column_header_set_columns:
 * @columns: (transfer none): the widths; set once
 */
void
kb_column_header_set_columns (KbColumnHeader *self,
                              KbColumns      *columns)
{
  g_return_if_fail (KB_IS_COLUMN_HEADER (self));
  g_return_if_fail (self->columns == NULL);

  self->columns = g_object_ref (columns);
  g_signal_connect_object (columns, "changed", G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED);
}
