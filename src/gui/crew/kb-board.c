/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-board"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-board-bar.h"
#include "kb-board.h"
#include "kb-instant.h"
#include "kb-paint.h"
#include "kb-session-text.h"

#define AXIS_HEIGHT 36
#define HEAD_WIDTH 150
#define LANE_HEIGHT 30
#define LANE_GAP 6
#define ROW_PADDING 7
#define COVERAGE_HEIGHT 52
#define MIN_AREA 480

/**
 * KbBoard:
 *
 * Rows against time: bars as children, the grid, the show's shade and the coverage drawn beneath them. The
 * axis stays at the top while it is scrolled.
 */
struct _KbBoard
{
  GtkWidget      parent_instance;

  KbBoardAxis    axis;
  GTimeZone     *zone;        /* owned, nullable */
  GPtrArray     *rows;        /* owned KbBoardRow */
  GArray        *steps;       /* owned, nullable KbCrewStep: the coverage row */
  GHashTable    *bars;        /* owned: key → KbBoardBar, a child */
  GtkAdjustment *scroll;      /* owned, nullable */
  KbStretch      drawn;       /* what is being drawn with the pointer */
  int            drawn_row;   /* -1: nothing is */
};

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

static int
get_row_height (const KbBoardRow *row)
{
  return 2 * ROW_PADDING + (int) row->n_lanes * (LANE_HEIGHT + LANE_GAP) - LANE_GAP;
}

static int
get_row_top (KbBoard *self,
             guint    index)
{
  int top = AXIS_HEIGHT;

  for (guint i = 0; i < index && i < self->rows->len; i++)
    top += get_row_height (self->rows->pdata[i]);
  return top;
}

static int
get_area (KbBoard *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - HEAD_WIDTH, 1);
}

static double
get_scale (KbBoard *self)
{
  return (double) MAX (self->axis.time.end_us - self->axis.time.start_us, 1) / get_area (self);
}

static double
place_of (KbBoard *self,
          gint64   at_us)
{
  const double at = (double) (CLAMP (at_us, self->axis.time.start_us, self->axis.time.end_us) - self->axis.time.start_us);

  return HEAD_WIDTH + at / get_scale (self);
}

static gint64
instant_at (KbBoard *self,
            double   x)
{
  const double at_us = (x - HEAD_WIDTH) * get_scale (self);
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
      top += get_row_height (self->rows->pdata[i]);
      if (y < top)
        return (int) i;
    }
  return -1;
}

static void
append_text (KbBoard       *self,
             GtkSnapshot   *snapshot,
             const char    *text,
             float          x,
             float          y,
             int            room,
             const char    *style,
             const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *words = g_strdup_printf ("<span font_features='tnum' %s>%s</span>", style, escaped);

  pango_layout_set_markup (layout, words, -1);
  if (room > 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, room * PANGO_SCALE);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
append_ground (KbBoard     *self,
               GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const int width = gtk_widget_get_width (widget);
  const int bottom = get_row_top (self, self->rows->len);
  const GdkRGBA ground = kb_paint_find_colour (widget, "view_bg_color", "");
  const GdkRGBA line = kb_paint_find_colour (widget, "hairline", "");
  GdkRGBA shade = kb_paint_find_colour (widget, "accent_bg_color", "");
  const double from = place_of (self, self->axis.show.start_us);

  shade.alpha = 0.08;
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, 0, width, bottom));
  if (self->axis.show.end_us > self->axis.show.start_us)
    gtk_snapshot_append_color (snapshot, &shade, &GRAPHENE_RECT_INIT (from, AXIS_HEIGHT,
                                                                      place_of (self, self->axis.show.end_us) - from,
                                                                      bottom - AXIS_HEIGHT));
  for (gint64 at_us = self->axis.time.start_us; at_us < self->axis.time.end_us; at_us += self->axis.step_us)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT ((int) place_of (self, at_us), AXIS_HEIGHT, 1,
                                                                     bottom - AXIS_HEIGHT));
  for (guint i = 0; i <= self->rows->len; i++)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, get_row_top (self, i), width, 1));
}

