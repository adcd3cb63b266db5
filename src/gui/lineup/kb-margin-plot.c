/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-margin-plot"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "kb-lineup-text.h"
#include "kb-lineup.h"
#include "kb-margin-plot.h"
#include "kb-paint.h"
#include "kb-text.h"

#define LEFT 40
#define RIGHT 16
#define TOP 12
#define BOTTOM 24
#define HEIGHT 250
#define LEAST_RADIUS 3.5
#define REACH 12

/* What one item is in the picture. */
typedef struct
{
  gint64   id;
  int      role;
  int      link;
  gint64   live_minor;
  double   share;      /* margin of the live price */
  double   minutes;
  double   x, y;
  gboolean is_below;   /* off the axis: a labelled mark on its lower edge */
} Point;

/**
 * KbMarginPlot:
 *
 * Live price against margin: one mark an item, its area the minutes on air, its colour and form the
 * role. A click selects the item; the arrow keys walk from price to price.
 */
struct _KbMarginPlot
{
  GtkWidget  parent_instance;

  GArray    *points;        /* owned, of Point, by price */
  char      *currency;      /* owned */
  gint64     selected_id;
  double     least_price, greatest_price;   /* of the axis, minor units */
  double     least_share, greatest_share;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbMarginPlot, kb_margin_plot, GTK_TYPE_WIDGET)

static GdkRGBA
find_role_colour (KbMarginPlot *self,
                  int           role)
{
  g_autofree char *name = g_strdup_printf ("role_%s", role < KB_PRODUCT_ROLE_ADDON
                                                        ? kb_enum_code (&kb_product_role_enum, role) : "addon");

  return kb_paint_find_colour (GTK_WIDGET (self), name, "");
}

static void
place_points (KbMarginPlot *self,
              int           width,
              int           height)
{
  const double room_x = width - LEFT - RIGHT;
  const double room_y = height - TOP - BOTTOM;
  const double low = log (self->least_price);
  const double high = log (self->greatest_price);

  for (guint i = 0; i < self->points->len; i++)
    {
      Point *point = &g_array_index (self->points, Point, i);
      const double share = (point->share - self->least_share) / (self->greatest_share - self->least_share);

      point->is_below = share < 0;
      point->x = LEFT + room_x * (log (MAX (point->live_minor, 1)) - low) / (high - low);
      point->y = point->is_below ? TOP + room_y - 4 : TOP + room_y * (1 - share);
    }
}

static double
get_radius (const Point *point)
{
  return LEAST_RADIUS + sqrt (point->minutes) * 0.9;
}

/* Each role has a form of its own, for those who do not see its colour. */
static void
trace_form (cairo_t     *cr,
            const Point *point)
{
  static const int corners[] = { 0, 4, -4, 3, 5, 6, -3, 8 };
  const int n = ABS (corners[point->role]);
  const double radius = get_radius (point) * (n > 0 ? 1.2 : 1);
  const double turn = corners[point->role] < 0 ? G_PI / n : 0;

  cairo_new_path (cr);
  if (n == 0)
    {
      cairo_arc (cr, point->x, point->y, radius, 0, 2 * G_PI);
      return;
    }
  for (int i = 0; i < n; i++)
    cairo_line_to (cr, point->x + radius * sin (turn + 2 * G_PI * i / n),
                   point->y - radius * cos (turn + 2 * G_PI * i / n));
  cairo_close_path (cr);
}

static void
draw_text (KbMarginPlot  *self,
           cairo_t       *cr,
           const char    *text,
           const GdkRGBA *colour,
           double         x,
           double         y,
           double         align)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_move_to (cr, x - width * align, y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_line (cairo_t       *cr,
           const GdkRGBA *colour,
           double         x0,
           double         y0,
           double         x1,
           double         y1)
{
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, floor (x0) + 0.5, floor (y0) + 0.5);
  cairo_line_to (cr, floor (x1) + 0.5, floor (y1) + 0.5);
  cairo_stroke (cr);
}

static void
draw_shares (KbMarginPlot  *self,
             cairo_t       *cr,
             const GdkRGBA *line,
             const GdkRGBA *text,
             int            width,
             int            height)
{
  const double room = height - TOP - BOTTOM;
  const double span = self->greatest_share - self->least_share;

  for (double share = self->least_share; share <= self->greatest_share + 0.001; share += span > 0.6 ? 0.2 : 0.1)
    {
      const double y = TOP + room * (1 - (share - self->least_share) / span);
      g_autofree char *label = g_strdup_printf ("%.0f%%", share * 100);

      draw_line (cr, line, LEFT, y, width - RIGHT, y);
      draw_text (self, cr, label, text, LEFT - 6, y, 1);
    }
}

