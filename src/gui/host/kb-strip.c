/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-strip"

#include "config.h"

#include <hb-ot.h>
#include <math.h>
#include <string.h>

#include "kb-pace.h"
#include "kb-strip.h"

#define DIRECTION_SIZE 0.62
#define HEADING_SIZE 0.5
#define PARAGRAPH_GAP 0.12

/* From the middle of a line down to the baseline: the middle of a hanzi is 0.38 em above it, that of a capital 0.35. */
#define BASELINE 0.365

#define UNDERLINE_DROP 0.14
#define UNDERLINE_HEIGHT 0.05

/* Room around the ink for what interpolates at its edge and for the phases. */
#define PADDING 2

/**
 * KbStripText:
 *
 * A piece of a script, laid out. Belongs to the thread that owns its font map.
 */
struct _KbStripText
{
  KbScript     *script;
  guint         index;
  KbStripStyle  style;      /* the font's name is not kept */
  PangoLayout  *layout;
  GArray       *spans;      /* KbSpan */
  GArray       *lines;      /* KbStripLine */
  double        size;       /* of this piece's text */
  int           height;
  gboolean      has_colors; /* of its glyphs' own */
};

typedef struct
{
  PangoGlyphItem *item;
  KbInk           ink;
  double          x;
  double          width;
  gboolean        has_colors; /* an emoji has its own colours and no outline */
} Run;

static const KbPiece *
get_piece (KbStripText *self)
{
  return kb_script_get_piece (self->script, self->index);
}

static double
get_piece_scale (KbPieceKind kind)
{
  return kind == KB_PIECE_DIRECTION ? DIRECTION_SIZE : kind == KB_PIECE_HEADING ? HEADING_SIZE : 1;
}

/* The font tells, not the character: ⏰ and ⭐ have colours in one font and an outline in another. */
static gboolean
is_color_run (PangoLayoutRun *run)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (run->item->analysis.font));

  return hb_ot_color_has_png (face) || hb_ot_color_has_layers (face) || hb_ot_color_has_svg (face);
}

static gboolean
has_color_runs (PangoLayout *layout)
{
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    for (GSList *r = ((PangoLayoutLine *) l->data)->runs; r != NULL; r = r->next)
      if (is_color_run (r->data))
        return TRUE;

  return FALSE;
}

static void
insert_attribute (PangoAttrList  *attributes,
                  PangoAttribute *attribute,
                  const KbSpan   *span)
{
  attribute->start_index = span->start;
  attribute->end_index = span->end;
  pango_attr_list_insert (attributes, attribute);
}

/* How wide a phrase is that is not to be split; a mark behind it stays with it, no line starts with one. */
static double
get_unsplit_width (KbStripText  *self,
                   const KbSpan *span)
{
  const char *text = get_piece (self)->text;
  double width = g_utf8_strlen (text + span->start, span->end - span->start) * self->size;

  return g_unichar_ispunct (g_utf8_get_char (text + span->end)) ? width + self->size : width;
}

/* Bold where it matters, and never split over two lines where it fits on one. */
static void
apply_spans (KbStripText *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < self->spans->len; i++)
    {
      const KbSpan *span = &g_array_index (self->spans, KbSpan, i);

      insert_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span);
      if (get_unsplit_width (self, span) <= self->style.width)
        insert_attribute (attributes, pango_attr_allow_breaks_new (FALSE), span);
    }

  pango_layout_set_attributes (self->layout, attributes);
}

/* Hints fit an outline to whole pixels, and moved by a fraction it would only look bent. */
static void
disable_hints (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
}

static void
create_layout (KbStripText  *self,
               PangoFontMap *fonts,
               const char   *font)
{
  PangoContext *context = pango_font_map_create_context (fonts);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  const char *language = kb_script_get_language (self->script);

  /* Without the session's language Chinese gets Japanese glyphs. */
  if (language != NULL)
    pango_context_set_language (context, pango_language_from_string (language));
  disable_hints (context);

  pango_font_description_set_absolute_size (description, self->size * PANGO_SCALE);
  self->layout = pango_layout_new (context);
  pango_layout_set_font_description (self->layout, description);
  pango_layout_set_text (self->layout, get_piece (self)->text, -1);
  pango_layout_set_width (self->layout, (int) (self->style.width * PANGO_SCALE));
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  apply_spans (self);
  g_object_unref (context);
}

