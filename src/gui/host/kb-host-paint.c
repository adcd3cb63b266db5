/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-paint"

#include "config.h"

#include "kb-host-paint.h"

#define FONT "Cantarell, Noto Sans CJK SC, sans-serif"

/* From the middle of a line to its baseline, see kb-strip.c. */
#define BASELINE 0.365

/* A text that does not fit is made smaller down to this part of its size; then it is cut. */
#define SMALLEST 0.6

/* What is never cut, a price or a time, may become this small. */
#define SMALLEST_WHOLE 0.3

/* How wide the frame is, on a screen 1080 high. */
#define FRAME 7

const GdkRGBA kb_host_white = { 1, 1, 1, 1 };
const GdkRGBA kb_host_soft = { 0.9, 0.9, 0.9, 1 };
const GdkRGBA kb_host_dim = { 0.75, 0.75, 0.75, 1 };
const GdkRGBA kb_host_line = { 0.2, 0.2, 0.2, 1 };
const GdkRGBA kb_host_track = { 0.235, 0.235, 0.235, 1 };
const GdkRGBA kb_host_ground = { 0.078, 0.078, 0.078, 1 };
const GdkRGBA kb_host_amber = { 0.973, 0.824, 0.290, 1 };
const GdkRGBA kb_host_ink = { 0.11, 0.086, 0, 1 };

static const GdkRGBA phase_colors[] = {
  [KB_HOST_PHASE_OK] = { 1, 1, 1, 1 },
  [KB_HOST_PHASE_WARNING] = { 0.973, 0.824, 0.290, 1 },
  [KB_HOST_PHASE_DANGER] = { 1, 0.604, 0.302, 1 },
  [KB_HOST_PHASE_OVER] = { 1, 0.525, 0.455, 1 },
};

/* A type's colour, and whether its mark is a ring: a second showing or a tease. */
static const struct { GdkRGBA color; gboolean is_ring; } cue_marks[] = {
  [KB_CUE_TYPE_OPEN] = { { 0.616, 0.706, 0.8, 1 }, FALSE },
  [KB_CUE_TYPE_PREVIEW] = { { 0.616, 0.706, 0.8, 1 }, FALSE },
  [KB_CUE_TYPE_DEMO] = { { 0.471, 0.682, 0.929, 1 }, FALSE },
  [KB_CUE_TYPE_ENCORE] = { { 0.471, 0.682, 0.929, 1 }, TRUE },
  [KB_CUE_TYPE_QUICK_PASS] = { { 0.471, 0.682, 0.929, 1 }, FALSE },
  [KB_CUE_TYPE_FLASH_TEASE] = { { 1, 0.482, 0.388, 1 }, TRUE },
  [KB_CUE_TYPE_FLASH] = { { 1, 0.482, 0.388, 1 }, FALSE },
  [KB_CUE_TYPE_GIVEAWAY] = { { 0.812, 0.608, 0.878, 1 }, FALSE },
  [KB_CUE_TYPE_GAME] = { { 0.812, 0.608, 0.878, 1 }, FALSE },
  [KB_CUE_TYPE_QA] = { { 0.357, 0.784, 0.749, 1 }, FALSE },
  [KB_CUE_TYPE_TRANSITION] = { { 0.71, 0.702, 0.69, 1 }, FALSE },
  [KB_CUE_TYPE_HANDOVER] = { { 1, 0.639, 0.282, 1 }, FALSE },
  [KB_CUE_TYPE_BREAK] = { { 1, 0.639, 0.282, 1 }, FALSE },
  [KB_CUE_TYPE_PAY_REMINDER] = { { 1, 0.482, 0.388, 1 }, FALSE },
  [KB_CUE_TYPE_SERVICE] = { { 0.71, 0.702, 0.69, 1 }, FALSE },
  [KB_CUE_TYPE_NEXT_SHOW] = { { 0.616, 0.706, 0.8, 1 }, FALSE },
  [KB_CUE_TYPE_CLOSE] = { { 0.616, 0.706, 0.8, 1 }, FALSE },
  [KB_CUE_TYPE_FREE] = { { 0.71, 0.702, 0.69, 1 }, FALSE },
};