static void
draw_prices (KbMarginPlot  *self,
             cairo_t       *cr,
             const GdkRGBA *line,
             const GdkRGBA *text,
             int            width,
             int            height)
{
  const double room = width - LEFT - RIGHT;
  const double low = log (self->least_price);
  const double high = log (self->greatest_price);

  for (double power = pow (10, floor (log10 (self->least_price))); power <= self->greatest_price; power *= 10)
    for (int step = 1; step <= 3; step += 2)
      {
        const double price = power * step;
        const double x = LEFT + room * (log (price) - low) / (high - low);
        g_autofree char *label = kb_lineup_format_short ((gint64) price, self->currency);

        if (price < self->least_price || price > self->greatest_price)
          continue;
        draw_line (cr, line, x, TOP, x, height - BOTTOM);
        draw_text (self, cr, label, text, x, height - BOTTOM + 11, 0.5);
      }
}

static void
draw_point (KbMarginPlot  *self,
            cairo_t       *cr,
            const Point   *point,
            const GdkRGBA *text,
            int            width)
{
  const gboolean is_selected = point->id == self->selected_id;
  GdkRGBA colour = find_role_colour (self, point->role);
  g_autofree char *share = kb_text_format_share (point->share);
  g_autofree char *label = point->is_below ? g_strdup_printf ("▼ %d  %s", point->link, share)
                                           : g_strdup_printf ("%d", point->link);
  const double beside = get_radius (point) + 4;

  if (point->is_below)
    {
      const GdkRGBA block = kb_paint_find_colour (GTK_WIDGET (self), "level_block_text", "");

      draw_text (self, cr, label, &block, MAX (point->x, LEFT + 4), point->y - 4, 0);
      return;
    }

  trace_form (cr, point);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, is_selected ? 2.5 : 1.5);
  cairo_stroke_preserve (cr);
  colour.alpha = is_selected ? 1 : 0.35;
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_fill (cr);
  draw_text (self, cr, label, text, point->x > width - 40 ? point->x - beside : point->x + beside, point->y,
             point->x > width - 40 ? 1 : 0);
}

static void
kb_margin_plot_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  KbMarginPlot *self = KB_MARGIN_PLOT (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  const GdkRGBA line = kb_paint_find_colour (widget, "hairline", "");
  const GdkRGBA dim = kb_paint_find_colour (widget, "dim_text", "");
  const GdkRGBA text = kb_paint_text_colour (widget, 1);
  cairo_t *cr;

  if (self->points->len == 0)
    return;

  place_points (self, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_shares (self, cr, &line, &dim, width, height);
  draw_prices (self, cr, &line, &dim, width, height);
  for (guint i = 0; i < self->points->len; i++)
    draw_point (self, cr, &g_array_index (self->points, Point, i), &text, width);
  cairo_destroy (cr);

  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0, width, height);
}

static void
kb_margin_plot_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : HEIGHT;
}

static const Point *
find_point (KbMarginPlot *self,
            double        x,
            double        y)
{
  const Point *nearest = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = &g_array_index (self->points, Point, i);
      const double distance = hypot (point->x - x, point->y - y);

      if (distance < least && distance < get_radius (point) + REACH)
        {
          nearest = point;
          least = distance;
        }
    }

  return nearest;
}

static void
pick (KbMarginPlot *self,
      const Point  *point)
{
  if (point != NULL)
    g_signal_emit (self, signals[SIGNAL_PICKED], 0, point->id);
}

static void
pressed_cb (KbMarginPlot *self,
            int           n_press,
            double        x,
            double        y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  pick (self, find_point (self, x, y));
}