static void
measure_lines (KbStripText *self)
{
  const KbPiece *piece = get_piece (self);
  guint n_lines = pango_layout_get_line_count (self->layout);
  int height = kb_strip_style_get_line_height (&self->style, piece->kind);
  int gap = piece->is_paragraph ? (int) (self->style.size * PARAGRAPH_GAP) : 0;
  g_autofree int *starts = g_new (int, n_lines);
  g_autofree double *beats = g_new0 (double, n_lines + 1);

  for (guint i = 0; i < n_lines; i++)
    starts[i] = pango_layout_get_line_readonly (self->layout, i)->start_index;
  if (piece->beats > 0)
    kb_pace_measure (piece->text, kb_script_get_language (self->script), starts, n_lines, beats);
  beats[n_lines] = piece->beats;

  for (guint i = 0; i < n_lines; i++)
    {
      KbStripLine line = { gap + i * height, height, beats[i], beats[i + 1] };

      g_array_append_val (self->lines, line);
    }
  self->height = gap + n_lines * height;
}

static KbInk
get_ink (KbStripText *self,
         int          offset)
{
  KbPieceKind kind = get_piece (self)->kind;

  if (kind == KB_PIECE_DIRECTION)
    return KB_INK_DIRECTION;
  if (kind == KB_PIECE_HEADING)
    return KB_INK_HEADING;

  for (guint i = 0; i < self->spans->len; i++)
    {
      const KbSpan *span = &g_array_index (self->spans, KbSpan, i);

      if (offset >= span->start && offset < span->end)
        return span->kind == KB_SPAN_PRICE ? KB_INK_PRICE : KB_INK_MUST_SAY;
    }

  return KB_INK_SPOKEN;
}

/* A line that is read from the right begins there. */
static double
get_start (KbStripText     *self,
           PangoLayoutLine *line)
{
  PangoRectangle extents;

  if (pango_layout_line_get_resolved_direction (line) != PANGO_DIRECTION_RTL)
    return 0;

  pango_layout_line_get_extents (line, NULL, &extents);
  return MAX (self->style.width - extents.width / (double) PANGO_SCALE, 0);
}

static GArray *
list_runs (KbStripText *self,
           guint        index)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, index);
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  double x = get_start (self, line);

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *item = l->data;
      double width = pango_glyph_string_get_width (item->glyphs) / (double) PANGO_SCALE;
      Run run = { item, get_ink (self, item->item->offset), x, width, self->has_colors && is_color_run (item) };

      g_array_append_val (runs, run);
      x += width;
    }

  return runs;
}

static double
get_baseline (KbStripText *self,
              guint        line)
{
  return g_array_index (self->lines, KbStripLine, line).height / 2.0 + self->size * BASELINE;
}

static gboolean
is_of_ink (const Run *run,
           int        ink)
{
  return ink < 0 || run->ink == (KbInk) ink;
}

