/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-list-sight"

#include "config.h"

#include "kb-list-sight.h"

/**
 * kb_list_sight_show:
 * @list: a list in a scrolled window
 * @row: one of its rows
 *
 * Scrolls to a row that is chosen while the focus is elsewhere: GTK follows the focus only.
 */
void
kb_list_sight_show (GtkListBox    *list,
                    GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (list);
  graphene_rect_t bounds;

  if (adjustment != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}
