/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-time-strip"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "kb-paint.h"
#include "kb-time-strip-private.h"

enum
{
  SIGNAL_CUE_PICKED,
  SIGNAL_DESCRIBE,
  SIGNAL_PREVIEW,
  SIGNAL_RESIZED,
  SIGNAL_RESTORE,
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


/* What changes with every key, the selection and what is in sight, is drawn around one picture. */
static void
kb_time_strip_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  KbTimeStrip *self = KB_TIME_STRIP (widget);

  if (self->scale.to_us <= self->scale.from_us || self->zone == NULL)
    return;

  draw_seen (self, snapshot);
  if (self->picture == NULL)
    self->picture = kb_time_strip_create_picture (self);
  if (self->picture != NULL)
    gtk_snapshot_append_node (snapshot, self->picture);
  draw_selection (self, snapshot);
  kb_time_strip_draw_change (self, snapshot);
  if (gtk_widget_get_visible (self->bar))
    gtk_widget_snapshot_child (widget, self->bar, snapshot);
}

static void
kb_time_strip_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  KbTimeStrip *self = KB_TIME_STRIP (widget);
  int bar_height;

  kb_time_strip_forget (self);
  if (!gtk_widget_get_visible (self->bar))
    return;

  gtk_widget_measure (self->bar, GTK_ORIENTATION_VERTICAL, -1, &bar_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->bar, &(GtkAllocation) { 0, height - bar_height, width, bar_height }, -1);
}

static void
kb_time_strip_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kb_time_strip_parent_class)->css_changed (widget, change);
  kb_time_strip_forget (KB_TIME_STRIP (widget));
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
  KbTimeStrip *self = KB_TIME_STRIP (widget);
  int bar = 0;

  if (gtk_widget_get_visible (self->bar))
    gtk_widget_measure (self->bar, orientation, -1, &bar, NULL, NULL, NULL);
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? LANE_Y + (int) self->n_lanes * LANE_STEP + 8 + bar : bar;
}

/**
 * kb_time_strip_find:
 *
 * Returns: (nullable): the cue of that id.
 */
KbStripCue *
kb_time_strip_find (KbTimeStrip *self,
                    gint64       id)
{
  for (guint i = 0; id != 0 && i < self->cues->len; i++)
    if (g_array_index (self->cues, KbStripCue, i).id == id)
      return &g_array_index (self->cues, KbStripCue, i);

  return NULL;
}

/**
 * kb_time_strip_pick:
 *
 * Returns: (nullable): the cue at that place; of two that overlap, the later one.
 */
KbStripCue *
kb_time_strip_pick (KbTimeStrip *self,
                    double       x)
{
  KbStripCue *found = NULL;

  for (guint i = 0; i < self->cues->len; i++)
    {
      KbStripCue *cue = &g_array_index (self->cues, KbStripCue, i);

      if (x >= kb_time_strip_get_x (self, cue->start_us) && x <= kb_time_strip_get_x (self, cue->end_us))
        found = cue;
    }

  return found;
}

void
kb_time_strip_forget (KbTimeStrip *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
}