static void
append_badge (KbBoard          *self,
              GtkSnapshot      *snapshot,
              const KbBoardRow *row,
              int               top)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const GdkRGBA ground = kb_paint_find_colour (widget, row->is_bad ? "level_block_ground" : "level_warn_ground", "");
  const GdkRGBA ink = kb_paint_find_colour (widget, row->is_bad ? "level_block_text" : "level_warn_text", "");
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, row->badge);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  kb_paint_rounded (snapshot, &ground, &GRAPHENE_RECT_INIT (HEAD_WIDTH - width - 22, top, width + 14, height + 4), 10);
  append_text (self, snapshot, row->badge, HEAD_WIDTH - width - 15, top + 2, 0, "", &ink);
}

static void
append_heads (KbBoard     *self,
              GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const GdkRGBA ink = kb_paint_text_colour (widget, 1);
  const GdkRGBA dim = kb_paint_find_colour (widget, "dim_text", "");

  for (guint i = 0; i < self->rows->len; i++)
    {
      const KbBoardRow *row = self->rows->pdata[i];
      const int middle = get_row_top (self, i) + get_row_height (row) / 2;
      const gboolean has_note = row->note != NULL && *row->note != '\0';
      const int room = HEAD_WIDTH - 20 - (row->badge != NULL ? 56 : 0);

      append_text (self, snapshot, row->title, 12, middle - (has_note ? 18 : 10), room, "weight='bold'", &ink);
      if (has_note)
        append_text (self, snapshot, row->note, 12, middle + 1, room, "size='small'", &dim);
      if (row->badge != NULL)
        append_badge (self, snapshot, row, middle - 12);
    }
}

/* The coverage stays at the bottom of what one sees, as the axis stays at its top. */
static int
get_coverage_top (KbBoard *self)
{
  const int last = get_row_top (self, self->rows->len);

  if (self->scroll == NULL)
    return last;
  return MIN (last, (int) (gtk_adjustment_get_value (self->scroll) + gtk_adjustment_get_page_size (self->scroll))
                      - COVERAGE_HEIGHT);
}

static char *
format_mark (KbBoard *self,
             gint64   at_us)
{
  return self->axis.has_days ? kb_session_format_day (at_us, self->zone) : kb_instant_format_minutes (at_us, self->zone);
}

/* Drawn above the bars, so that they go beneath it when the board is scrolled. */
static void
append_axis (KbBoard     *self,
             GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const float y = self->scroll != NULL ? (float) gtk_adjustment_get_value (self->scroll) : 0;
  const GdkRGBA ground = kb_paint_find_colour (widget, "view_bg_color", "");
  const GdkRGBA line = kb_paint_find_colour (widget, "hairline", "");
  const GdkRGBA dim = kb_paint_find_colour (widget, "dim_text", "");
  const GdkRGBA accent = kb_paint_find_colour (widget, "accent_color", "");
  const int room = (int) ((double) self->axis.step_us / get_scale (self)) - 8;
  const int stride = room > 34 ? 1 : room > 12 ? 2 : 4;
  int index = 0;

  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, y, gtk_widget_get_width (widget), AXIS_HEIGHT));
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, y + AXIS_HEIGHT - 1, gtk_widget_get_width (widget), 1));
  for (gint64 at_us = self->axis.time.start_us; at_us < self->axis.time.end_us; at_us += self->axis.step_us, index++)
    {
      const gboolean is_edge = at_us == self->axis.show.start_us || at_us == self->axis.show.end_us;
      g_autofree char *mark = format_mark (self, at_us);

      if (index % stride == 0 || is_edge)
        append_text (self, snapshot, mark, (float) place_of (self, at_us) + 5, y + 9, room * stride + 4,
                     is_edge ? "weight='bold'" : "", is_edge ? &accent : &dim);
    }
}

static void
append_step (KbBoard          *self,
             GtkSnapshot      *snapshot,
             const KbCrewStep *step,
             int               top)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const char *level = step->is_gap ? "level_block" : step->is_clash ? "level_warn" : "level_ok";
  const GdkRGBA ground = kb_paint_find_colour (widget, level, "_ground");
  const GdkRGBA ink = kb_paint_find_colour (widget, level, "_text");
  const double left = place_of (self, step->time.start_us);
  const double width = place_of (self, step->time.end_us) - left - 2;
  g_autofree char *count = g_strdup_printf ("%u", step->n_there);

  kb_paint_rounded (snapshot, &ground, &GRAPHENE_RECT_INIT (left + 1, top + 10, MAX (width, 1), 32), 4);
  if (width > 16)
    append_text (self, snapshot, count, (float) (left + width / 2 - (step->n_there > 9 ? 8 : 4)), top + 16, 0,
                 "weight='bold'", &ink);
}

