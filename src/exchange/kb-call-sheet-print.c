/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-call-sheet-print"

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "kb-call-sheet-photo.h"
#include "kb-call-sheet-print.h"
#include "kb-error.h"

/* Points: 1/72 of an inch. A4 is 595 × 842. */
#define A4_WIDTH 595.28
#define A4_HEIGHT 841.89
#define MARGIN 48
#define FOOT 24
#define COLUMN_GAP 12
#define ROW_GAP 4
#define LABEL_WIDTH 96
#define PHOTO_SIDE 56

/* The looks of a line; the fonts of the screen, so that Chinese is set in the forms of the session's language. */
#define FAMILY "Cantarell, Noto Sans, Noto Sans CJK SC, sans-serif"

typedef struct
{
  double  size;
  gboolean is_bold;
  double  grey;
  double  space_above;
} Look;

/* A piece of text on a page. */
typedef struct
{
  guint        page;
  double       x, y, width, height;
  PangoLayout *layout;      /* owned, nullable: an image instead */
  double       grey;
  double       drop;        /* how much lower the text begins, so that baselines meet */
  gboolean     is_marked;   /* it changed since the sheet was sent */
  gboolean     has_rule;    /* a line under it */
  cairo_surface_t *image;   /* owned, nullable */
} Piece;

struct _KbCallPrint
{
  PangoContext *context;   /* owned */
  GArray       *pieces;    /* owned Piece */
  double        width, height;
  guint         n_pages;
  double        y;         /* where the next line goes */
};

static void
clear_piece (gpointer data)
{
  Piece *piece = data;

  g_clear_object (&piece->layout);
  g_clear_pointer (&piece->image, cairo_surface_destroy);
}

