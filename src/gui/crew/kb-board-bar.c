/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-board-bar"

#include "config.h"

#include "kb-board-bar.h"
#include "kb-instant.h"
#include "kb-paint.h"

/* So near an edge, a drag stretches instead of moving. */
#define EDGE 8
#define RADIUS 5
#define TEXT_INSET 8

typedef enum
{
  GRIP_NONE,
  GRIP_WHOLE,
  GRIP_START,
  GRIP_END,
} Grip;

/**
 * KbBoardBar:
 *
 * One item of a #KbBoard: moved and stretched by pointer or keys, told by the signal "changed" when that
 * is done; "activated" asks for more about it, "removed" to take it away.
 */
struct _KbBoardBar
{
  GtkWidget    parent_instance;

  KbBoardItem *item;        /* owned, nullable until shown */
  KbStretch    time;        /* where it is drawn: the item's, or where a drag has it now */
  GTimeZone   *zone;        /* owned, nullable */
  double       us_per_px;
  gint64       snap_us;
  Grip         grip;
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  SIGNAL_SHIFTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbBoardBar, kb_board_bar, GTK_TYPE_WIDGET)

static gint64
snap (KbBoardBar *self,
      double      us)
{
  const gint64 steps = (gint64) (us / (double) self->snap_us + (us < 0 ? -0.5 : 0.5));

  return steps * self->snap_us;
}

/* Moves or stretches by @by_us, from the item's own times; it never becomes empty. */
static void
shift_by (KbBoardBar *self,
          Grip        grip,
          gint64      by_us)
{
  self->time = self->item->time;
  if (grip != GRIP_END)
    self->time.start_us += by_us;
  if (grip != GRIP_START)
    self->time.end_us += by_us;
  if (self->time.end_us - self->time.start_us < self->snap_us && grip == GRIP_START)
    self->time.start_us = self->time.end_us - self->snap_us;
  if (self->time.end_us - self->time.start_us < self->snap_us && grip == GRIP_END)
    self->time.end_us = self->time.start_us + self->snap_us;
  g_signal_emit (self, signals[SIGNAL_SHIFTED], 0);
}

static void
commit (KbBoardBar *self)
{
  if (self->time.start_us != self->item->time.start_us || self->time.end_us != self->item->time.end_us)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static Grip
find_grip (KbBoardBar *self,
           double      x)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->item == NULL || !self->item->can_move)
    return GRIP_NONE;
  if (self->item->is_day)
    return GRIP_WHOLE;
  if (x < MIN (EDGE, width / 3))
    return GRIP_START;
  return x > width - MIN (EDGE, width / 3) ? GRIP_END : GRIP_WHOLE;
}

static void
drag_begin_cb (KbBoardBar     *self,
               double          x,
               double          y,
               GtkGestureDrag *drag)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->grip = find_grip (self, x);
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The offsets are from where it began, but in coordinates of the bar, which moves along. */
static gint64
get_distance (KbBoardBar     *self,
              double          x,
              GtkGestureDrag *drag)
{
  const double moved = self->grip == GRIP_END ? 0
                       : (double) (self->time.start_us - self->item->time.start_us) / self->us_per_px;

  return snap (self, (x + moved) * self->us_per_px);
}

static void
drag_update_cb (KbBoardBar     *self,
                double          x,
                double          y,
                GtkGestureDrag *drag)
{
  if (self->grip != GRIP_NONE)
    shift_by (self, self->grip, get_distance (self, x, drag));
}

static void
drag_end_cb (KbBoardBar     *self,
             double          x,
             double          y,
             GtkGestureDrag *drag)
{
  const gboolean has_moved = self->item != NULL && (self->time.start_us != self->item->time.start_us
                                                    || self->time.end_us != self->item->time.end_us);

  if (self->grip != GRIP_NONE && has_moved)
    commit (self);
  else if (ABS (x) < EDGE && ABS (y) < EDGE)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
  self->grip = GRIP_NONE;
}

static void
motion_cb (KbBoardBar *self,
           double      x,
           double      y)
{
  const Grip grip = find_grip (self, x);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), grip == GRIP_START || grip == GRIP_END ? "ew-resize"
                                                      : grip == GRIP_WHOLE ? "grab" : "pointer");
}

