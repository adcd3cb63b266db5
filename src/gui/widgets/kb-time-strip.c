/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-time-strip"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-instant.h"
#include "kb-paint.h"
#include "kb-time-strip.h"

#define MINUTE_US G_GINT64_CONSTANT (60000000)
#define PADDING 12
#define RULER_Y 5
#define FLAG_Y 23
#define SEGMENT_Y 34
#define SEGMENT_HEIGHT 17
#define CUE_Y 52
#define CUE_HEIGHT 28
#define LANE_Y 86
#define LANE_HEIGHT 17
#define LANE_STEP 19
#define DOT_RADIUS 4
#define RULER_SPACING 86

/**
 * KbTimeStrip:
 *
 * A show to scale: a ruler, flags of hard starts, segments, cues by type, and a lane per kind of
 * speaker. An overlap is both bars at half height in a red frame; the ground behind what the table
 * shows is shaded; a click on a cue goes there.
 */
struct _KbTimeStrip
{
  GtkWidget  parent_instance;

  gint64     start_us;      /* what the width stands for */
  gint64     end_us;
  gint64     seen_start_us; /* what the table shows */
  gint64     seen_end_us;
  GTimeZone *zone;          /* owned, nullable */
  GArray    *cues;          /* owned KbStripCue, in running order */
  GArray    *segments;      /* owned KbStripSpan */
  GArray    *spans;         /* owned KbStripSpan */
  guint      n_lanes;
};

enum
{
  SIGNAL_CUE_CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbTimeStrip, kb_time_strip, GTK_TYPE_WIDGET)

static void
clear_cue (gpointer data)
{
  KbStripCue *cue = data;

  g_free (cue->label);
  g_free (cue->tip);
}

static void
clear_span (gpointer data)
{
  g_free (((KbStripSpan *) data)->label);
}

static float
x_of (KbTimeStrip *self,
      gint64       at_us)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PADDING;

  return PADDING + (float) ((double) (at_us - self->start_us) / (self->end_us - self->start_us) * width);
}

static GdkRGBA
get_colour (KbTimeStrip *self,
            const char  *stem,
            const char  *part)
{
  return kb_paint_find_colour (GTK_WIDGET (self), stem, part);
}

static GdkRGBA
get_text_colour (KbTimeStrip *self,
                 float        alpha)
{
  return kb_paint_text_colour (GTK_WIDGET (self), alpha);
}

static void
fill (GtkSnapshot   *snapshot,
      const GdkRGBA *colour,
      float          x,
      float          y,
      float          width,
      float          height)
{
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* Text only where it fits whole, unless it may be cut at the end. */
static void
write_text (KbTimeStrip   *self,
            GtkSnapshot   *snapshot,
            const char    *text,
            PangoWeight    weight,
            const GdkRGBA *colour,
            float          x,
            float          y,
            float          width,
            gboolean       is_centred)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int text_width, text_height;

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width > width)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (is_centred ? x + (width - text_width) / 2 : x,
                                                          y - text_height / 2));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static gint64
choose_step (KbTimeStrip *self)
{
  static const int minutes[] = { 1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720 };
  const int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PADDING;

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      const gint64 step_us = minutes[i] * MINUTE_US;

      if ((double) step_us / (self->end_us - self->start_us) * width >= RULER_SPACING)
        return step_us;
    }

  return 24 * 60 * MINUTE_US;
}

static void
draw_ruler (KbTimeStrip *self,
            GtkSnapshot *snapshot)
{
  const gint64 step_us = choose_step (self);
  const GdkRGBA text = get_colour (self, "dim_text", "");
  const GdkRGBA line = get_text_colour (self, 0.12);
  const int height = gtk_widget_get_height (GTK_WIDGET (self));

  for (gint64 at_us = (self->start_us + step_us - 1) / step_us * step_us; at_us <= self->end_us; at_us += step_us)
    {
      g_autofree char *clock = kb_instant_format_minutes (at_us, self->zone);
      const float x = x_of (self, at_us);
      const float text_x = CLAMP (x - 18, PADDING, gtk_widget_get_width (GTK_WIDGET (self)) - PADDING - 38);

      fill (snapshot, &line, x, FLAG_Y, 1, height - FLAG_Y);
      write_text (self, snapshot, clock, PANGO_WEIGHT_NORMAL, &text, text_x, RULER_Y + 7, 60, FALSE);
    }
}