static void
set_font (PangoLayout      *layout,
          const KbHostType *type,
          double            size)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_font_description_set_weight (font, type->weight);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
}

/* Figures all have one width, so that what ticks does not dance. */
static PangoLayout *
create_layout (KbHostPaint      *self,
               const KbHostType *type,
               const char       *text)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  set_font (layout, type, type->size);

  return layout;
}

static double
get_layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);

  return width / (double) PANGO_SCALE;
}

/* Makes a line fit; returns the size it has then. */
static double
fit_line (PangoLayout      *layout,
          const KbHostType *type)
{
  const double smallest = type->size * (type->is_whole ? SMALLEST_WHOLE : SMALLEST);
  double width = get_layout_width (layout), size = type->size;

  if (type->room <= 0)
    return size;

  /* Advances are rounded, so what is made smaller by a part may still be a little too wide. */
  while (width > type->room && size > smallest)
    {
      size = MAX (size * MIN (type->room / width, 0.99), smallest);
      set_font (layout, type, size);
      width = get_layout_width (layout);
    }
  if (width > type->room && !type->is_whole)
    {
      pango_layout_set_width (layout, (int) (type->room * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return size;
}

/**
 * kb_host_paint_get_phase_color:
 *
 * Returns: (transfer none): the colour of digits and bars in a phase.
 */
const GdkRGBA *
kb_host_paint_get_phase_color (KbHostPhase phase)
{
  return &phase_colors[phase];
}

/**
 * kb_host_paint_get_air_color:
 *
 * Returns: (transfer none): the colour of the frame and of its word.
 */
const GdkRGBA *
kb_host_paint_get_air_color (KbHostAir air)
{
  static const GdkRGBA red = { 1, 0.361, 0.329, 1 }, blue = { 0.471, 0.682, 0.929, 1 };

  return air == KB_HOST_AIR_ON ? &red : air == KB_HOST_AIR_REHEARSAL ? &blue : &kb_host_amber;
}

/**
 * kb_host_paint_frame:
 * @width: of the screen, pixels
 * @height: its height
 * @unit: see kb_host_places_get_unit()
 *
 * Draws the frame around everything that shows, whatever the layout, whether what is said goes out.
 */
void
kb_host_paint_frame (GtkSnapshot *snapshot,
                     double       width,
                     double       height,
                     double       unit,
                     KbHostAir    air)
{
  const float edge = (float) MAX (FRAME * unit, 2);
  const GdkRGBA color = *kb_host_paint_get_air_color (air);
  GskRoundedRect outline;

  if (air == KB_HOST_AIR_NONE)
    return;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height), 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { edge, edge, edge, edge },
                              (GdkRGBA[4]) { color, color, color, color });
}

/**
 * kb_host_paint_text:
 * @x: where it starts, is centred or ends
 * @middle: of the line
 * @type: how it looks
 * @text: (nullable): one line
 *
 * Returns: how wide it came out.
 */
double
kb_host_paint_text (KbHostPaint      *self,
                    double            x,
                    double            middle,
                    const KbHostType *type,
                    const char       *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  double size, width, baseline;

  if (text == NULL || *text == '\0')
    return 0;

  layout = create_layout (self, type, text);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  size = fit_line (layout, type);
  width = get_layout_width (layout);
  baseline = pango_layout_get_baseline (layout) / (double) PANGO_SCALE;

  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (x - width * type->align,
                                                                middle + size * BASELINE - baseline));
  gtk_snapshot_append_layout (self->snapshot, layout, type->color);
  gtk_snapshot_restore (self->snapshot);

  return width;
}

