/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-board"

#include "config.h"

#include "kb-board-bar.h"
#include "kb-board-private.h"
#include "kb-paint.h"

/**
 * KbBoard:
 *
 * Rows against time: bars as children, the grid, the show's shade and the coverage drawn beneath them. The
 * axis stays at the top while it is scrolled.
 */

enum
{
  SIGNAL_BAR_ACTIVATED,
  SIGNAL_BAR_CHANGED,
  SIGNAL_BAR_REMOVED,
  SIGNAL_DRAWN,
  SIGNAL_PERSON_DROPPED,
  SIGNAL_STEP_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbBoard, kb_board, GTK_TYPE_WIDGET)

static gint64
instant_at (KbBoard *self,
            double   x)
{
  const double at_us = (x - HEAD_WIDTH) * kb_board_get_scale (self);
  const gint64 steps = (gint64) (MAX (at_us, 0) / (double) self->axis.snap_us + 0.5);

  return MIN (self->axis.time.start_us + steps * self->axis.snap_us, self->axis.time.end_us);
}

static int
find_row (KbBoard *self,
          double   y)
{
  int top = AXIS_HEIGHT;

  for (guint i = 0; y >= top && i < self->rows->len; i++)
    {
      top += kb_board_get_row_height (self->rows->pdata[i]);
      if (y < top)
        return (int) i;
    }
  return -1;
}

static void
kb_board_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  KbBoard *self = KB_BOARD (widget);
  GdkRGBA accent = kb_paint_find_colour (widget, "accent_bg_color", "");

  if (self->zone == NULL)
    return;
  kb_board_paint_ground (self, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
  if (self->drawn_row >= 0)
    {
      const double left = kb_board_place_of (self, self->drawn.start_us);

      accent.alpha = 0.4;
      kb_paint_rounded (snapshot, &accent,
                        &GRAPHENE_RECT_INIT (left, kb_board_get_row_top (self, self->drawn_row) + ROW_PADDING,
                                             MAX (kb_board_place_of (self, self->drawn.end_us) - left, 1), LANE_HEIGHT), 5);
    }
  kb_board_paint_top (self, snapshot);
}

static void
kb_board_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  KbBoard *self = KB_BOARD (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = HEAD_WIDTH + MIN_AREA;
  else
    *minimum = *natural = kb_board_get_row_top (self, self->rows->len) + (self->steps != NULL ? COVERAGE_HEIGHT : 0);
}

/* The whole days that a time is on, by the axis' own steps. */
static KbStretch
get_days (KbBoard         *self,
          const KbStretch *time)
{
  const gint64 step_us = self->axis.step_us;
  const gint64 first = (time->start_us - self->axis.time.start_us) / step_us;
  const gint64 last = (time->end_us - 1 - self->axis.time.start_us) / step_us;

  return (KbStretch) { self->axis.time.start_us + first * step_us, self->axis.time.start_us + (last + 1) * step_us };
}

static void
kb_board_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  KbBoard *self = KB_BOARD (widget);
  GHashTableIter iter;
  gpointer bar;

  g_hash_table_iter_init (&iter, self->bars);
  while (g_hash_table_iter_next (&iter, NULL, &bar))
    {
      const KbBoardItem *item = kb_board_bar_get_item (bar);
      const KbStretch *time = kb_board_bar_get_time (bar);
      const KbStretch days = get_days (self, time);
      const double left = kb_board_place_of (self, item->is_day ? days.start_us : time->start_us) + 2 * item->is_day;
      const double right = kb_board_place_of (self, item->is_day ? days.end_us : time->end_us) - 2 * item->is_day;
      const int top = kb_board_get_row_top (self, item->row) + ROW_PADDING + (int) item->lane * (LANE_HEIGHT + LANE_GAP);
      const GtkAllocation place = { (int) left, top, MAX ((int) (right - left), 6), LANE_HEIGHT };

      kb_board_bar_set_scale (bar, kb_board_get_scale (self));
      gtk_widget_size_allocate (bar, &place, -1);
    }
}

static void
draw_begin_cb (KbBoard        *self,
               double          x,
               double          y,
               GtkGestureDrag *drag)
{
  self->drawn_row = x > HEAD_WIDTH ? find_row (self, y) : -1;
  self->drawn.start_us = self->drawn.end_us = instant_at (self, x);
  if (self->drawn_row < 0)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
}