static void
append_coverage (KbBoard     *self,
                 GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const int top = get_coverage_top (self);
  const GdkRGBA ground = kb_paint_find_colour (widget, "sidebar_ground", "");
  const GdkRGBA line = kb_paint_find_colour (widget, "hairline", "");
  const GdkRGBA ink = kb_paint_text_colour (widget, 1);
  const GdkRGBA dim = kb_paint_find_colour (widget, "dim_text", "");
  g_autofree char *needed = NULL;
  guint n_needed = 0;

  if (self->steps == NULL || self->steps->len == 0)
    return;
  for (guint i = 0; i < self->steps->len; i++)
    n_needed = MAX (n_needed, g_array_index (self->steps, KbCrewStep, i).n_needed);
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, top, gtk_widget_get_width (widget), 1));
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, top + 1, gtk_widget_get_width (widget),
                                                                     COVERAGE_HEIGHT - 1));
  append_text (self, snapshot, _("On duty"), 12, top + 8, HEAD_WIDTH - 16, "weight='bold'", &ink);
  /* Translators: under "On duty": how many people the plan asks for */
  needed = g_strdup_printf (_("%u needed"), n_needed);
  append_text (self, snapshot, needed, 12, top + 27, HEAD_WIDTH - 16, "size='small'", &dim);
  for (guint i = 0; i < self->steps->len; i++)
    append_step (self, snapshot, &g_array_index (self->steps, KbCrewStep, i), top);
}

static void
kb_board_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  KbBoard *self = KB_BOARD (widget);
  GdkRGBA accent = kb_paint_find_colour (widget, "accent_bg_color", "");

  if (self->zone == NULL)
    return;
  append_ground (self, snapshot);
  append_heads (self, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
  if (self->drawn_row >= 0)
    {
      const double left = place_of (self, self->drawn.start_us);

      accent.alpha = 0.4;
      kb_paint_rounded (snapshot, &accent,
                        &GRAPHENE_RECT_INIT (left, get_row_top (self, self->drawn_row) + ROW_PADDING,
                                             MAX (place_of (self, self->drawn.end_us) - left, 1), LANE_HEIGHT), 5);
    }
  append_coverage (self, snapshot);
  append_axis (self, snapshot);
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
    *minimum = *natural = get_row_top (self, self->rows->len) + (self->steps != NULL ? COVERAGE_HEIGHT : 0);
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
      const double left = place_of (self, item->is_day ? days.start_us : time->start_us) + 2 * item->is_day;
      const double right = place_of (self, item->is_day ? days.end_us : time->end_us) - 2 * item->is_day;
      const int top = get_row_top (self, item->row) + ROW_PADDING + (int) item->lane * (LANE_HEIGHT + LANE_GAP);
      const GtkAllocation place = { (int) left, top, MAX ((int) (right - left), 6), LANE_HEIGHT };

      kb_board_bar_set_scale (bar, get_scale (self));
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
  if (self->steps == NULL || y < get_coverage_top (self))
    {
      gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const KbStretch *time = &g_array_index (self->steps, KbCrewStep, i).time;

      if (x >= place_of (self, time->start_us) && x < place_of (self, time->end_us))
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
      kb_board_bar_show (KB_BOARD_BAR (widget), items->pdata[i], zone, get_scale (self), axis->snap_us);
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
 * Returns: whether it is there; then it has the focus.
 */
gboolean
kb_board_focus_item (KbBoard *self,
                     gint64   id)
{
  g_autofree char *key = g_strdup_printf ("shift %" G_GINT64_FORMAT " 0", id);
  GtkWidget *bar = g_hash_table_lookup (self->bars, key);

  return bar != NULL && gtk_widget_grab_focus (bar);
}

const KbBoardRow *
kb_board_get_row (KbBoard *self,
                  guint    row)
{
  g_return_val_if_fail (KB_IS_BOARD (self), NULL);

  return row < self->rows->len ? self->rows->pdata[row] : NULL;
}
