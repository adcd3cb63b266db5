/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-column-header"

#include "config.h"

#include "kb-column-header.h"

#define DRAG_BEGIN 8

/**
 * KbColumnHeader:
 *
 * The heads of the rundown's columns, over the rows that share their widths. An edge that is dragged
 * makes its column wider, a head that is dragged goes to another place; the menu beside them does all
 * of that without a pointer.
 */
struct _KbColumnHeader
{
  GtkWidget  parent_instance;

  KbColumns *columns;                       /* owned */
  int        resized;                       /* the column whose edge is dragged, -1 for none */
  int        moved;                         /* the column whose head is dragged, -1 for none */
  int        begin_width;                   /* of the one that is resized, pixels */
  GtkWidget *heads[KB_N_RUNDOWN_COLUMNS];   /* children */
};

enum
{
  SIGNAL_MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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
  else if (self->columns != NULL)
    *minimum = *natural = kb_columns_get_minimum (self->columns);
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

  /**
   * KbColumnHeader::menu:
   *
   * The menu of the columns is asked for.
   */
  signals[SIGNAL_MENU] = g_signal_new ("menu", KB_TYPE_COLUMN_HEADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
set_moving (KbColumnHeader *self,
            gboolean        is_moving)
{
  if (self->moved < 0)
    return;
  if (is_moving)
    gtk_widget_add_css_class (self->heads[self->moved], "moving");
  else
    gtk_widget_remove_css_class (self->heads[self->moved], "moving");
}

static void
drag_begin_cb (KbColumnHeader *self,
               double          x,
               double          y)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  int start;

  self->resized = kb_columns_find_edge (self->columns, x, width);
  self->moved = self->resized >= 0 ? -1 : kb_columns_find (self->columns, x, width);
  if (self->resized < 0)
    return;

  kb_columns_get_extent (self->columns, self->resized, width, &start, &self->begin_width);
  kb_columns_hold (self->columns, self->resized, width);
}

static void
drag_end_cb (KbColumnHeader *self)
{
  if (self->resized >= 0)
    kb_columns_release (self->columns);
  set_moving (self, FALSE);
  self->resized = self->moved = -1;
}

/* Past the middle of the one that is there now. */
static void
move_to (KbColumnHeader *self,
         double          x)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int over = kb_columns_find (self->columns, x, width);
  int start, column_width;
  guint from, to;

  if (over < 0 || over == self->moved || over == KB_RUNDOWN_COLUMN_MARK)
    return;

  kb_columns_get_extent (self->columns, over, width, &start, &column_width);
  from = kb_columns_get_place (self->columns, self->moved);
  to = kb_columns_get_place (self->columns, over);
  if (from < to ? x > start + column_width / 2 : x < start + column_width / 2)
    kb_columns_move (self->columns, self->moved, to);
}

static void
drag_update_cb (KbColumnHeader *self,
                double          by_x,
                double          by_y,
                GtkGestureDrag *gesture)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->resized >= 0)
    kb_columns_set_width (self->columns, self->resized, self->begin_width + (int) by_x);
  else if (self->moved >= 0 && ABS (by_x) > DRAG_BEGIN)
    {
      set_moving (self, TRUE);
      move_to (self, x + by_x);
    }
}

/* Twice on an edge: as wide as its content needs. */
static void
pressed_cb (KbColumnHeader *self,
            int             n_press,
            double          x,
            double          y)
{
  const int column = kb_columns_find_edge (self->columns, x, gtk_widget_get_width (GTK_WIDGET (self)));

  if (n_press == 2 && column >= 0)
    kb_columns_set_width (self->columns, column, 0);
}

static void
right_pressed_cb (KbColumnHeader *self)
{
  g_signal_emit (self, signals[SIGNAL_MENU], 0);
}

static void
motion_cb (KbColumnHeader *self,
           double          x,
           double          y)
{
  const int column = kb_columns_find_edge (self->columns, x, gtk_widget_get_width (GTK_WIDGET (self)));

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), column >= 0 ? "col-resize" : NULL);
}

static void
add_controllers (KbColumnHeader *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *right = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (right, "pressed", G_CALLBACK (right_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (right));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static GtkWidget *
create_head (KbRundownColumn column)
{
  GtkWidget *head = gtk_label_new (kb_column_info_get_title (column));

  gtk_label_set_xalign (GTK_LABEL (head), kb_column_infos[column].is_figure ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (head), PANGO_ELLIPSIZE_END);

  return head;
}

static void
kb_column_header_init (KbColumnHeader *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "column-heads");
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    {
      self->heads[i] = create_head (i);
      gtk_widget_set_parent (self->heads[i], GTK_WIDGET (self));
    }
  self->resized = self->moved = -1;
  add_controllers (self);
}

static void
columns_changed_cb (KbColumnHeader *self)
{
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    gtk_widget_set_visible (self->heads[i], kb_columns_is_shown (self->columns, i));
  gtk_widget_queue_resize (GTK_WIDGET (self));
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
  g_signal_connect_object (columns, "changed", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  columns_changed_cb (self);
}
