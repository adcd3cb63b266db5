/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-time-strip-picture"

#include "config.h"

#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-paint.h"
#include "kb-time-strip-private.h"

#define MINUTE_US G_GINT64_CONSTANT (60000000)
#define RULER_Y 5
#define FLAG_Y 23
#define SEGMENT_HEIGHT 17
#define LANE_HEIGHT 17
#define DOT_RADIUS 4
#define RULER_SPACING 86
#define LEAST_TEXT_WIDTH 6
#define BUBBLE_PADDING 8
#define LEAST_ROUNDED_WIDTH 5

/**
 * kb_time_strip_get_x:
 *
 * Returns: where that time is, in the strip's coordinates.
 */
float
kb_time_strip_get_x (KbTimeStrip *self,
                     gint64       at_us)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PADDING;

  return PADDING + (float) ((double) (at_us - self->scale.from_us) / (self->scale.to_us - self->scale.from_us) * width);
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
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  int text_width, text_height;

  if (width < LEAST_TEXT_WIDTH || *text == '\0')
    return;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  attributes = pango_attr_list_new ();
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

      if ((double) step_us / (self->scale.to_us - self->scale.from_us) * width >= RULER_SPACING)
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

  for (gint64 at_us = (self->scale.from_us + step_us - 1) / step_us * step_us; at_us <= self->scale.to_us; at_us += step_us)
    {
      g_autofree char *clock = kb_instant_format_minutes (at_us, self->zone);
      const float x = kb_time_strip_get_x (self, at_us);
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
  const float x = kb_time_strip_get_x (self, cue->start_us);

  if (x < PADDING - 1)
    return;
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
      const float x = MAX (kb_time_strip_get_x (self, segment->start_us), PADDING);
      const float width = kb_time_strip_get_x (self, segment->end_us) - x;

      if (width <= 0 || segment->start_us >= self->scale.to_us)
        continue;
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
  const graphene_rect_t rect = GRAPHENE_RECT_INIT (x, y, width, height);
  GdkRGBA ground;

  if (width <= 0)
    return;
  if (width < LEAST_ROUNDED_WIDTH)
    {
      gtk_snapshot_append_color (snapshot, &bar, &rect);
      return;
    }
  if (!cue->is_outlined)
    {
      kb_paint_rounded (snapshot, &bar, &rect, 2);
      return;
    }

  ground = get_colour (self, cue->colour, "_ground");
  kb_paint_rounded (snapshot, &ground, &rect, 2);
  kb_paint_outline (snapshot, &bar, &rect, 1, 2);
}

/* Free time has the shape of a cue that is not there. */
static void
draw_gap (KbTimeStrip *self,
          GtkSnapshot *snapshot,
          gint64       from_us,
          gint64       to_us)
{
  const GdkRGBA ground = get_colour (self, "level_warn", "_ground");
  const GdkRGBA line = get_colour (self, "level_warn", "_icon");
  const GdkRGBA text = get_colour (self, "level_warn", "_text");
  const float x = kb_time_strip_get_x (self, from_us);
  const float width = MAX (kb_time_strip_get_x (self, to_us) - x - 1, 2);
  const graphene_rect_t rect = GRAPHENE_RECT_INIT (x, CUE_Y, width, CUE_HEIGHT);
  g_autofree char *amount = kb_duration_format_signed ((to_us - from_us) / 1000);

  kb_paint_rounded (snapshot, &ground, &rect, 2);
  kb_paint_outline (snapshot, &line, &rect, 1, 2);
  write_text (self, snapshot, amount, PANGO_WEIGHT_BOLD, &text, x, CUE_Y + CUE_HEIGHT / 2.0, width - 2, TRUE);
}

/* What the show is too short by is a gap before its target; what it is too long by has a red edge
 * from there on. */
