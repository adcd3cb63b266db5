/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-row-widgets"

#include "config.h"

#include "kb-cue-row.h"
#include "kb-row-widgets.h"
#include "kb-segment-row.h"

/**
 * KbRowWidgets:
 *
 * The widgets that show rows of the rundown now: makes those that a list view asks for, finds the one
 * of a row, and says what is pressed in them.
 */
struct _KbRowWidgets
{
  GObject     parent_instance;

  KbColumns  *columns;   /* owned */
  GTimeZone  *zone;      /* owned, nullable: the session's */
  GHashTable *widgets;   /* owned: gint64* id → row widget, borrowed: those bound now */
};

enum
{
  SIGNAL_EDIT_CELL,
  SIGNAL_TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbRowWidgets, kb_row_widgets, G_TYPE_OBJECT)

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            KbRowWidgets    *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  const int cell = KB_IS_CUE_ROW (widget) ? kb_cue_row_find_cell (KB_CUE_ROW (widget), x) : 0;

  if (n_press != 2 || cell == KB_N_CUE_CELLS)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_EDIT_CELL], 0, kb_row_widget_get_row (widget), cell);
}

static void
toggled_cb (KbSegmentRow *widget,
            KbRowWidgets *self)
{
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0, kb_segment_row_get_row (widget));
}

static GtkWidget *
create_row (KbRowWidgets *self,
            gboolean      is_cue)
{
  GtkWidget *widget = is_cue ? kb_cue_row_new (self->columns) : kb_segment_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  if (!is_cue)
    g_signal_connect_object (widget, "toggled", G_CALLBACK (toggled_cb), self, 0);

  return widget;
}

static void
show_row (KbRowWidgets *self,
          GtkWidget    *widget,
          KbRundownRow *row)
{
  if (KB_IS_CUE_ROW (widget))
    kb_cue_row_set_row (KB_CUE_ROW (widget), row, self->zone);
  else
    kb_segment_row_set_row (KB_SEGMENT_ROW (widget), row, self->zone);
}

static void
kb_row_widgets_finalize (GObject *object)
{
  KbRowWidgets *self = KB_ROW_WIDGETS (object);

  g_clear_object (&self->columns);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_hash_table_unref (self->widgets);

  G_OBJECT_CLASS (kb_row_widgets_parent_class)->finalize (object);
}

static void
kb_row_widgets_class_init (KbRowWidgetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_row_widgets_finalize;

  /**
   * KbRowWidgets::edit-cell:
   * @row: the row in which a cell was pressed twice
   * @cell: a #KbCueCell; of no meaning for a segment
   */
  signals[SIGNAL_EDIT_CELL] = g_signal_new ("edit-cell", KB_TYPE_ROW_WIDGETS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 2, KB_TYPE_RUNDOWN_ROW, G_TYPE_INT);
  /**
   * KbRowWidgets::toggled:
   * @row: the segment that is to be folded or unfolded
   */
  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", KB_TYPE_ROW_WIDGETS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, KB_TYPE_RUNDOWN_ROW);
}

static void
kb_row_widgets_init (KbRowWidgets *self)
{
  self->widgets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * kb_row_widgets_new:
 * @columns: (transfer none): what all rows share
 */
KbRowWidgets *
kb_row_widgets_new (KbColumns *columns)
{
  KbRowWidgets *self = g_object_new (KB_TYPE_ROW_WIDGETS, NULL);

  self->columns = g_object_ref (columns);

  return self;
}

/**
 * kb_row_widgets_bind:
 * @item: of a #KbRundownRow
 *
 * Gives a list item the widget that shows its row.
 */
void
kb_row_widgets_bind (KbRowWidgets *self,
                     GtkListItem  *item)
{
  KbRundownRow *row = gtk_list_item_get_item (item);
  const gboolean is_cue = kb_rundown_row_is_cue (row);
  GtkWidget *widget = gtk_list_item_get_child (item);
  gint64 *key = g_new (gint64, 1);

  if (widget == NULL || KB_IS_CUE_ROW (widget) != is_cue)
    {
      widget = create_row (self, is_cue);
      gtk_list_item_set_child (item, widget);
    }

  *key = kb_rundown_row_get_id (row);
  g_hash_table_replace (self->widgets, key, widget);
  show_row (self, widget, row);
}

/**
 * kb_row_widgets_unbind:
 * @item: what was bound
 */
void
kb_row_widgets_unbind (KbRowWidgets *self,
                       GtkListItem  *item)
{
  GtkWidget *widget = gtk_list_item_get_child (item);
  const gint64 id = kb_rundown_row_get_id (gtk_list_item_get_item (item));

  if (g_hash_table_lookup (self->widgets, &id) == widget)
    g_hash_table_remove (self->widgets, &id);
  if (widget != NULL)
    show_row (self, widget, NULL);
}

/**
 * kb_row_widgets_set_zone:
 * @zone: (nullable) (transfer none): where the session's clock is
 */
void
kb_row_widgets_set_zone (KbRowWidgets *self,
                         GTimeZone    *zone)
{
  g_autoptr (GTimeZone) old = g_steal_pointer (&self->zone);
  const char *known = old != NULL ? g_time_zone_get_identifier (old) : NULL;
  GHashTableIter iter;
  gpointer widget;

  self->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  if (zone == NULL || g_strcmp0 (known, g_time_zone_get_identifier (zone)) == 0)
    return;

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    show_row (self, widget, kb_row_widget_get_row (widget));
}

/**
 * kb_row_widgets_find:
 *
 * Returns: (transfer none) (nullable): the #KbCueRow or #KbSegmentRow that shows a row now.
 */
GtkWidget *
kb_row_widgets_find (KbRowWidgets *self,
                     gint64        id)
{
  g_return_val_if_fail (KB_IS_ROW_WIDGETS (self), NULL);

  return g_hash_table_lookup (self->widgets, &id);
}

/**
 * kb_row_widgets_refresh:
 *
 * Lets the rows that have come into sight show what they missed.
 */
void
kb_row_widgets_refresh (KbRowWidgets *self)
{
  GHashTableIter iter;
  gpointer widget;

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    if (KB_IS_CUE_ROW (widget))
      kb_cue_row_refresh (widget);
}

/**
 * kb_row_widget_get_row:
 * @widget: a #KbCueRow or a #KbSegmentRow
 *
 * Returns: (transfer none) (nullable): the row that it shows.
 */
KbRundownRow *
kb_row_widget_get_row (GtkWidget *widget)
{
  return KB_IS_CUE_ROW (widget) ? kb_cue_row_get_row (KB_CUE_ROW (widget))
                                : kb_segment_row_get_row (KB_SEGMENT_ROW (widget));
}