static void
draw_update_cb (KbBoard        *self,
                double          x,
                double          y,
                GtkGestureDrag *drag)
{
  double from;

  gtk_gesture_drag_get_start_point (drag, &from, NULL);
  self->drawn.start_us = instant_at (self, MIN (from, from + x));
  self->drawn.end_us = instant_at (self, MAX (from, from + x));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_end_cb (KbBoard        *self,
             double          x,
             double          y,
             GtkGestureDrag *drag)
{
  const int row = self->drawn_row;

  self->drawn_row = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (row >= 0 && self->drawn.end_us - self->drawn.start_us >= 2 * self->axis.snap_us)
    g_signal_emit (self, signals[SIGNAL_DRAWN], 0, (guint) row, self->drawn.start_us, self->drawn.end_us);
}

/* Before the bars that lie beneath it. */
static void
pressed_cb (KbBoard    *self,
            int         n_press,
            double      x,
            double      y,
            GtkGesture *click)
{
  if (self->steps == NULL || y < kb_board_get_coverage_top (self))
    {
      gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const KbStretch *time = &g_array_index (self->steps, KbCrewStep, i).time;

      if (x >= kb_board_place_of (self, time->start_us) && x < kb_board_place_of (self, time->end_us))
        g_signal_emit (self, signals[SIGNAL_STEP_ACTIVATED], 0, time->start_us, time->end_us);
    }
}

static gboolean
drop_cb (KbBoard      *self,
         const GValue *value,
         double        x,
         double        y)
{
  GtkWidget *child = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  const int row = find_row (self, y);

  while (child != NULL && child != GTK_WIDGET (self) && !KB_IS_BOARD_BAR (child))
    child = gtk_widget_get_parent (child);
  if (row < 0)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_PERSON_DROPPED], 0,
                 KB_IS_BOARD_BAR (child) ? (gpointer) kb_board_bar_get_item (KB_BOARD_BAR (child)) : NULL, (guint) row,
                 g_value_get_int64 (value));
  return TRUE;
}

static void
bar_activated_cb (KbBoard    *self,
                  KbBoardBar *bar)
{
  g_signal_emit (self, signals[SIGNAL_BAR_ACTIVATED], 0, kb_board_bar_get_item (bar));
}

static void
bar_changed_cb (KbBoard    *self,
                KbBoardBar *bar)
{
  const KbStretch *time = kb_board_bar_get_time (bar);

  g_signal_emit (self, signals[SIGNAL_BAR_CHANGED], 0, kb_board_bar_get_item (bar), time->start_us, time->end_us);
}

static void
bar_removed_cb (KbBoard    *self,
                KbBoardBar *bar)
{
  g_signal_emit (self, signals[SIGNAL_BAR_REMOVED], 0, kb_board_bar_get_item (bar));
}

static void
kb_board_dispose (GObject *object)
{
  KbBoard *self = KB_BOARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_hash_table_remove_all (self->bars);
  kb_board_set_scroll (self, NULL);

  G_OBJECT_CLASS (kb_board_parent_class)->dispose (object);
}

static void
kb_board_finalize (GObject *object)
{
  KbBoard *self = KB_BOARD (object);

  g_hash_table_unref (self->bars);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->steps, g_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_board_parent_class)->finalize (object);
}

