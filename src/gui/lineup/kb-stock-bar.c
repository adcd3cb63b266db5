/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-stock-bar"

#include "config.h"

#include "kb-paint.h"
#include "kb-stock-bar.h"
#include "kb-value.h"

#define HEIGHT 6
#define DASH 4
#define LEAST_GAP 16

/**
 * KbStockBar:
 *
 * How much of an item's live stock the warehouse has locked; the dashed end is a spec of which
 * nothing is left. The figures stand above it.
 */
struct _KbStockBar
{
  GtkWidget parent_instance;

  double    locked;   /* share, 0 to 1 */
  double    empty;    /* share of the specs that have nothing */
};

G_DEFINE_FINAL_TYPE (KbStockBar, kb_stock_bar, GTK_TYPE_WIDGET)

static void
append_dashes (KbStockBar  *self,
               GtkSnapshot *snapshot,
               float        from,
               float        to)
{
  const GdkRGBA colour = kb_paint_find_colour (GTK_WIDGET (self), "level_warn_icon", "");

  for (float x = from; x < to; x += 2 * DASH)
    {
      const float width = MIN (DASH, to - x);

      gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x, 0, width, 1));
      gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x, HEIGHT - 1, width, 1));
    }
}

static void
kb_stock_bar_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  KbStockBar *self = KB_STOCK_BAR (widget);
  const GdkRGBA track = kb_paint_find_colour (widget, "bar_track", "");
  const GdkRGBA fill = kb_paint_find_colour (widget, "bar_fill", "");
  const float width = gtk_widget_get_width (widget);
  const float gap = self->empty > 0 ? MAX (width * self->empty, LEAST_GAP) : 0;
  const float full = width - gap;

  kb_paint_rounded (snapshot, &track, &GRAPHENE_RECT_INIT (0, 0, full, HEIGHT), 2);
  if (self->locked > 0)
    kb_paint_rounded (snapshot, &fill, &GRAPHENE_RECT_INIT (0, 0, MAX (2, full * self->locked), HEIGHT), 2);
  if (gap > 0)
    append_dashes (self, snapshot, full + 2, width);
}

static void
kb_stock_bar_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 40 : HEIGHT;
}

static void
kb_stock_bar_class_init (KbStockBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = kb_stock_bar_snapshot;
  widget_class->measure = kb_stock_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kb_stock_bar_init (KbStockBar *self)
{
}

GtkWidget *
kb_stock_bar_new (void)
{
  return g_object_new (KB_TYPE_STOCK_BAR, NULL);
}

/**
 * kb_stock_bar_set:
 * @stock: live stock, %KB_NONE: not stated
 * @locked: how much of it is locked; %KB_NONE: all of it, as far as anybody said
 * @n_specs: specs of the item
 * @n_empty: those of which nothing is left
 */
void
kb_stock_bar_set (KbStockBar *self,
                  gint64      stock,
                  gint64      locked,
                  guint       n_specs,
                  guint       n_empty)
{
  g_return_if_fail (KB_IS_STOCK_BAR (self));

  if (stock == KB_NONE || stock <= 0)
    self->locked = 0;
  else
    self->locked = locked == KB_NONE ? 1 : CLAMP ((double) locked / (double) stock, 0, 1);
  self->empty = n_specs > 0 ? (double) n_empty / n_specs : 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