static void
bar_moved_cb (KbTimeStrip   *self,
              GtkAdjustment *adjustment)
{
  kb_scale_scroll_to (&self->scale, self->scale.start_us
                                      + (gint64) (gtk_adjustment_get_value (adjustment) * G_USEC_PER_SEC));
  kb_time_strip_forget (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kb_time_strip_changed_view:
 *
 * Something else is in sight: says so to the bar, and draws anew.
 */
void
kb_time_strip_changed_view (KbTimeStrip *self)
{
  GtkAdjustment *adjustment = gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (self->bar));
  const double span = (double) (self->scale.to_us - self->scale.from_us) / G_USEC_PER_SEC;

  g_signal_handlers_block_by_func (adjustment, bar_moved_cb, self);
  gtk_adjustment_configure (adjustment, (double) (self->scale.from_us - self->scale.start_us) / G_USEC_PER_SEC, 0,
                            (double) (self->scale.end_us - self->scale.start_us) / G_USEC_PER_SEC, span / 10, span, span);
  g_signal_handlers_unblock_by_func (adjustment, bar_moved_cb, self);
  gtk_widget_set_visible (self->bar, kb_scale_is_zoomed (&self->scale));
  kb_time_strip_forget (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
kb_time_strip_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard_tip,
                             GtkTooltip *tooltip)
{
  const KbStripCue *cue = kb_time_strip_pick (KB_TIME_STRIP (widget), x);
  g_autofree char *text = NULL;

  if (cue == NULL || keyboard_tip)
    return FALSE;

  g_signal_emit (widget, signals[SIGNAL_DESCRIBE], 0, cue->id, &text);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
kb_time_strip_dispose (GObject *object)
{
  g_clear_pointer (&KB_TIME_STRIP (object)->bar, gtk_widget_unparent);

  G_OBJECT_CLASS (kb_time_strip_parent_class)->dispose (object);
}

static void
kb_time_strip_finalize (GObject *object)
{
  KbTimeStrip *self = KB_TIME_STRIP (object);

  kb_time_strip_forget_change (self);
  g_array_unref (self->cues);
  g_array_unref (self->segments);
  g_array_unref (self->spans);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  kb_time_strip_forget (self);

  G_OBJECT_CLASS (kb_time_strip_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  /**
   * KbTimeStrip::cue-picked:
   * @id: the cue
   * @how: a #KbStripPick
   */
  signals[SIGNAL_CUE_PICKED] = g_signal_new ("cue-picked", KB_TYPE_TIME_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);

  /**
   * KbTimeStrip::describe:
   * @id: the cue under the pointer
   *
   * Returns: (transfer full) (nullable): what it is, in words.
   */
  signals[SIGNAL_DESCRIBE] = g_signal_new ("describe", KB_TYPE_TIME_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_STRING, 1, G_TYPE_INT64);

  /**
   * KbTimeStrip::preview:
   * @id: the cue whose edge is moved
   * @duration_ms: what its length would be
   *
   * Show what would come of it, by kb_time_strip_retime().
   *
   * Returns: (transfer full) (nullable): that in words.
   */
  signals[SIGNAL_PREVIEW] = g_signal_new ("preview", KB_TYPE_TIME_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_STRING, 2, G_TYPE_INT64, G_TYPE_INT64);

  /**
   * KbTimeStrip::resized:
   * @id: the cue whose edge was let go
   * @duration_ms: its new length
   */
  signals[SIGNAL_RESIZED] = g_signal_new ("resized", KB_TYPE_TIME_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  /**
   * KbTimeStrip::restore:
   *
   * A change was given up: show the plan as it is.
   */
  signals[SIGNAL_RESTORE] = g_signal_new ("restore", KB_TYPE_TIME_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kb_time_strip_class_init (KbTimeStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_time_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_time_strip_finalize;
  widget_class->snapshot = kb_time_strip_snapshot;
  widget_class->measure = kb_time_strip_measure;
  widget_class->size_allocate = kb_time_strip_size_allocate;
  widget_class->css_changed = kb_time_strip_css_changed;
  widget_class->query_tooltip = kb_time_strip_query_tooltip;

  install_signals ();

  gtk_widget_class_set_css_name (widget_class, "timestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
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
  self->target_us = KB_NONE;
  self->cues = create_array (sizeof (KbStripCue), clear_cue);
  self->segments = create_array (sizeof (KbStripSpan), clear_span);
  self->spans = create_array (sizeof (KbStripSpan), clear_span);
  gtk_widget_add_css_class (GTK_WIDGET (self), "time-strip");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rundown at a glance"), -1);

  self->bar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, NULL);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (self->bar)), "value-changed",
                           G_CALLBACK (bar_moved_cb), self, G_CONNECT_SWAPPED);
  kb_time_strip_add_input (self);
}

/**
 * kb_time_strip_begin:
 * @start_us: when the show starts, microseconds since 1970 UTC
 * @end_us: when it ends; not later than @start_us: there is nothing to draw
 * @target_us: when it should end; %KB_NONE: nothing asks
 * @zone: (nullable): where its clock is
 *
 * Empties the strip; what it shows is added after this.
 */
void
kb_time_strip_begin (KbTimeStrip *self,
                     gint64       start_us,
                     gint64       end_us,
                     gint64       target_us,
                     GTimeZone   *zone)
{
  g_return_if_fail (KB_IS_TIME_STRIP (self));

  g_array_set_size (self->cues, 0);
  g_array_set_size (self->segments, 0);
  g_array_set_size (self->spans, 0);
  self->n_lanes = 0;
  kb_time_strip_forget (self);
  kb_time_strip_forget_change (self);
  kb_scale_set_range (&self->scale, start_us, MAX (start_us, end_us));
  kb_time_strip_changed_view (self);
  self->target_us = target_us;
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
  g_array_index (self->segments, KbStripSpan, self->segments->len - 1).first_cue = self->cues->len;
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
 *
 * The first of them is brought into sight.
 */
void
kb_time_strip_select (KbTimeStrip *self,
                      GHashTable  *ids)
{
  const KbStripCue *first = NULL;

  g_return_if_fail (KB_IS_TIME_STRIP (self));

  for (guint i = 0; i < self->cues->len; i++)
    {
      KbStripCue *cue = &g_array_index (self->cues, KbStripCue, i);

      cue->is_selected = g_hash_table_contains (ids, &cue->id);
      if (cue->is_selected && first == NULL)
        first = cue;
    }
  if (first != NULL && !g_hash_table_contains (ids, &self->current_id))
    {
      self->current_id = first->id;
      kb_scale_reveal (&self->scale, first->start_us, first->end_us);
      kb_time_strip_changed_view (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Segments are where their cues are. */
static void
follow_cues (KbTimeStrip *self)
{
  for (guint i = 0; i < self->segments->len; i++)
    {
      KbStripSpan *segment = &g_array_index (self->segments, KbStripSpan, i);
      const guint end = i + 1 < self->segments->len ? g_array_index (self->segments, KbStripSpan, i + 1).first_cue
                                                    : self->cues->len;

      if (end <= segment->first_cue)
        continue;
      segment->start_us = g_array_index (self->cues, KbStripCue, segment->first_cue).start_us;
      segment->end_us = g_array_index (self->cues, KbStripCue, end - 1).end_us;
    }
}

/**
 * kb_time_strip_retime:
 * @index: a cue, from 0 in the order in which they were added
 * @start_us: when it would start
 * @end_us: when it would end
 * @slack_ms: free time before it; 0: none
 *
 * Shows a cue where it would be.
 */
void
kb_time_strip_retime (KbTimeStrip *self,
                      guint        index,
                      gint64       start_us,
                      gint64       end_us,
                      gint64       slack_ms)
{
  KbStripCue *cue;

  g_return_if_fail (KB_IS_TIME_STRIP (self));
  g_return_if_fail (index < self->cues->len);

  cue = &g_array_index (self->cues, KbStripCue, index);
  cue->start_us = start_us;
  cue->end_us = end_us;
  cue->slack_ms = slack_ms;
  if (index + 1 < self->cues->len)
    return;

  follow_cues (self);
  kb_time_strip_forget (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kb_time_strip_zoom:
 * @steps: how much closer; negative: farther away; 0: all of it
 *
 * Looks closer at what is selected, or at the middle of what is in sight.
 */
void
kb_time_strip_zoom (KbTimeStrip *self,
                    int          steps)
{
  const KbStripCue *cue;

  g_return_if_fail (KB_IS_TIME_STRIP (self));

  cue = kb_time_strip_find (self, self->current_id);
  if (steps == 0)
    kb_scale_zoom (&self->scale, 1e-9, self->scale.from_us);
  else if (cue != NULL)
    {
      kb_scale_zoom (&self->scale, pow (KB_STRIP_ZOOM, steps), cue->start_us);
      kb_scale_reveal (&self->scale, cue->start_us, cue->end_us);
    }
  else
    kb_scale_zoom (&self->scale, pow (KB_STRIP_ZOOM, steps), (self->scale.from_us + self->scale.to_us) / 2);
  kb_time_strip_changed_view (self);
}
