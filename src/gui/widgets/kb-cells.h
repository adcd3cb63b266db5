/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KbCellCreate:
 * @owner: who made the column
 *
 * Returns: (transfer floating): an empty cell.
 */
typedef GtkWidget *(*KbCellCreate) (gpointer owner);

/**
 * KbCellShow:
 * @cell: a cell of the column
 * @item: the row; it has a signal "changed"
 * @owner: who made the column
 *
 * Shows what the row says now.
 */
typedef void (*KbCellShow) (GtkWidget *cell,
                            gpointer   item,
                            gpointer   owner);

/**
 * KbCellColumn:
 * @title: what stands above it, translated; "" for nothing
 * @create: makes a cell
 * @show: shows a row in it
 * @width: pixels; 0: as wide as it must be; -1: what is left
 * @is_figure: the title stands at the end, as figures do
 *
 * A column of cells that can be worked, over rows that change.
 */
typedef struct
{
  const char   *title;
  KbCellCreate  create;
  KbCellShow    show;
  int           width;
  gboolean      is_figure;
} KbCellColumn;

void       kb_cells_add_column  (GtkColumnView      *view,
                                 const KbCellColumn *column,
                                 gpointer            owner);
gpointer   kb_cells_get_item    (GtkWidget          *cell);
GtkWidget *kb_cells_new_label   (gboolean            is_number);

G_END_DECLS