/* The box around the ink of a line's runs of one kind, or of all for -1; from the corner of the line. */
static gboolean
get_ink_box (KbStripText           *self,
             guint                  line,
             GArray                *runs,
             int                    ink,
             cairo_rectangle_int_t *box)
{
  double x1 = G_MAXDOUBLE, y1 = G_MAXDOUBLE, x2 = -G_MAXDOUBLE, y2 = -G_MAXDOUBLE;
  double baseline = get_baseline (self, line);

  for (guint i = 0; i < runs->len; i++)
    {
      Run *run = &g_array_index (runs, Run, i);
      PangoRectangle extents;

      if (!is_of_ink (run, ink))
        continue;
      pango_glyph_string_extents (run->item->glyphs, run->item->item->analysis.font, &extents, NULL);
      if (extents.width == 0)
        continue;
      x1 = MIN (x1, run->x + MIN (0, extents.x / (double) PANGO_SCALE));
      x2 = MAX (x2, run->x + MAX (run->width, (extents.x + extents.width) / (double) PANGO_SCALE));
      y1 = MIN (y1, baseline + extents.y / (double) PANGO_SCALE);
      y2 = MAX (y2, baseline + (extents.y + extents.height) / (double) PANGO_SCALE);
      if (run->ink == KB_INK_MUST_SAY)
        y2 = MAX (y2, baseline + self->size * (UNDERLINE_DROP + UNDERLINE_HEIGHT));
    }
  if (x2 <= x1)
    return FALSE;

  box->x = (int) floor (x1) - PADDING;
  box->y = (int) floor (y1) - PADDING;
  box->width = (int) ceil (x2) + PADDING - box->x;
  box->height = (int) ceil (y2) + 1 + PADDING - box->y;
  return TRUE;
}

/* Glyphs are shown at whole pixels and unturned; the picture of them goes wherever the line does. */
static void
draw_color_run (cairo_t   *cr,
                const Run *run,
                double     baseline)
{
  PangoFont *font = run->item->item->analysis.font;
  PangoRectangle box;
  cairo_surface_t *picture;
  cairo_t *glyphs;

  pango_glyph_string_extents (run->item->glyphs, font, &box, NULL);
  pango_extents_to_pixels (&box, NULL);
  picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, box.width, box.height);
  glyphs = cairo_create (picture);
  cairo_move_to (glyphs, -box.x, -box.y);
  pango_cairo_show_glyph_string (glyphs, font, run->item->glyphs);
  cairo_destroy (glyphs);

  cairo_set_source_surface (cr, picture, run->x + box.x, baseline + box.y);
  cairo_paint (cr);
  cairo_surface_destroy (picture);
}

/* Outlines are filled, glyphs not shown: cairo 1.16 puts glyphs at whole pixels. */
static void
draw_run (KbStripText *self,
          cairo_t     *cr,
          const Run   *run,
          double       baseline)
{
  cairo_move_to (cr, run->x, baseline);
  if (!run->has_colors)
    pango_cairo_glyph_string_path (cr, run->item->item->analysis.font, run->item->glyphs);
  if (run->ink == KB_INK_MUST_SAY)
    cairo_rectangle (cr, run->x, baseline + self->size * UNDERLINE_DROP, run->width,
                     self->size * UNDERLINE_HEIGHT);
  cairo_fill (cr);
}

static void
draw_runs (KbStripText *self,
           cairo_t     *cr,
           guint        line,
           GArray      *runs,
           int          ink)
{
  for (guint i = 0; i < runs->len; i++)
    {
      Run *run = &g_array_index (runs, Run, i);
      const KbInkColor color = kb_strip_style_get_color (&self->style, run->ink);

      if (!is_of_ink (run, ink))
        continue;
      cairo_set_source_rgb (cr, color.red, color.green, color.blue);
      draw_run (self, cr, run, get_baseline (self, line));
      if (run->has_colors)
        draw_color_run (cr, run, get_baseline (self, line));
    }
}

/* @ink is a kind of ink for a mask of it, or -1 for a picture of all. */
static void
add_part (KbStripText *self,
          KbStrip     *strip,
          guint        line,
          guint        phase,
          GArray      *runs,
          int          ink)
{
  int line_height = g_array_index (self->lines, KbStripLine, line).height;
  cairo_rectangle_int_t box, turned;
  KbStripPart *part = &strip->parts[strip->n_parts];
  cairo_matrix_t matrix;
  cairo_t *cr;

  if (!get_ink_box (self, line, runs, ink, &box))
    return;

  turned = kb_turn_map_rect (self->style.turn, &box, kb_strip_style_get_width (&self->style), line_height);
  *part = (KbStripPart) { MAX (ink, 0), ink < 0, NULL, turned.x, turned.y };
  part->surface = cairo_image_surface_create (ink < 0 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_A8,
                                              turned.width, turned.height);
  cr = cairo_create (part->surface);
  kb_turn_get_matrix (self->style.turn, box.width, box.height, &matrix);
  cairo_transform (cr, &matrix);
  cairo_translate (cr, -box.x, -box.y + kb_strip_get_shift (phase));
  draw_runs (self, cr, line, runs, ink);
  cairo_destroy (cr);
  cairo_surface_flush (part->surface);
  strip->n_parts++;
}

