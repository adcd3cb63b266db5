/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-time-strip"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-paint.h"
#include "kb-time-strip-private.h"

enum
{
  SIGNAL_CUE_CLICKED,
  SIGNAL_DESCRIBE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbTimeStrip, kb_time_strip, GTK_TYPE_WIDGET)

static void
clear_cue (gpointer data)
{
  KbStripCue *cue = data;

  g_free (cue->label);
}

static void
clear_span (gpointer data)
{
  g_free (((KbStripSpan *) data)->label);
}

static void
draw_seen (KbTimeStrip *self,
           GtkSnapshot *snapshot)
{
  const GdkRGBA ground = kb_paint_text_colour (GTK_WIDGET (self), 0.05);
  const float x = kb_time_strip_get_x (self, self->seen_start_us);

  if (self->seen_end_us > self->seen_start_us)
    gtk_snapshot_append_color (snapshot, &ground,
                               &GRAPHENE_RECT_INIT (x, SEGMENT_Y - 2, kb_time_strip_get_x (self, self->seen_end_us) - x,
                                                    gtk_widget_get_height (GTK_WIDGET (self)) - SEGMENT_Y - 2));
}

static void
draw_selection (KbTimeStrip *self,
                GtkSnapshot *snapshot)
{
  const GdkRGBA text = kb_paint_text_colour (GTK_WIDGET (self), 1);

  for (guint i = 0; i < self->cues->len; i++)
    {
      const KbStripCue *cue = &g_array_index (self->cues, KbStripCue, i);
      const float x = kb_time_strip_get_x (self, cue->start_us);

      if (cue->is_selected)
        kb_paint_outline (snapshot, &text, &GRAPHENE_RECT_INIT (x - 2, CUE_Y - 2, kb_time_strip_get_x (self, cue->end_us) - x + 3,
                                                                CUE_HEIGHT + 4), 2, 4);
    }
}

static void
forget_picture (KbTimeStrip *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
}

/* What changes with every key, the selection and what is in sight, is drawn around one picture. */
static void
kb_time_strip_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  KbTimeStrip *self = KB_TIME_STRIP (widget);

  if (self->end_us <= self->start_us || self->zone == NULL)
    return;

  draw_seen (self, snapshot);
  if (self->picture == NULL)
    self->picture = kb_time_strip_create_picture (self);
  if (self->picture != NULL)
    gtk_snapshot_append_node (snapshot, self->picture);
  draw_selection (self, snapshot);
}

static void
kb_time_strip_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  forget_picture (KB_TIME_STRIP (widget));
}

static void
kb_time_strip_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kb_time_strip_parent_class)->css_changed (widget, change);
  forget_picture (KB_TIME_STRIP (widget));
}

static void
kb_time_strip_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = LANE_Y + KB_TIME_STRIP (widget)->n_lanes * LANE_STEP + 8;
}

static const KbStripCue *
find_cue (KbTimeStrip *self,
          double       x)
{
  const KbStripCue *found = NULL;

  for (guint i = 0; i < self->cues->len; i++)
    {
      const KbStripCue *cue = &g_array_index (self->cues, KbStripCue, i);

      if (x >= kb_time_strip_get_x (self, cue->start_us) && x <= kb_time_strip_get_x (self, cue->end_us))
        found = cue;
    }

  return found;
}

static void
pressed_cb (KbTimeStrip *self,
            int          n_press,
            double       x,
            double       y)
{
  const KbStripCue *cue = find_cue (self, x);

  if (cue != NULL)
    g_signal_emit (self, signals[SIGNAL_CUE_CLICKED], 0, cue->id);
}

