/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-drag"

#include "config.h"

#include "kb-cell-editor.h"
#include "kb-lineup-drag.h"
#include "kb-lineup-edits.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup-table-private.h"

/* Dragging a row of the lineup to another link number. */

static KbLineupCell *
pick_cell (GtkWidget *view,
           double     x,
           double     y)
{
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell;

  if (widget == NULL || gtk_widget_get_ancestor (widget, KB_TYPE_CELL_EDITOR) != NULL)
    return NULL;

  cell = gtk_widget_get_ancestor (widget, KB_TYPE_LINEUP_CELL);
  /* Between two cells of a row: the cell's own frame belongs to the column view. */
  if (cell == NULL && gtk_widget_get_first_child (widget) != NULL
      && KB_IS_LINEUP_CELL (gtk_widget_get_first_child (widget)))
    cell = gtk_widget_get_first_child (widget);
  return cell != NULL && kb_lineup_cell_get_item (KB_LINEUP_CELL (cell)) != NULL ? KB_LINEUP_CELL (cell) : NULL;
}

/* @item: (nullable): the row onto which a drop would go */
static void
mark_drop (KbLineupTable *table,
           KbRecord      *item)
{
  GPtrArray *cells = kb_lineup_table_get_cells (table);

  for (guint i = 0; i < cells->len; i++)
    {
      GtkWidget *cell = cells->pdata[i];

      if (item != NULL && kb_lineup_cell_get_item (KB_LINEUP_CELL (cell)) == item)
        gtk_widget_add_css_class (cell, "drop");
      else
        gtk_widget_remove_css_class (cell, "drop");
    }
}

/* To the place and link number of the row onto which it is dropped. */
static gboolean
move (KbLineupTable *table,
      KbRecord      *item,
      KbRecord      *onto)
{
  KbRecordSet *plan = kb_lineup_table_get_plan (table);
  g_autoptr (KbEdit) edit = NULL;
  guint place;

  if (!g_list_store_find (G_LIST_STORE (kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM)), onto, &place))
    return FALSE;

  edit = kb_lineup_move (plan, item, place);
  if (edit == NULL)
    return FALSE;
  g_signal_emit_by_name (table, "edit", edit);
  kb_lineup_table_select (table, kb_record_get_id (item));
  return TRUE;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            KbLineupTable *table)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  KbLineupCell *cell = pick_cell (view, x, y);

  if (cell == NULL)
    return NULL;
  return gdk_content_provider_new_typed (KB_TYPE_RECORD, kb_lineup_cell_get_item (cell));
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               KbLineupTable *table)
{
  GdkContentProvider *content = gtk_drag_source_get_content (source);
  g_auto (GValue) value = G_VALUE_INIT;
  KbRecord *item = kb_lineup_table_get_selected (table);
  g_autofree char *text = NULL;
  GtkWidget *label;

  g_value_init (&value, KB_TYPE_RECORD);
  if (content != NULL && gdk_content_provider_get_value (content, &value, NULL))
    item = g_value_get_object (&value);
  if (item == NULL)
    return;

  text = kb_lineup_dup_call (kb_lineup_table_get_plan (table), item);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "row-drag");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           KbLineupTable *table)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  KbLineupCell *cell = pick_cell (view, x, y);

  mark_drop (table, cell != NULL ? kb_lineup_cell_get_item (cell) : NULL);
  return cell != NULL ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (KbLineupTable *table)
{
  mark_drop (table, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         KbLineupTable *table)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  KbLineupCell *cell = pick_cell (view, x, y);
  KbRecord *dragged = g_value_get_object (value);

  mark_drop (table, NULL);
  if (cell == NULL || dragged == NULL)
    return FALSE;
  return move (table, dragged, kb_lineup_cell_get_item (cell));
}

/**
 * kb_lineup_drag_install:
 * @table: whose rows can be dragged
 * @view: its column view
 */
void
kb_lineup_drag_install (KbLineupTable *table,
                        GtkWidget     *view)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (KB_TYPE_RECORD, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), table, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), table, 0);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (source));

  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), table, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), table, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), table, 0);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (target));
}
