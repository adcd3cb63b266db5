/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-row-menu"

#include "config.h"

#include "kb-row-menu.h"

/* Far enough from the edge to be seen as the row's. */
#define INDENT 60

/**
 * kb_row_menu_popup:
 * @menu: the rows' menu, a child of @table
 *
 * Opens the menu under the row with the cursor.
 */
void
kb_row_menu_popup (GtkPopover     *menu,
                   KbRundownTable *table)
{
  KbRundownRow *cursor = kb_rundown_table_get_cursor (table);
  GtkWidget *row = cursor != NULL ? kb_rundown_table_find_widget (table, kb_rundown_row_get_id (cursor)) : NULL;
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (table), &bounds))
    return;

  gtk_popover_set_pointing_to (menu, &(GdkRectangle) { bounds.origin.x + INDENT, bounds.origin.y, 1, bounds.size.height });
  gtk_popover_popup (menu);
}

/**
 * kb_row_menu_popup_at:
 * @x: where the pointer is, in the table
 *
 * Opens the menu for the row there, and selects it unless it is one of those that are selected.
 */
void
kb_row_menu_popup_at (GtkPopover     *menu,
                      KbRundownTable *table,
                      double          x,
                      double          y)
{
  KbRundownRow *row = kb_rundown_table_pick (table, x, y);
  g_autoptr (GPtrArray) selected = kb_rundown_table_dup_selected (table);
  gint64 id;

  if (row == NULL)
    return;

  id = kb_rundown_row_get_id (row);
  if (!g_ptr_array_find (selected, row, NULL))
    {
      kb_rundown_table_select (table, &id, 1);
      kb_rundown_table_focus (table, id);
    }
  gtk_popover_set_pointing_to (menu, &(GdkRectangle) { x, y, 1, 1 });
  gtk_popover_popup (menu);
}