static gboolean
kb_time_strip_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard_tip,
                             GtkTooltip *tooltip)
{
  const KbStripCue *cue = find_cue (KB_TIME_STRIP (widget), x);
  g_autofree char *text = NULL;

  if (cue == NULL || keyboard_tip)
    return FALSE;

  g_signal_emit (widget, signals[SIGNAL_DESCRIBE], 0, cue->id, &text);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
kb_time_strip_finalize (GObject *object)
{
  KbTimeStrip *self = KB_TIME_STRIP (object);

  g_array_unref (self->cues);
  g_array_unref (self->segments);
  g_array_unref (self->spans);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  forget_picture (self);

  G_OBJECT_CLASS (kb_time_strip_parent_class)->finalize (object);
}

static void
kb_time_strip_class_init (KbTimeStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kb_time_strip_finalize;
  widget_class->snapshot = kb_time_strip_snapshot;
  widget_class->measure = kb_time_strip_measure;
  widget_class->size_allocate = kb_time_strip_size_allocate;
  widget_class->css_changed = kb_time_strip_css_changed;
  widget_class->query_tooltip = kb_time_strip_query_tooltip;

  /**
   * KbTimeStrip::cue-clicked:
   * @id: the cue
   */
  signals[SIGNAL_CUE_CLICKED] = g_signal_new ("cue-clicked", KB_TYPE_TIME_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_INT64);

  /**
   * KbTimeStrip::describe:
   * @id: the cue under the pointer
   *
   * Returns: (transfer full) (nullable): what it is, in words.
   */
  signals[SIGNAL_DESCRIBE] = g_signal_new ("describe", KB_TYPE_TIME_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_STRING, 1, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "timestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GArray *
create_array (gsize          size,
              GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (array, clear);
  return array;
}

static void
kb_time_strip_init (KbTimeStrip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->cues = create_array (sizeof (KbStripCue), clear_cue);
  self->segments = create_array (sizeof (KbStripSpan), clear_span);
  self->spans = create_array (sizeof (KbStripSpan), clear_span);
  gtk_widget_add_css_class (GTK_WIDGET (self), "time-strip");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rundown at a glance"), -1);

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * kb_time_strip_begin:
 * @start_us: when the show starts, microseconds since 1970 UTC
 * @end_us: when it ends; not later than @start_us: there is nothing to draw
 * @zone: (nullable): where its clock is
 *
 * Empties the strip; what it shows is added after this.
 */
void
kb_time_strip_begin (KbTimeStrip *self,
                     gint64       start_us,
                     gint64       end_us,
                     GTimeZone   *zone)
{
  g_return_if_fail (KB_IS_TIME_STRIP (self));

  g_array_set_size (self->cues, 0);
  g_array_set_size (self->segments, 0);
  g_array_set_size (self->spans, 0);
  self->n_lanes = 0;
  forget_picture (self);
  self->start_us = start_us;
  self->end_us = end_us;
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kb_time_strip_add_cue:
 * @cue: its texts are copied; cues come in running order
 */
void
kb_time_strip_add_cue (KbTimeStrip      *self,
                       const KbStripCue *cue)
{
  KbStripCue copy = *cue;

  g_return_if_fail (KB_IS_TIME_STRIP (self));

  copy.label = g_strdup (cue->label != NULL ? cue->label : "");
  g_array_append_val (self->cues, copy);
}

static void
add_span (GArray            *spans,
          const KbStripSpan *span)
{
  KbStripSpan copy = *span;

  copy.label = g_strdup (span->label);
  g_array_append_val (spans, copy);
}

void
kb_time_strip_add_segment (KbTimeStrip       *self,
                           const KbStripSpan *segment)
{
  g_return_if_fail (KB_IS_TIME_STRIP (self));

  add_span (self->segments, segment);
}

void
kb_time_strip_add_span (KbTimeStrip       *self,
                        const KbStripSpan *span)
{
  g_return_if_fail (KB_IS_TIME_STRIP (self));

  add_span (self->spans, span);
  self->n_lanes = MAX (self->n_lanes, span->lane + 1);
}

/**
 * kb_time_strip_set_visible:
 * @start_us: the start of what is in sight elsewhere
 * @end_us: its end
 */
void
kb_time_strip_set_visible (KbTimeStrip *self,
                           gint64       start_us,
                           gint64       end_us)
{
  g_return_if_fail (KB_IS_TIME_STRIP (self));

  if (self->seen_start_us == start_us && self->seen_end_us == end_us)
    return;

  self->seen_start_us = start_us;
  self->seen_end_us = end_us;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kb_time_strip_select:
 * @ids: (element-type gint64): the cues that are selected elsewhere
 */
void
kb_time_strip_select (KbTimeStrip *self,
                      GHashTable  *ids)
{
  g_return_if_fail (KB_IS_TIME_STRIP (self));

  for (guint i = 0; i < self->cues->len; i++)
    {
      KbStripCue *cue = &g_array_index (self->cues, KbStripCue, i);

      cue->is_selected = g_hash_table_contains (ids, &cue->id);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
