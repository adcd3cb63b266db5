/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-slot-bar"

#include "config.h"

#include "kb-slot-bar.h"

#define BAR_HEIGHT 7
#define BAR_RADIUS 2

/**
 * KbSlotBar:
 *
 * How much of a cue's slot its script takes. The track is the slot, on a scale that all bars of a
 * page share; the fill is the script, and what is beyond the track is red.
 */
struct _KbSlotBar
{
  GtkWidget  parent_instance;

  gint64     script_ms;
  gint64     slot_ms;
  gint64     scale_ms;    /* the length that takes the whole width */
};

G_DEFINE_FINAL_TYPE (KbSlotBar, kb_slot_bar, GTK_TYPE_WIDGET)

static void
append_bar (KbSlotBar   *self,
            GtkSnapshot *snapshot,
            const char  *colour_name,
            float        x,
            float        width)
{
  const int y = (gtk_widget_get_height (GTK_WIDGET (self)) - BAR_HEIGHT) / 2;
  GskRoundedRect bar;
  GdkRGBA colour;

  if (width < 0.5 || !gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                                      colour_name, &colour))
    return;

  gsk_rounded_rect_init_from_rect (&bar, &GRAPHENE_RECT_INIT (x, y, width, BAR_HEIGHT), BAR_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, &colour, &bar.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
kb_slot_bar_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  KbSlotBar *self = KB_SLOT_BAR (widget);
  const double per_ms = self->scale_ms > 0 ? (double) gtk_widget_get_width (widget) / self->scale_ms : 0;
  const float slot = self->slot_ms * per_ms;
  const float script = MIN (self->script_ms * per_ms, gtk_widget_get_width (widget));

  append_bar (self, snapshot, "bar_track", 0, slot);
  append_bar (self, snapshot, "level_block_icon", 0, script > slot ? script : 0);
  append_bar (self, snapshot, "bar_fill", 0, MIN (script, slot));
}

static void
kb_slot_bar_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 24 : BAR_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 92 : BAR_HEIGHT;
}

static void
kb_slot_bar_class_init (KbSlotBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = kb_slot_bar_snapshot;
  widget_class->measure = kb_slot_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "slotbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kb_slot_bar_init (KbSlotBar *self)
{
}

GtkWidget *
kb_slot_bar_new (void)
{
  return g_object_new (KB_TYPE_SLOT_BAR, NULL);
}

/**
 * kb_slot_bar_set:
 * @script_ms: how long the script takes, milliseconds
 * @slot_ms: how long there is
 * @scale_ms: the length that is drawn over the whole width
 */
void
kb_slot_bar_set (KbSlotBar *self,
                 gint64     script_ms,
                 gint64     slot_ms,
                 gint64     scale_ms)
{
  g_return_if_fail (KB_IS_SLOT_BAR (self));

  if (self->script_ms == script_ms && self->slot_ms == slot_ms && self->scale_ms == scale_ms)
    return;

  self->script_ms = script_ms;
  self->slot_ms = slot_ms;
  self->scale_ms = scale_ms;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