static void
draw_target (KbTimeStrip *self,
             GtkSnapshot *snapshot)
{
  const KbStripCue *last = self->cues->len > 0 ? &g_array_index (self->cues, KbStripCue, self->cues->len - 1) : NULL;
  const GdkRGBA block = get_colour (self, "level_block", "_icon");
  float x;

  if (last == NULL || self->target_us == KB_NONE)
    return;

  x = kb_time_strip_get_x (self, self->target_us);
  if (last->end_us < self->target_us)
    draw_gap (self, snapshot, last->end_us, self->target_us);
  if (last->end_us <= self->target_us)
    return;

  fill (snapshot, &block, x, CUE_Y - 3, kb_time_strip_get_x (self, last->end_us) - x, 3);
  fill (snapshot, &block, x, FLAG_Y, 1.5, CUE_Y + CUE_HEIGHT - FLAG_Y);
}

/* Where a hard cue starts before the cue before it has ended: what comes before it has the upper
 * half there, and it and what follows the lower one. */
typedef struct
{
  guint  index;   /* of the hard cue, 0 for no overlap */
  float  start;   /* pixels */
  float  end;
} Overlap;

static Overlap
find_overlap (KbTimeStrip *self,
              guint        index)
{
  const KbStripCue *cue = &g_array_index (self->cues, KbStripCue, index);

  /* The overlap next to a cue: of the next hard one, or of the one that the cue came after. */
  for (guint i = 1; i < self->cues->len; i++)
    {
      const KbStripCue *hard = &g_array_index (self->cues, KbStripCue, i);
      const gint64 end_us = (hard - 1)->end_us;

      if (hard->is_hard && hard->start_us < end_us && cue->start_us < end_us && cue->end_us > hard->start_us)
        return (Overlap) { i, kb_time_strip_get_x (self, hard->start_us), kb_time_strip_get_x (self, end_us) };
    }

  return (Overlap) { 0 };
}

static void
draw_cue (KbTimeStrip *self,
          GtkSnapshot *snapshot,
          guint        index,
          gboolean     has_overlaps)
{
  const KbStripCue *cue = &g_array_index (self->cues, KbStripCue, index);
  const float start = kb_time_strip_get_x (self, cue->start_us);
  const float end = MAX (kb_time_strip_get_x (self, cue->end_us) - 1, start + 1);
  const Overlap overlap = has_overlaps ? find_overlap (self, index) : (Overlap) { 0 };
  const float from = overlap.index > 0 ? CLAMP (overlap.start, start, end) : end;
  const float to = overlap.index > 0 ? CLAMP (overlap.end, start, end) : end;
  const float half_y = index < overlap.index ? CUE_Y : CUE_Y + CUE_HEIGHT / 2.0;
  const GdkRGBA block = get_colour (self, "level_block", "_icon");
  const GdkRGBA text = cue->is_outlined ? get_colour (self, cue->colour, "_text") : get_colour (self, "on_bar", "");

  if (cue->slack_ms > 0)
    draw_gap (self, snapshot, cue->start_us - cue->slack_ms * 1000, cue->start_us);
  draw_bar (self, snapshot, cue, start, CUE_Y, from - start, CUE_HEIGHT);
  draw_bar (self, snapshot, cue, from, half_y, to - from, CUE_HEIGHT / 2.0);
  draw_bar (self, snapshot, cue, to, CUE_Y, end - to, CUE_HEIGHT);
  if (index == overlap.index && index > 0)
    kb_paint_outline (snapshot, &block,
                      &GRAPHENE_RECT_INIT (overlap.start - 1, CUE_Y - 1, overlap.end - overlap.start + 2, CUE_HEIGHT + 2),
                      2, 3);
  write_text (self, snapshot, cue->label, PANGO_WEIGHT_BOLD, &text, start, CUE_Y + CUE_HEIGHT / 2.0, from - start, TRUE);
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
  const float x = kb_time_strip_get_x (self, cue->start_us);
  const float end = kb_time_strip_get_x (self, cue->end_us);
  const GdkRGBA ring = get_colour (self, "view_bg_color", "");

  if (cue->is_hard)
    draw_flag (self, snapshot, cue);
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
      const float x = MAX (kb_time_strip_get_x (self, span->start_us), PADDING);
      const float width = kb_time_strip_get_x (self, span->end_us) - x - 1;
      const float y = LANE_Y + span->lane * LANE_STEP;

      if (width < -1 || span->start_us >= self->scale.to_us)
        continue;
      if (span->is_solid)
        kb_paint_rounded (snapshot, &solid, &GRAPHENE_RECT_INIT (x, y + 3, MAX (width, 2), LANE_HEIGHT - 6), 2);
      else
        fill (snapshot, &light, x, y, MAX (width, 1), LANE_HEIGHT);
      if (span->label != NULL)
        write_text (self, snapshot, span->label, PANGO_WEIGHT_NORMAL, &text, x + 5, y + LANE_HEIGHT / 2.0,
                    width - 8, FALSE);
    }
}