static PangoLayout *
create_paragraph (KbHostPaint      *self,
                  const KbHostType *type,
                  const char       *text)
{
  PangoLayout *layout = create_layout (self, type, text);

  pango_layout_set_width (layout, (int) (type->room * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, type->align > 0 ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  pango_layout_set_line_spacing (layout, 0.95);

  return layout;
}

/**
 * kb_host_paint_measure:
 * @type: how it looks; its room is the width of the lines
 * @text: any number of lines
 *
 * Returns: how high a paragraph is at its full size.
 */
double
kb_host_paint_measure (KbHostPaint      *self,
                       const KbHostType *type,
                       const char       *text)
{
  g_autoptr (PangoLayout) layout = create_paragraph (self, type, text);
  int high;

  pango_layout_get_size (layout, NULL, &high);

  return high / (double) PANGO_SCALE;
}

/**
 * kb_host_paint_paragraph:
 * @x: where it starts, or is centred on
 * @top: where the room for it starts
 * @height: the height of the room
 * @type: how it looks; its room is the width of the lines
 * @text: (nullable): any number of lines
 *
 * Puts a text into the middle of a room, broken into lines, and smaller until it fits.
 *
 * Returns: how high it came out.
 */
double
kb_host_paint_paragraph (KbHostPaint      *self,
                         double            x,
                         double            top,
                         double            height,
                         const KbHostType *type,
                         const char       *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  double size = type->size;
  int high;

  if (text == NULL || *text == '\0')
    return 0;

  layout = create_paragraph (self, type, text);
  pango_layout_get_size (layout, NULL, &high);
  for (; high / (double) PANGO_SCALE > height && size > 24; size *= 0.9)
    {
      set_font (layout, type, size * 0.9);
      pango_layout_get_size (layout, NULL, &high);
    }

  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot,
                          &GRAPHENE_POINT_INIT (x - type->room * type->align,
                                                top + (height - high / (double) PANGO_SCALE) / 2));
  gtk_snapshot_append_layout (self->snapshot, layout, type->color);
  gtk_snapshot_restore (self->snapshot);

  return high / (double) PANGO_SCALE;
}

/**
 * kb_host_paint_box:
 * @radius: of its corners
 *
 * Fills a box.
 */
void
kb_host_paint_box (KbHostPaint   *self,
                   double         x,
                   double         y,
                   double         width,
                   double         height,
                   double         radius,
                   const GdkRGBA *color)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT (x, y, width, height);
  GskRoundedRect rounded;

  if (radius > 0)
    {
      gsk_rounded_rect_init_from_rect (&rounded, &rect, radius);
      gtk_snapshot_push_rounded_clip (self->snapshot, &rounded);
    }
  gtk_snapshot_append_color (self->snapshot, color, &rect);
  if (radius > 0)
    gtk_snapshot_pop (self->snapshot);
}

/**
 * kb_host_paint_bar:
 * @part: how much of it is filled, 0 to 1
 * @track: (nullable): colour of what is not
 * @fill: colour of what is
 *
 * Draws a progress bar with round ends.
 */
void
kb_host_paint_bar (KbHostPaint   *self,
                   double         x,
                   double         y,
                   double         width,
                   double         height,
                   double         part,
                   const GdkRGBA *track,
                   const GdkRGBA *fill)
{
  kb_host_paint_box (self, x, y, width, height, height / 2, track);
  if (part > 0)
    kb_host_paint_box (self, x, y, MAX (width * part, height), height, height / 2, fill);
}

/**
 * kb_host_paint_cue_mark:
 * @x: its left edge
 * @middle: of the line it stands in
 * @size: its diameter
 * @cue_type: a #KbCueType; -1 draws nothing
 *
 * Draws the dot or ring of a cue's type.
 */
void
kb_host_paint_cue_mark (KbHostPaint *self,
                        double       x,
                        double       middle,
                        double       size,
                        int          cue_type)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT (x, middle - size / 2, size, size);
  GskRoundedRect circle;
  float edge = size * 0.26;

  if (cue_type < 0 || cue_type >= (int) G_N_ELEMENTS (cue_marks))
    return;

  if (!cue_marks[cue_type].is_ring)
    {
      kb_host_paint_box (self, x, middle - size / 2, size, size, size / 2, &cue_marks[cue_type].color);
      return;
    }

  gsk_rounded_rect_init_from_rect (&circle, &rect, size / 2);
  gtk_snapshot_append_border (self->snapshot, &circle, (const float[4]) { edge, edge, edge, edge },
                              (const GdkRGBA[4]) { cue_marks[cue_type].color, cue_marks[cue_type].color,
                                                   cue_marks[cue_type].color, cue_marks[cue_type].color });
}