/* The keys' argument: which grip, and how many steps. */
static gboolean
shift_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   data)
{
  KbBoardBar *self = KB_BOARD_BAR (widget);
  int grip, steps;

  g_variant_get (arguments, "(ii)", &grip, &steps);
  if (self->item == NULL || !self->item->can_move || (self->item->is_day && grip != GRIP_WHOLE))
    return FALSE;
  shift_by (self, (Grip) grip, steps * self->snap_us);
  commit (self);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  g_signal_emit (widget, signals[SIGNAL_ACTIVATED], 0);
  return TRUE;
}

static gboolean
remove_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  KbBoardBar *self = KB_BOARD_BAR (widget);

  if (self->item == NULL || !self->item->can_move)
    return FALSE;
  g_signal_emit (widget, signals[SIGNAL_REMOVED], 0);
  return TRUE;
}

static char *
format_times (KbBoardBar *self)
{
  g_autofree char *from = kb_instant_format_minutes (self->time.start_us, self->zone);
  g_autofree char *until = kb_instant_format_minutes (self->time.end_us, self->zone);

  return g_strdup_printf ("%s–%s", from, g_str_equal (until, "00:00") ? "24:00" : until);
}

static float
append_text (KbBoardBar    *self,
             GtkSnapshot   *snapshot,
             const char    *text,
             float          left,
             gboolean       is_bold,
             const GdkRGBA *ink)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  const int room = gtk_widget_get_width (GTK_WIDGET (self)) - (int) left - 4;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, height;

  if (room < 12)
    return left;
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, room * PANGO_SCALE);
  pango_layout_set_height (layout, 0);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
  return left + width + TEXT_INSET;
}

static void
append_dashes (KbBoardBar    *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *colour)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int height = gtk_widget_get_height (GTK_WIDGET (self));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, (double[]) { 5, 3 }, 2, 0);
  cairo_rectangle (cr, 1, 1, width - 2, height - 2);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

typedef struct
{
  GdkRGBA  ground, edge, ink;
  gboolean is_dashed;
} Look;

static Look
find_look (KbBoardBar *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  Look look = { kb_paint_find_colour (widget, "shift_bar", ""), { 0 }, kb_paint_find_colour (widget, "on_bar", ""), FALSE };

  switch (self->item->style)
    {
    case KB_BOARD_HOST:
      look.ground = kb_paint_find_colour (widget, "cue_demo_bar", "");
      break;
    case KB_BOARD_GAP:
      look.ground = kb_paint_find_colour (widget, "level_block_ground", "");
      look.edge = look.ink = kb_paint_find_colour (widget, "level_block_text", "");
      break;
    case KB_BOARD_ELSEWHERE:
      look.ground = kb_paint_find_colour (widget, "view_bg_color", "");
      look.ink = kb_paint_text_colour (widget, 1);
      look.edge = kb_paint_find_colour (widget, "shift_bar", "");
      break;
    case KB_BOARD_BACKUP:
    case KB_BOARD_NOTE:
      look.ground = (GdkRGBA) { 0 };
      look.ink = kb_paint_text_colour (widget, 0.75);
      look.is_dashed = TRUE;
      break;
    case KB_BOARD_SHIFT:
    default:
      break;
    }
  if (self->item->is_clash)
    look.edge = kb_paint_find_colour (widget, "level_warn_icon", "");

  return look;
}

static void
kb_board_bar_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  KbBoardBar *self = KB_BOARD_BAR (widget);
  const graphene_rect_t rect = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  Look look;
  float left;

  if (self->item == NULL || self->zone == NULL)
    return;
  look = find_look (self);
  if (look.ground.alpha > 0)
    kb_paint_rounded (snapshot, &look.ground, &rect, RADIUS);
  if (look.is_dashed)
    append_dashes (self, snapshot, &look.ink);
  if (look.edge.alpha > 0)
    kb_paint_outline (snapshot, &look.edge, &rect, self->item->is_clash ? 2.5 : 1.5, RADIUS);

  left = append_text (self, snapshot, self->item->name, TEXT_INSET, !look.is_dashed, &look.ink);
  if (self->item->style != KB_BOARD_NOTE && self->item->style != KB_BOARD_BACKUP && !self->item->is_day)
    {
      g_autofree char *times = format_times (self);

      append_text (self, snapshot, times, left, FALSE, &look.ink);
    }
}

