/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "kb-script.h"
#include "kb-turn.h"

G_BEGIN_DECLS

/* A strip that is drawn at whole pixels exists in this many phases, each further down by a fraction. */
#define KB_STRIP_PHASES 8

/* Cairo samples outlines on 15 rows a pixel: a shift by whole rows moves every edge by the same way. */
#define KB_STRIP_ROWS 15
#define KB_STRIP_PHASE_ROWS 2

typedef enum
{
  KB_INK_SPOKEN,
  KB_INK_PRICE,
  KB_INK_MUST_SAY,
  KB_INK_DIRECTION,
  KB_INK_HEADING,
  KB_N_INKS,
} KbInk;

typedef struct
{
  double red, green, blue;
} KbInkColor;

/**
 * KbStripStyle:
 * @font: family names, in order of preference
 * @size: size of the spoken text, pixels of the device
 * @width: room for a line, pixels of the device
 * @turn: how the output is turned
 * @as_picture: one picture a line, to be drawn at any fraction of a pixel; else masks in
 *   %KB_STRIP_PHASES phases, to be drawn at whole pixels
 * @pitch: from line to line, as a part of the size; 0 is Kaibo's own
 * @colors: 0xffRRGGBB by ink; 0 is Kaibo's own
 *
 * All that the look of a strip depends on beside its text.
 */
typedef struct
{
  const char *font;
  double      size;
  double      width;
  KbTurn      turn;
  gboolean    as_picture;
  double      pitch;
  guint32     colors[KB_N_INKS];
} KbStripStyle;

/**
 * KbStripLine:
 * @top: from the top of its piece, pixels
 * @height: its pitch, pixels
 * @first_beat: beats of its piece before it
 * @last_beat: and behind it
 */
typedef struct
{
  int    top;
  int    height;
  double first_beat;
  double last_beat;
} KbStripLine;

typedef struct
{
  KbInk            ink;
  gboolean         is_picture;   /* has its own colours; else a mask */
  cairo_surface_t *surface;
  int              x;            /* of the turned strip, from the corner of the turned line */
  int              y;
} KbStripPart;

/**
 * KbStrip:
 * @data: what its user made of it, freed with it by @free_data
 *
 * One line of text as pixels, in one phase. The pixels never change.
 */
typedef struct
{
  guint          n_parts;
  KbStripPart    parts[KB_N_INKS];
  gpointer       data;
  GDestroyNotify free_data;
} KbStrip;

typedef struct _KbStripText KbStripText;

gboolean           kb_strip_style_equal     (const KbStripStyle *style,
                                             const KbStripStyle *other);
KbInkColor         kb_strip_style_get_color (const KbStripStyle *style,
                                             KbInk               ink);
guint              kb_strip_find_phase      (double              top,
                                             int                *whole);
double             kb_strip_get_shift       (guint               phase);
int                kb_strip_style_get_line_height (const KbStripStyle *style,
                                             KbPieceKind         kind);
int                kb_strip_style_get_pitch (const KbStripStyle *style);
int                kb_strip_style_get_width (const KbStripStyle *style);
double             kb_strip_style_get_reach (const KbStripStyle *style,
                                             const char         *language);

KbStripText       *kb_strip_text_new         (PangoFontMap       *fonts,
                                              const KbStripStyle *style,
                                              KbScript           *script,
                                              guint               index);
void               kb_strip_text_free        (KbStripText        *self);
guint              kb_strip_text_get_n_lines (KbStripText        *self);
const KbStripLine *kb_strip_text_get_lines   (KbStripText        *self);
int                kb_strip_text_get_height  (KbStripText        *self);
KbStrip           *kb_strip_text_draw_line   (KbStripText        *self,
                                              guint               line,
                                              guint               phase);

void               kb_strip_free             (KbStrip            *self);
gsize              kb_strip_get_bytes        (const KbStrip      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbStripText, kb_strip_text_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbStrip, kb_strip_free)

G_END_DECLS