static void
draw_flag (KbTimeStrip      *self,
           GtkSnapshot      *snapshot,
           const KbStripCue *cue)
{
  const gboolean is_late = cue->mark != NULL && g_str_equal (cue->mark, "level_block");
  const GdkRGBA colour = is_late ? get_colour (self, "level_block", "_icon") : get_text_colour (self, 1);
  const float x = x_of (self, cue->start_us);

  fill (snapshot, &colour, x, FLAG_Y, 1.5, CUE_Y + CUE_HEIGHT - FLAG_Y);
  fill (snapshot, &colour, x, FLAG_Y, 8, 3.5);
  fill (snapshot, &colour, x + 3, FLAG_Y + 2, 6, 4.5);
}

static void
draw_segments (KbTimeStrip *self,
               GtkSnapshot *snapshot)
{
  const GdkRGBA text = get_text_colour (self, 1);

  for (guint i = 0; i < self->segments->len; i++)
    {
      const KbStripSpan *segment = &g_array_index (self->segments, KbStripSpan, i);
      const GdkRGBA ground = get_text_colour (self, i % 2 == 0 ? 0.14 : 0.08);
      const float x = x_of (self, segment->start_us);
      const float width = x_of (self, segment->end_us) - x;

      fill (snapshot, &ground, x, SEGMENT_Y, width - 1, SEGMENT_HEIGHT);
      write_text (self, snapshot, segment->label, PANGO_WEIGHT_BOLD, &text, x + 5, SEGMENT_Y + SEGMENT_HEIGHT / 2.0,
                  width - 8, FALSE);
    }
}

static void
draw_bar (KbTimeStrip      *self,
          GtkSnapshot      *snapshot,
          const KbStripCue *cue,
          float             x,
          float             y,
          float             width,
          float             height)
{
  const GdkRGBA bar = get_colour (self, cue->colour, "_bar");
  const GdkRGBA ground = get_colour (self, cue->colour, "_ground");

  if (width <= 0)
    return;
  if (!cue->is_outlined)
    {
      kb_paint_rounded (snapshot, &bar, &GRAPHENE_RECT_INIT (x, y, width, height), 2);
      return;
    }

  kb_paint_rounded (snapshot, &ground, &GRAPHENE_RECT_INIT (x, y, width, height), 2);
  kb_paint_outline (snapshot, &bar, &GRAPHENE_RECT_INIT (x, y, width, height), 1, 2);
}

/* Where a cue runs into the next one it has the upper half, and the next one the lower. */
static void
draw_cue (KbTimeStrip *self,
          GtkSnapshot *snapshot,
          guint        index)
{
  const KbStripCue *cue = &g_array_index (self->cues, KbStripCue, index);
  const KbStripCue *before = index > 0 ? cue - 1 : NULL;
  const KbStripCue *after = index + 1 < self->cues->len ? cue + 1 : NULL;
  const float start = x_of (self, cue->start_us);
  const float end = MAX (x_of (self, cue->end_us) - 1, start + 1);
  const float free_start = before != NULL ? CLAMP (x_of (self, before->end_us), start, end) : start;
  const float free_end = after != NULL ? CLAMP (x_of (self, after->start_us), start, end) : end;
  const gboolean joins = before != NULL && before->end_us <= cue->start_us;
  const float from = joins ? start : free_start;
  const GdkRGBA block = get_colour (self, "level_block", "_icon");
  const GdkRGBA text = cue->is_outlined ? get_colour (self, cue->colour, "_text") : get_colour (self, "on_bar", "");

  draw_bar (self, snapshot, cue, from, CUE_Y, free_end - from, CUE_HEIGHT);
  if (!joins && free_start > start)
    draw_bar (self, snapshot, cue, start, CUE_Y + CUE_HEIGHT / 2.0, free_start - start, CUE_HEIGHT / 2.0);
  if (after != NULL && cue->end_us > after->start_us)
    {
      draw_bar (self, snapshot, cue, free_end, CUE_Y, end - free_end, CUE_HEIGHT / 2.0);
      kb_paint_outline (snapshot, &block,
                        &GRAPHENE_RECT_INIT (free_end - 1, CUE_Y - 1, end - free_end + 2, CUE_HEIGHT + 2), 2, 3);
    }
  write_text (self, snapshot, cue->label, PANGO_WEIGHT_BOLD, &text, from, CUE_Y + CUE_HEIGHT / 2.0,
              free_end - from, TRUE);
}

static void
draw_dot (GtkSnapshot   *snapshot,
          const GdkRGBA *colour,
          float          centre,
          float          radius)
{
  const float y = CUE_Y + CUE_HEIGHT;

  kb_paint_rounded (snapshot, colour, &GRAPHENE_RECT_INIT (centre - radius, y - radius, 2 * radius, 2 * radius), radius);
}