static gboolean
is_in_sight (KbTimeStrip      *self,
             const KbStripCue *cue)
{
  return cue->end_us >= self->scale.from_us && cue->start_us - cue->slack_ms * 1000 <= self->scale.to_us;
}

/**
 * kb_time_strip_draw_change:
 *
 * Draws the edge that is being moved, and what it comes to.
 */
void
kb_time_strip_draw_change (KbTimeStrip *self,
                           GtkSnapshot *snapshot)
{
  const KbStripCue *cue = kb_time_strip_find (self, self->change.id);
  const GdkRGBA accent = get_colour (self, "accent_bg_color", "");
  const GdkRGBA on = get_colour (self, "accent_fg_color", "");
  g_autoptr (PangoLayout) layout = NULL;
  int width, height;
  float x, left;

  if (cue == NULL || self->change.text == NULL)
    return;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->change.text);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = kb_time_strip_get_x (self, cue->end_us);
  left = CLAMP (x - width / 2.0, 2 + BUBBLE_PADDING, MAX (2 + BUBBLE_PADDING, gtk_widget_get_width (GTK_WIDGET (self))
                                                          - width - BUBBLE_PADDING - 2));
  fill (snapshot, &accent, x - 1, FLAG_Y, 2, CUE_Y + CUE_HEIGHT + 4 - FLAG_Y);
  kb_paint_rounded (snapshot, &accent,
                    &GRAPHENE_RECT_INIT (left - BUBBLE_PADDING, FLAG_Y - 4, width + 2 * BUBBLE_PADDING, height + 6), 6);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, FLAG_Y - 1));
  gtk_snapshot_append_layout (snapshot, layout, &on);
  gtk_snapshot_restore (snapshot);
}

/**
 * kb_time_strip_create_picture:
 *
 * Draws all but the selection and what is in sight. Cues of which several fall on one pixel are
 * drawn once.
 *
 * Returns: (transfer full) (nullable): the picture.
 */
GskRenderNode *
kb_time_strip_create_picture (KbTimeStrip *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gboolean has_overlaps = FALSE;
  int last_pixel = -1;

  for (guint i = 1; i < self->cues->len; i++)
    {
      const KbStripCue *cue = &g_array_index (self->cues, KbStripCue, i);

      has_overlaps |= cue->is_hard && cue->start_us < (cue - 1)->end_us;
    }
  draw_ruler (self, snapshot);
  draw_segments (self, snapshot);
  draw_lanes (self, snapshot);
  for (guint i = 0; i < self->cues->len; i++)
    {
      const KbStripCue *cue = &g_array_index (self->cues, KbStripCue, i);
      const int pixel = kb_time_strip_get_x (self, cue->end_us);

      if (pixel != last_pixel && is_in_sight (self, cue))
        draw_cue (self, snapshot, i, has_overlaps);
      last_pixel = pixel;
    }
  draw_target (self, snapshot);
  for (guint i = 0; i < self->cues->len; i++)
    {
      const KbStripCue *cue = &g_array_index (self->cues, KbStripCue, i);

      if ((cue->is_hard || cue->mark != NULL) && is_in_sight (self, cue))
        draw_over_cue (self, snapshot, cue);
    }

  return gtk_snapshot_free_to_node (snapshot);
}