static void
kb_board_class_init (KbBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GType type = KB_TYPE_BOARD;

  object_class->dispose = kb_board_dispose;
  object_class->finalize = kb_board_finalize;
  widget_class->measure = kb_board_measure;
  widget_class->size_allocate = kb_board_size_allocate;
  widget_class->snapshot = kb_board_snapshot;

  /* A KbBoardItem that was activated; one with its new times; one to be taken away; a row and times that were
   * drawn; an item or none, a row and the id of a person who was dropped there; times in the coverage row. */
  signals[SIGNAL_BAR_ACTIVATED] = g_signal_new ("bar-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_BAR_CHANGED] = g_signal_new ("bar-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_INT64, G_TYPE_INT64);
  signals[SIGNAL_BAR_REMOVED] = g_signal_new ("bar-removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_DRAWN] = g_signal_new ("drawn", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT64, G_TYPE_INT64);
  signals[SIGNAL_PERSON_DROPPED] = g_signal_new ("person-dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_UINT, G_TYPE_INT64);
  signals[SIGNAL_STEP_ACTIVATED] = g_signal_new ("step-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  gtk_widget_class_set_css_name (widget_class, "kb-board");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kb_board_init (KbBoard *self)
{
  GtkGesture *draw = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_COPY);

  self->rows = kb_board_rows_new ();
  self->bars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->drawn_row = -1;
  self->axis = (KbBoardAxis) { { 0, 1 }, { 0, 0 }, 1, 1, FALSE };
  g_signal_connect_swapped (draw, "drag-begin", G_CALLBACK (draw_begin_cb), self);
  g_signal_connect_swapped (draw, "drag-update", G_CALLBACK (draw_update_cb), self);
  g_signal_connect_swapped (draw, "drag-end", G_CALLBACK (draw_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (draw));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
kb_board_new (void)
{
  return g_object_new (KB_TYPE_BOARD, NULL);
}

static GtkWidget *
create_bar (KbBoard *self)
{
  GtkWidget *bar = kb_board_bar_new ();

  gtk_widget_set_parent (bar, GTK_WIDGET (self));
  g_signal_connect_object (bar, "activated", G_CALLBACK (bar_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar, "changed", G_CALLBACK (bar_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar, "removed", G_CALLBACK (bar_removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar, "shifted", G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED);
  return bar;
}

/* A bar that stays is the same widget, so that it keeps the focus; gaps become shifts and back. */
static char *
create_key (const KbBoardItem *item)
{
  const char *kind = item->style == KB_BOARD_BACKUP ? "backup" : item->style == KB_BOARD_NOTE ? "note" : "shift";

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, kind, item->id,
                          item->id == 0 ? item->time.start_us + item->row : 0);
}

/**
 * kb_board_show:
 * @axis: what it covers
 * @zone: whose clock the times are written by
 * @rows: (transfer full) (element-type KbBoardRow): from top to bottom
 * @items: (element-type KbBoardItem): the bars
 * @steps: (nullable) (element-type KbCrewStep): the coverage row, none without
 *
 * Brings the board up to date; bars that were there before stay the widgets that they were.
 */
void
kb_board_show (KbBoard           *self,
               const KbBoardAxis *axis,
               GTimeZone         *zone,
               GPtrArray         *rows,
               GPtrArray         *items,
               GArray            *steps)
{
  g_autoptr (GHashTable) before = NULL;
  GHashTableIter iter;
  gpointer bar;
  GtkWidget *last = NULL;

  g_return_if_fail (KB_IS_BOARD (self));

  before = g_steal_pointer (&self->bars);
  self->bars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->axis = *axis;
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_ref (zone);
  g_ptr_array_unref (self->rows);
  self->rows = rows;
  g_clear_pointer (&self->steps, g_array_unref);
  self->steps = steps != NULL ? g_array_ref (steps) : NULL;

  for (guint i = 0; i < items->len; i++)
    {
      char *key = create_key (items->pdata[i]);
      GtkWidget *widget = g_hash_table_lookup (before, key);

      if (widget == NULL)
        widget = create_bar (self);
      g_hash_table_remove (before, key);
      kb_board_bar_show (KB_BOARD_BAR (widget), items->pdata[i], zone, kb_board_get_scale (self), axis->snap_us);
      gtk_widget_insert_after (widget, GTK_WIDGET (self), last);
      last = widget;
      g_hash_table_replace (self->bars, key, widget);
    }
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &bar))
    gtk_widget_unparent (bar);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kb_board_set_scroll:
 * @adjustment: (nullable): of the window that scrolls it: the axis stays where one sees it
 */
void
kb_board_set_scroll (KbBoard       *self,
                     GtkAdjustment *adjustment)
{
  g_return_if_fail (KB_IS_BOARD (self));

  if (self->scroll != NULL)
    g_signal_handlers_disconnect_by_func (self->scroll, gtk_widget_queue_draw, self);
  g_set_object (&self->scroll, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * kb_board_focus_item:
 * @id: a shift
 *
 * Returns: whether it is there; then it has the focus, and one sees it, even if the pointer led there.
 */
gboolean
kb_board_focus_item (KbBoard *self,
                     gint64   id)
{
  g_autofree char *key = g_strdup_printf ("shift %" G_GINT64_FORMAT " 0", id);
  GtkWidget *bar = g_hash_table_lookup (self->bars, key);

  if (bar == NULL || !gtk_widget_grab_focus (bar))
    return FALSE;
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (bar)), TRUE);
  return TRUE;
}

const KbBoardRow *
kb_board_get_row (KbBoard *self,
                  guint    row)
{
  g_return_val_if_fail (KB_IS_BOARD (self), NULL);

  return row < self->rows->len ? self->rows->pdata[row] : NULL;
}