static PangoLayout *
create_layout (KbCallPrint *self,
               const char  *text,
               double       width,
               const Look  *look)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);

  pango_font_description_set_size (font, (int) (look->size * PANGO_SCALE));
  pango_font_description_set_weight (font, look->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static double
get_baseline (PangoLayout *layout)
{
  return (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}

static void
begin_page (KbCallPrint *self)
{
  self->n_pages++;
  self->y = MARGIN;
}

/* Lays one row of columns; a row is never split between pages. */
static void
add_row (KbCallPrint        *self,
         const char *const  *texts,
         const double       *widths,
         const Look         *looks,
         guint               n_columns,
         const KbCallLine   *line,
         gboolean            has_rule)
{
  PangoLayout *layouts[KB_CALL_CELLS];
  double height = 0;
  double baseline = 0;
  double x = MARGIN;

  for (guint i = 0; i < n_columns; i++)
    {
      layouts[i] = create_layout (self, texts[i] != NULL ? texts[i] : "", widths[i], &looks[i]);
      baseline = MAX (baseline, get_baseline (layouts[i]));
    }
  /* Digits and Han are of two fonts: what stands in a row stands on one line. */
  for (guint i = 0; i < n_columns; i++)
    height = MAX (height, get_height (layouts[i]) + baseline - get_baseline (layouts[i]));
  if (self->y > MARGIN)
    self->y += looks[0].space_above;
  if (self->y + height > self->height - MARGIN - FOOT)
    begin_page (self);

  for (guint i = 0; i < n_columns; i++)
    {
      const Piece piece = { self->n_pages - 1, x, self->y, widths[i], height, layouts[i], looks[i].grey,
                            baseline - get_baseline (layouts[i]), line->is_changed, has_rule };

      g_array_append_val (self->pieces, piece);
      x += widths[i] + COLUMN_GAP;
    }
  self->y += height + ROW_GAP;
}

static void
add_heading (KbCallPrint      *self,
             const KbCallLine *line,
             const Look       *look,
             gboolean          has_rule)
{
  g_autofree char *text = line->cells[1] != NULL ? g_strdup_printf ("%s  %s", line->cells[0], line->cells[1])
                                                 : g_strdup (line->cells[0]);
  const char *texts[] = { text };
  const double widths[] = { self->width - 2 * MARGIN };

  add_row (self, texts, widths, look, 1, line, has_rule);
}

/* A heading at the foot of a page would stand alone. */
static void
keep_together (KbCallPrint *self,
               double       height)
{
  if (self->y + height > self->height - MARGIN - FOOT)
    begin_page (self);
}

/* At the right of the name; what follows stands below both. */
static void
add_person (KbCallPrint      *self,
            const KbCallLine *line,
            const Look       *look)
{
  const double top = self->y + look->space_above;
  const Piece piece = {
    .page = self->n_pages - 1,
    .x = self->width - MARGIN - PHOTO_SIDE,
    .y = top,
    .width = PHOTO_SIDE,
    .height = PHOTO_SIDE,
    .image = line->photo != NULL ? kb_call_photo_load (line->photo) : NULL,
  };

  add_heading (self, line, look, FALSE);
  if (piece.image == NULL)
    return;
  g_array_append_val (self->pieces, piece);
  self->y = MAX (self->y, top + PHOTO_SIDE + ROW_GAP);
}

static void
add_line (KbCallPrint      *self,
          const KbCallLine *line,
          gboolean          is_overview)
{
  const double room = self->width - 2 * MARGIN;
  const Look title = { 20, TRUE, 0, 0 };
  const Look person = { 17, TRUE, 0, 18 };
  const Look section = { 11, TRUE, 0.3, 14 };
  const Look body = { 10.5, FALSE, 0, 2 };
  const Look fact[] = { { 10.5, FALSE, 0.35, 2 }, { 10.5, FALSE, 0, 2 } };
  const Look row[] = { { 10, FALSE, 0.3, 2 }, { 10, TRUE, 0, 2 }, { 10, FALSE, 0, 2 }, { 10, FALSE, 0, 2 } };
  const Look cue[] = { { 10, TRUE, 0, 2 }, { 10, FALSE, 0.35, 2 }, { 10, FALSE, 0.35, 2 }, { 10, FALSE, 0, 2 } };
  const double fact_widths[] = { LABEL_WIDTH, room - LABEL_WIDTH - COLUMN_GAP };
  const double change_widths[] = { 12, room - 12 - COLUMN_GAP };
  const double row_widths[] = { room * 0.28, room * 0.20, room * 0.26, room * 0.26 - 3 * COLUMN_GAP };
  const double cue_widths[] = { 62, 36, 38, room - 62 - 36 - 38 - 3 * COLUMN_GAP };
  const char *const *cells = (const char *const *) line->cells;

  switch (line->kind)
    {
    case KB_CALL_TITLE:
      add_heading (self, line, &title, TRUE);
      break;
    case KB_CALL_PERSON:
      if (is_overview)
        begin_page (self);
      keep_together (self, PHOTO_SIDE + 60);
      add_person (self, line, &person);
      break;
    case KB_CALL_SECTION:
      keep_together (self, 60);
      add_heading (self, line, &section, TRUE);
      break;
    case KB_CALL_TEXT:
      add_heading (self, line, &body, FALSE);
      break;
    case KB_CALL_FACT:
      add_row (self, cells, fact_widths, fact, 2, line, FALSE);
      break;
    case KB_CALL_ROW:
      add_row (self, cells, row_widths, row, 4, line, FALSE);
      break;
    case KB_CALL_CUE:
      add_row (self, cells, cue_widths, cue, 4, line, FALSE);
      break;
    case KB_CALL_CHANGE:
    default:
      add_row (self, cells, change_widths, fact, 2, line, FALSE);
      break;
    }
}

static gboolean
is_overview (const KbCallSheet *sheet)
{
  gboolean has_rows = FALSE;

  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const KbCallLine *line = sheet->lines->pdata[i];

      has_rows |= line->kind == KB_CALL_ROW;
      if (line->kind == KB_CALL_PERSON)
        return has_rows;
    }

  return TRUE;
}

/**
 * kb_call_print_new:
 * @language: a Pango language tag, by which Han characters get their forms
 * @width: of a page, points
 * @height: of a page, points
 *
 * Lays a sheet out. Everybody's begins with an overview; each person's part has a page of its own.
 *
 * Returns: (transfer full): at least one page.
 */
KbCallPrint *
kb_call_print_new (const KbCallSheet *sheet,
                   const char        *language,
                   double             width,
                   double             height)
{
  KbCallPrint *self = g_new0 (KbCallPrint, 1);
  const gboolean overview = is_overview (sheet);

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_language (self->context, pango_language_from_string (language));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, clear_piece);
  self->width = width;
  self->height = height;
  begin_page (self);
  for (guint i = 0; i < sheet->lines->len; i++)
    add_line (self, sheet->lines->pdata[i], overview);

  return self;
}

