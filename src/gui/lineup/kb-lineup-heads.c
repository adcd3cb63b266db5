/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-heads"

#include "config.h"

#include "kb-lineup-columns.h"
#include "kb-lineup-heads.h"

/* What a GtkColumnView of 4.8 does not do for its columns by itself. */

static GtkLabel *
find_label (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *label = GTK_IS_LABEL (child) ? GTK_LABEL (child) : find_label (child);

      if (label != NULL)
        return label;
    }

  return NULL;
}

/**
 * kb_lineup_heads_align:
 * @view: the lineup's table
 *
 * Puts the heads of figures over their figures. The view makes its heads itself and gives no hand on
 * them (kb-column.c).
 */
void
kb_lineup_heads_align (GtkColumnView *view)
{
  guint n_columns;
  const KbLineupColumn *columns = kb_lineup_columns_get (&n_columns);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *head = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; i < n_columns && head != NULL; i++, head = gtk_widget_get_next_sibling (head))
    {
      GtkLabel *label = find_label (head);

      if (label == NULL)
        continue;
      gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
      if (!(columns[i].flags & KB_LINEUP_COLUMN_NUMBER))
        continue;
      gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
      gtk_label_set_xalign (label, 1);
    }
}

/**
 * kb_lineup_columns_share:
 * @columns: (element-type GtkColumnViewColumn): one per column of the lineup, in their order
 * @width: what there is, pixels
 *
 * Gives what is left to the columns that can use it, each the same share. Their own "expand" was seen
 * to do nothing here: 852 of 1354 pixels were used.
 */
void
kb_lineup_columns_share (GPtrArray *columns,
                         int        width)
{
  guint n_columns;
  const KbLineupColumn *infos = kb_lineup_columns_get (&n_columns);
  int rest = width;
  int n_expand = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      if (!gtk_column_view_column_get_visible (columns->pdata[i]))
        continue;
      rest -= infos[i].width;
      n_expand += (infos[i].flags & KB_LINEUP_COLUMN_EXPAND) != 0;
    }
  for (guint i = 0; i < n_columns; i++)
    if (infos[i].flags & KB_LINEUP_COLUMN_EXPAND)
      gtk_column_view_column_set_fixed_width (columns->pdata[i],
                                              infos[i].width + (n_expand > 0 ? MAX (rest, 0) / n_expand : 0));
}