static void
draw_over_cue (KbTimeStrip      *self,
               GtkSnapshot      *snapshot,
               const KbStripCue *cue)
{
  const float x = x_of (self, cue->start_us);
  const float end = x_of (self, cue->end_us);
  const GdkRGBA text = get_text_colour (self, 1);
  const GdkRGBA ring = get_colour (self, "view_bg_color", "");

  if (cue->is_hard)
    draw_flag (self, snapshot, cue);
  if (cue->is_selected)
    kb_paint_outline (snapshot, &text, &GRAPHENE_RECT_INIT (x - 2, CUE_Y - 2, end - x + 3, CUE_HEIGHT + 4), 2, 4);
  if (cue->mark != NULL)
    {
      const GdkRGBA colour = get_colour (self, cue->mark, "_icon");
      const float centre = (x + end) / 2;

      draw_dot (snapshot, &ring, centre, DOT_RADIUS + 1);
      draw_dot (snapshot, &colour, centre, DOT_RADIUS);
    }
}

static void
draw_lanes (KbTimeStrip *self,
            GtkSnapshot *snapshot)
{
  const GdkRGBA solid = get_colour (self, "bar_fill", "");
  const GdkRGBA text = get_text_colour (self, 1);
  GdkRGBA light = get_colour (self, "bar_fill", "");

  light.alpha = 0.18;
  for (guint i = 0; i < self->spans->len; i++)
    {
      const KbStripSpan *span = &g_array_index (self->spans, KbStripSpan, i);
      const float x = x_of (self, span->start_us);
      const float width = x_of (self, span->end_us) - x - 1;
      const float y = LANE_Y + span->lane * LANE_STEP;

      if (span->is_solid)
        kb_paint_rounded (snapshot, &solid, &GRAPHENE_RECT_INIT (x, y + 3, MAX (width, 2), LANE_HEIGHT - 6), 2);
      else
        fill (snapshot, &light, x, y, MAX (width, 1), LANE_HEIGHT);
      if (span->label != NULL)
        write_text (self, snapshot, span->label, PANGO_WEIGHT_NORMAL, &text, x + 5, y + LANE_HEIGHT / 2.0,
                    width - 8, FALSE);
    }
}

static void
draw_seen (KbTimeStrip *self,
           GtkSnapshot *snapshot)
{
  const GdkRGBA ground = get_text_colour (self, 0.05);
  const float x = x_of (self, self->seen_start_us);

  if (self->seen_end_us > self->seen_start_us)
    fill (snapshot, &ground, x, SEGMENT_Y - 2, x_of (self, self->seen_end_us) - x,
          gtk_widget_get_height (GTK_WIDGET (self)) - SEGMENT_Y - 2);
}

static void
kb_time_strip_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  KbTimeStrip *self = KB_TIME_STRIP (widget);

  if (self->end_us <= self->start_us || self->zone == NULL)
    return;

  draw_seen (self, snapshot);
  draw_ruler (self, snapshot);
  draw_segments (self, snapshot);
  draw_lanes (self, snapshot);
  for (guint i = 0; i < self->cues->len; i++)
    draw_cue (self, snapshot, i);
  for (guint i = 0; i < self->cues->len; i++)
    draw_over_cue (self, snapshot, &g_array_index (self->cues, KbStripCue, i));
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

      if (x >= x_of (self, cue->start_us) && x <= x_of (self, cue->end_us))
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

  if (cue == NULL || keyboard_tip)
    return FALSE;

  gtk_tooltip_set_text (tooltip, cue->tip);
  return TRUE;
}

static void
kb_time_strip_finalize (GObject *object)
{
  KbTimeStrip *self = KB_TIME_STRIP (object);

  g_array_unref (self->cues);
  g_array_unref (self->segments);
  g_array_unref (self->spans);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_time_strip_parent_class)->finalize (object);
}

static void
kb_time_strip_class_init (KbTimeStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kb_time_strip_finalize;
  widget_class->snapshot = kb_time_strip_snapshot;
  widget_class->measure = kb_time_strip_measure;
  widget_class->query_tooltip = kb_time_strip_query_tooltip;

  /**
   * KbTimeStrip::cue-clicked:
   * @id: the cue
   */
  signals[SIGNAL_CUE_CLICKED] = g_signal_new ("cue-clicked", KB_TYPE_TIME_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_INT64);

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
  copy.tip = g_strdup (cue->tip);
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