void
kb_call_print_free (KbCallPrint *self)
{
  g_array_unref (self->pieces);
  g_object_unref (self->context);
  g_free (self);
}

guint
kb_call_print_get_n_pages (KbCallPrint *self)
{
  return self->n_pages;
}

static void
draw_image (cairo_t     *cr,
            const Piece *piece)
{
  const double scale = piece->width / cairo_image_surface_get_width (piece->image);

  cairo_save (cr);
  cairo_translate (cr, piece->x, piece->y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, piece->image, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
draw_piece (KbCallPrint *self,
            cairo_t     *cr,
            const Piece *piece)
{
  if (piece->image != NULL)
    {
      draw_image (cr, piece);
      return;
    }
  if (piece->is_marked)
    {
      cairo_set_source_rgb (cr, 0.99, 0.93, 0.78);
      cairo_rectangle (cr, piece->x - 3, piece->y - 1, piece->width + 6, piece->height + 2);
      cairo_fill (cr);
    }
  cairo_set_source_rgb (cr, piece->grey, piece->grey, piece->grey);
  cairo_move_to (cr, piece->x, piece->y + piece->drop);
  pango_cairo_show_layout (cr, piece->layout);
  if (piece->has_rule)
    {
      cairo_set_source_rgb (cr, 0.75, 0.75, 0.75);
      cairo_set_line_width (cr, 0.5);
      cairo_move_to (cr, piece->x, piece->y + piece->height + 2);
      cairo_line_to (cr, piece->x + piece->width, piece->y + piece->height + 2);
      cairo_stroke (cr);
    }
}

static void
draw_foot (KbCallPrint *self,
           cairo_t     *cr,
           guint        page)
{
  const Look look = { 8.5, FALSE, 0.45, 0 };
  /* Translators: at the foot of a printed page: which, of how many */
  g_autofree char *text = g_strdup_printf (_("Page %u of %u"), page + 1, self->n_pages);
  g_autoptr (PangoLayout) layout = create_layout (self, text, self->width - 2 * MARGIN, &look);

  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  cairo_set_source_rgb (cr, look.grey, look.grey, look.grey);
  cairo_move_to (cr, MARGIN, self->height - MARGIN);
  pango_cairo_show_layout (cr, layout);
}

/**
 * kb_call_print_draw:
 * @cr: a page, in points
 * @page: from 0
 */
void
kb_call_print_draw (KbCallPrint *self,
                    cairo_t     *cr,
                    guint        page)
{
  for (guint i = 0; i < self->pieces->len; i++)
    if (g_array_index (self->pieces, Piece, i).page == page)
      draw_piece (self, cr, &g_array_index (self->pieces, Piece, i));
  draw_foot (self, cr, page);
}

static cairo_status_t
append_bytes (void                *data,
              const unsigned char *bytes,
              unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * kb_call_print_write_pdf:
 * @title: what the document is called
 * @language: see kb_call_print_new()
 *
 * Returns: (transfer full) (nullable): the sheet as a PDF on A4.
 */
GBytes *
kb_call_print_write_pdf (const KbCallSheet  *sheet,
                         const char         *title,
                         const char         *language,
                         GError            **error)
{
  g_autoptr (KbCallPrint) print = kb_call_print_new (sheet, language, A4_WIDTH, A4_HEIGHT);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, A4_WIDTH, A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  for (guint i = 0; i < print->n_pages; i++)
    {
      kb_call_print_draw (print, cr, i);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  g_set_error (error, KB_ERROR, KB_ERROR_REFUSED, _("The PDF could not be made: %s"), cairo_status_to_string (status));
  return NULL;
}