static gboolean
key_pressed_cb (KbMarginPlot    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  const int step = keyval == GDK_KEY_Right ? 1 : keyval == GDK_KEY_Left ? -1 : 0;
  int at = step > 0 ? -1 : (int) self->points->len;

  if (step == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  for (guint i = 0; i < self->points->len; i++)
    if (g_array_index (self->points, Point, i).id == self->selected_id)
      at = (int) i;
  at += step;
  if (at >= 0 && at < (int) self->points->len)
    pick (self, &g_array_index (self->points, Point, at));
  return GDK_EVENT_STOP;
}

/* "No.4 · hero · 129.00 · 76.0% · 18 min" */
static char *
describe_point (KbMarginPlot *self,
                const Point  *point)
{
  g_autofree char *price = kb_lineup_format_amount (point->live_minor, self->currency);
  g_autofree char *share = kb_text_format_share (point->share);

  /* Translators: a mark in the picture of prices and margins: link number, role, price, margin, minutes on air */
  return g_strdup_printf (_("No.%d · %s · %s · margin %s · %g min"), point->link,
                          kb_enum_label (&kb_product_role_enum, point->role), price, share, point->minutes);
}

static gboolean
kb_margin_plot_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    by_keyboard,
                              GtkTooltip *tooltip)
{
  KbMarginPlot *self = KB_MARGIN_PLOT (widget);
  const Point *point = by_keyboard ? NULL : find_point (self, x, y);
  g_autofree char *text = point != NULL ? describe_point (self, point) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
kb_margin_plot_finalize (GObject *object)
{
  KbMarginPlot *self = KB_MARGIN_PLOT (object);

  g_array_unref (self->points);
  g_free (self->currency);

  G_OBJECT_CLASS (kb_margin_plot_parent_class)->finalize (object);
}

static void
kb_margin_plot_class_init (KbMarginPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kb_margin_plot_finalize;
  widget_class->snapshot = kb_margin_plot_snapshot;
  widget_class->measure = kb_margin_plot_measure;
  widget_class->query_tooltip = kb_margin_plot_query_tooltip;

  /**
   * KbMarginPlot::picked:
   * @id: the lineup item whose mark was clicked
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", KB_TYPE_MARGIN_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_css_name (widget_class, "marginplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_margin_plot_init (KbMarginPlot *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->points = g_array_new (FALSE, TRUE, sizeof (Point));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static int
compare_prices (gconstpointer a,
                gconstpointer b)
{
  const Point *left = a;
  const Point *right = b;

  if (left->live_minor != right->live_minor)
    return left->live_minor < right->live_minor ? -1 : 1;
  return left->link - right->link;
}

/* The axes take all prices in; margins below the tens around most of them are marks on the edge. */
static void
choose_axes (KbMarginPlot *self)
{
  const Point *first = &g_array_index (self->points, Point, 0);
  const Point *last = &g_array_index (self->points, Point, self->points->len - 1);

  self->least_price = MAX (first->live_minor * 0.8, 1);
  self->greatest_price = MAX (last->live_minor * 1.25, self->least_price * 2);
  self->least_share = 1;
  self->greatest_share = 0;
  for (guint i = 0; i < self->points->len; i++)
    {
      const double share = g_array_index (self->points, Point, i).share;

      if (share >= 0)
        self->least_share = MIN (self->least_share, share);
      self->greatest_share = MAX (self->greatest_share, share);
    }
  self->least_share = MIN (floor (self->least_share * 10 - 0.5) / 10, 0.9);
  self->least_share = MAX (self->least_share, 0);
  self->greatest_share = MAX (ceil (self->greatest_share * 10 + 0.2) / 10, self->least_share + 0.1);
}

static void
update_words (KbMarginPlot *self)
{
  g_autoptr (GString) words = g_string_new (_("Price and margin"));

  for (guint i = 0; i < self->points->len; i++)
    {
      g_autofree char *text = describe_point (self, &g_array_index (self->points, Point, i));

      g_string_append_printf (words, "\n%s", text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

/**
 * kb_margin_plot_show:
 * @selected_id: the item whose mark is filled, 0 for none
 */
void
kb_margin_plot_show (KbMarginPlot  *self,
                     KbLineupFacts *facts,
                     gint64         selected_id)
{
  KbLineupSheet *sheet = kb_lineup_facts_get_sheet (facts);

  g_return_if_fail (KB_IS_MARGIN_PLOT (self));

  g_array_set_size (self->points, 0);
  g_free (self->currency);
  self->currency = g_strdup (kb_lineup_facts_get_currency (facts));
  self->selected_id = selected_id;
  for (guint i = 0; sheet != NULL && i < kb_lineup_sheet_get_n_rows (sheet); i++)
    {
      const KbLineupRow *row = kb_lineup_sheet_get_row (sheet, i);
      Point point = { kb_record_get_id (row->item), kb_record_get_int (row->item, KB_LINEUP_ITEM_ROLE),
                      (int) kb_record_get_int (row->item, KB_LINEUP_ITEM_LINK_NO), row->price.live_minor,
                      row->price.margin_share, row->duration_ms / 60000.0, 0, 0, FALSE };

      point.role = CLAMP (point.role, 0, KB_N_PRODUCT_ROLES - 1);
      if (row->price.margin_minor != KB_NONE && row->price.live_minor > 0
          && !kb_record_get_bool (row->item, KB_LINEUP_ITEM_WITHDRAWN))
        g_array_append_val (self->points, point);
    }
  g_array_sort (self->points, compare_prices);
  if (self->points->len > 0)
    choose_axes (self);
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