static void
kb_board_bar_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 6 : 20;
}

static void
kb_board_bar_finalize (GObject *object)
{
  KbBoardBar *self = KB_BOARD_BAR (object);

  g_clear_pointer (&self->item, kb_board_item_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_board_bar_parent_class)->finalize (object);
}

static void
bind_keys (GtkWidgetClass *class)
{
  const struct { guint left, right; } keys[] = { { GDK_KEY_Left, GDK_KEY_Right }, { GDK_KEY_KP_Left, GDK_KEY_KP_Right } };
  const struct { GdkModifierType state; Grip grip; } grips[] = {
    { 0, GRIP_WHOLE }, { GDK_SHIFT_MASK, GRIP_END }, { GDK_CONTROL_MASK, GRIP_START },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint j = 0; j < G_N_ELEMENTS (grips); j++)
      {
        gtk_widget_class_add_binding (class, keys[i].left, grips[j].state, shift_cb, "(ii)", grips[j].grip, -1);
        gtk_widget_class_add_binding (class, keys[i].right, grips[j].state, shift_cb, "(ii)", grips[j].grip, 1);
      }
  gtk_widget_class_add_binding (class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_space, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Delete, 0, remove_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_KP_Delete, 0, remove_cb, NULL);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, KB_TYPE_BOARD_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kb_board_bar_class_init (KbBoardBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kb_board_bar_finalize;
  widget_class->measure = kb_board_bar_measure;
  widget_class->snapshot = kb_board_bar_snapshot;

  /* It is to be shown and told of what it asks for: more about it, another time, to be taken away; and, while
   * it is dragged, a place. */
  signals[SIGNAL_ACTIVATED] = add_signal ("activated");
  signals[SIGNAL_CHANGED] = add_signal ("changed");
  signals[SIGNAL_REMOVED] = add_signal ("removed");
  signals[SIGNAL_SHIFTED] = add_signal ("shifted");

  bind_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "kb-board-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
kb_board_bar_init (KbBoardBar *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->us_per_px = 1;
  self->snap_us = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

GtkWidget *
kb_board_bar_new (void)
{
  return g_object_new (KB_TYPE_BOARD_BAR, NULL);
}

const KbBoardItem *
kb_board_bar_get_item (KbBoardBar *self)
{
  g_return_val_if_fail (KB_IS_BOARD_BAR (self), NULL);

  return self->item;
}

/**
 * kb_board_bar_get_time:
 *
 * Returns: where it is drawn: while it is dragged, not the item's own time.
 */
const KbStretch *
kb_board_bar_get_time (KbBoardBar *self)
{
  g_return_val_if_fail (KB_IS_BOARD_BAR (self), NULL);

  return &self->time;
}

void
kb_board_bar_set_scale (KbBoardBar *self,
                        double      us_per_px)
{
  g_return_if_fail (KB_IS_BOARD_BAR (self));

  self->us_per_px = us_per_px;
}

/**
 * kb_board_bar_show:
 * @item: what to show
 * @zone: whose clock its times are written by
 * @us_per_px: the board's scale
 * @snap_us: the step of moves
 */
void
kb_board_bar_show (KbBoardBar        *self,
                   const KbBoardItem *item,
                   GTimeZone         *zone,
                   double             us_per_px,
                   gint64             snap_us)
{
  g_return_if_fail (KB_IS_BOARD_BAR (self));

  self->us_per_px = us_per_px;
  self->snap_us = snap_us;
  /* Most bars are after an edit what they were, and then cost nothing. */
  if (self->item != NULL && kb_board_item_equal (self->item, item)
      && self->time.start_us == item->time.start_us && self->time.end_us == item->time.end_us
      && g_str_equal (g_time_zone_get_identifier (self->zone), g_time_zone_get_identifier (zone)))
    return;
  g_clear_pointer (&self->item, kb_board_item_free);
  self->item = kb_board_item_copy (item);
  self->time = item->time;
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_ref (zone);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), item->words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, item->words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
