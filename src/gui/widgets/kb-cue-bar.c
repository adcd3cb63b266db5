/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-bar"

#include "config.h"

#include "kb-cue-bar.h"

#define BAR_HEIGHT 16

/**
 * KbCueBar:
 *
 * How much of the cue on air has passed: a track, its fill, and two ticks where it warns and where
 * it presses. It redraws only when the fill moves by a pixel.
 */
struct _KbCueBar
{
  GtkWidget  parent_instance;

  gint64     length_ms;
  gint64     warning_ms;   /* remaining time at which it warns */
  gint64     danger_ms;    /* remaining time at which it presses */
  gint64     elapsed_ms;
  int        drawn_width;  /* of the fill, px */
};

G_DEFINE_FINAL_TYPE (KbCueBar, kb_cue_bar, GTK_TYPE_WIDGET)

static int
fill_width (KbCueBar *self)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->length_ms <= 0)
    return self->elapsed_ms > 0 ? width : 0;
  return CLAMP ((double) self->elapsed_ms / self->length_ms, 0, 1) * width;
}

static void
look_up_colour (KbCueBar   *self,
                const char *name,
                GdkRGBA    *colour)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (style, name, colour))
    gtk_style_context_get_color (style, colour);
}

static void
append_tick (KbCueBar    *self,
             GtkSnapshot *snapshot,
             gint64       remaining_ms,
             const char  *colour_name)
{
  const double share = 1 - (double) remaining_ms / MAX (self->length_ms, 1);
  GdkRGBA colour;

  if (remaining_ms <= 0 || share <= 0)
    return;

  look_up_colour (self, colour_name, &colour);
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT ((int) (share * gtk_widget_get_width (GTK_WIDGET (self))), 0,
                                                  3, BAR_HEIGHT));
}

static void
kb_cue_bar_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  KbCueBar *self = KB_CUE_BAR (widget);
  const float width = gtk_widget_get_width (widget);
  GskRoundedRect outline;
  GdkRGBA colour;

  self->drawn_width = fill_width (self);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (gtk_widget_get_height (widget) - BAR_HEIGHT) / 2));
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, BAR_HEIGHT), 6);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);

  look_up_colour (self, "desk_track", &colour);
  gtk_snapshot_append_color (snapshot, &colour, &outline.bounds);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, 0, self->drawn_width, BAR_HEIGHT));
  append_tick (self, snapshot, self->warning_ms, "desk_warning");
  append_tick (self, snapshot, self->danger_ms, "desk_danger");

  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
kb_cue_bar_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : BAR_HEIGHT;
}

static void
kb_cue_bar_class_init (KbCueBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = kb_cue_bar_measure;
  widget_class->snapshot = kb_cue_bar_snapshot;

  gtk_widget_class_set_css_name (widget_class, "kb-cue-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kb_cue_bar_init (KbCueBar *self)
{
}

GtkWidget *
kb_cue_bar_new (void)
{
  return g_object_new (KB_TYPE_CUE_BAR, NULL);
}

/**
 * kb_cue_bar_set_cue:
 * @length_ms: planned length with what was added
 * @warning_ms: remaining time at which it warns
 * @danger_ms: remaining time at which it presses
 */
void
kb_cue_bar_set_cue (KbCueBar *self,
                    gint64    length_ms,
                    gint64    warning_ms,
                    gint64    danger_ms)
{
  g_return_if_fail (KB_IS_CUE_BAR (self));

  if (self->length_ms == length_ms && self->warning_ms == warning_ms && self->danger_ms == danger_ms)
    return;

  self->length_ms = length_ms;
  self->warning_ms = warning_ms;
  self->danger_ms = danger_ms;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
kb_cue_bar_set_elapsed (KbCueBar *self,
                        gint64    elapsed_ms)
{
  g_return_if_fail (KB_IS_CUE_BAR (self));

  self->elapsed_ms = elapsed_ms;
  if (fill_width (self) != self->drawn_width)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