/**
 * kb_strip_text_new:
 * @fonts: the font map of the calling thread
 * @style: the look
 * @script: the text
 * @index: which piece of it
 *
 * Lays out one piece of a script.
 *
 * Returns: (transfer full): the piece; to be used and freed by this thread only.
 */
KbStripText *
kb_strip_text_new (PangoFontMap       *fonts,
                   const KbStripStyle *style,
                   KbScript           *script,
                   guint               index)
{
  KbStripText *self = g_new0 (KbStripText, 1);

  self->script = kb_script_ref (script);
  self->index = index;
  self->style = *style;
  self->style.font = NULL;
  self->size = style->size * get_piece_scale (get_piece (self)->kind);
  self->spans = kb_script_dup_spans (script, index);
  self->lines = g_array_new (FALSE, FALSE, sizeof (KbStripLine));
  create_layout (self, fonts, style->font);
  self->has_colors = has_color_runs (self->layout);
  measure_lines (self);

  return self;
}

/**
 * kb_strip_text_free:
 *
 * Frees the piece.
 */
void
kb_strip_text_free (KbStripText *self)
{
  g_clear_object (&self->layout);
  g_array_unref (self->spans);
  g_array_unref (self->lines);
  kb_script_unref (self->script);
  g_free (self);
}

/**
 * kb_strip_text_get_n_lines:
 *
 * Returns: how many lines it takes, at least one.
 */
guint
kb_strip_text_get_n_lines (KbStripText *self)
{
  return self->lines->len;
}

/**
 * kb_strip_text_get_lines:
 *
 * Returns: (transfer none): its lines, from the top.
 */
const KbStripLine *
kb_strip_text_get_lines (KbStripText *self)
{
  return (const KbStripLine *) self->lines->data;
}

/**
 * kb_strip_text_get_height:
 *
 * Returns: its whole height, pixels.
 */
int
kb_strip_text_get_height (KbStripText *self)
{
  return self->height;
}

/**
 * kb_strip_text_draw_line:
 * @line: which line
 * @phase: which of its phases; 0 for a picture
 *
 * Returns: (transfer full): the line as pixels, turned as the style says. Any thread may use and free it.
 */
KbStrip *
kb_strip_text_draw_line (KbStripText *self,
                         guint        line,
                         guint        phase)
{
  KbStrip *strip = g_new0 (KbStrip, 1);
  g_autoptr (GArray) runs = NULL;

  g_return_val_if_fail (line < self->lines->len && phase < KB_STRIP_PHASES, strip);

  runs = list_runs (self, line);
  if (self->style.as_picture || self->has_colors)
    add_part (self, strip, line, phase, runs, -1);
  else
    for (int ink = 0; ink < KB_N_INKS; ink++)
      add_part (self, strip, line, phase, runs, ink);

  return strip;
}

/**
 * kb_strip_free:
 *
 * Frees the pixels. Any thread, unless there is data that only one may free.
 */
void
kb_strip_free (KbStrip *self)
{
  if (self->free_data != NULL)
    self->free_data (self->data);
  for (guint i = 0; i < self->n_parts; i++)
    cairo_surface_destroy (self->parts[i].surface);
  g_free (self);
}

/**
 * kb_strip_get_bytes:
 *
 * Returns: how much memory the pixels take.
 */
gsize
kb_strip_get_bytes (const KbStrip *self)
{
  gsize bytes = 0;

  for (guint i = 0; i < self->n_parts; i++)
    bytes += (gsize) cairo_image_surface_get_stride (self->parts[i].surface) *
             cairo_image_surface_get_height (self->parts[i].surface);

  return bytes;
}
