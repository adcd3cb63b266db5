/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-strip-style"

#include "config.h"

#include <math.h>
#include <string.h>

#include "kb-pace.h"
#include "kb-strip.h"

/* What the look of strips comes to: heights, widths, colours and phases. */

/* Height of a line, and sizes of what is not said, as parts of the text's size. */
#define PITCH 1.4
#define DIRECTION_PITCH 1.0
#define HEADING_PITCH 1.1
/* Over how many full lines the way of the text is averaged. */
#define AVERAGED_LINES 3.0

static const KbInkColor own_colors[KB_N_INKS] = {
  [KB_INK_SPOKEN] = { 1.0, 1.0, 1.0 },
  [KB_INK_PRICE] = { 1.0, 0.847, 0.302 },
  [KB_INK_MUST_SAY] = { 0.525, 0.941, 0.690 },
  [KB_INK_DIRECTION] = { 0.561, 0.780, 0.839 },
  [KB_INK_HEADING] = { 0.549, 0.549, 0.549 },
};

/**
 * kb_strip_style_get_line_height:
 *
 * Returns: the height of a line of that kind of piece, pixels.
 */
int
kb_strip_style_get_line_height (const KbStripStyle *style,
                                KbPieceKind         kind)
{
  double pitch = kind == KB_PIECE_DIRECTION ? DIRECTION_PITCH : kind == KB_PIECE_HEADING ? HEADING_PITCH : PITCH;

  /* Wider lines set the smaller kinds further apart likewise. */
  if (style->pitch > 0)
    pitch *= style->pitch / PITCH;

  return (int) floor (style->size * pitch + 0.5);
}

/**
 * kb_strip_style_equal:
 *
 * Returns: %TRUE when text looks the same in both.
 */
gboolean
kb_strip_style_equal (const KbStripStyle *style,
                      const KbStripStyle *other)
{
  return g_strcmp0 (style->font, other->font) == 0 && style->size == other->size &&
         style->width == other->width && style->as_picture == other->as_picture &&
         style->pitch == other->pitch && memcmp (style->colors, other->colors, sizeof style->colors) == 0 &&
         kb_turn_equal (style->turn, other->turn);
}

/**
 * kb_strip_style_get_color:
 *
 * Returns: the colour of an ink.
 */
KbInkColor
kb_strip_style_get_color (const KbStripStyle *style,
                          KbInk               ink)
{
  const guint32 color = style->colors[ink];

  if (color == 0)
    return own_colors[ink];

  return (KbInkColor) { (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0 };
}

/**
 * kb_strip_find_phase:
 * @top: where a line is to be, pixels
 * @whole: (out): the whole pixel to draw it at
 *
 * Returns: the phase that comes nearest, at most 1/15 pixel off.
 */
guint
kb_strip_find_phase (double  top,
                     int    *whole)
{
  double rows;
  guint phase;

  *whole = (int) floor (top);
  rows = (top - *whole) * KB_STRIP_ROWS;
  phase = (guint) (rows / KB_STRIP_PHASE_ROWS + 0.5);
  if (phase < KB_STRIP_PHASES && rows < KB_STRIP_ROWS - 0.5)
    return phase;

  (*whole)++;
  return 0;
}

/**
 * kb_strip_get_shift:
 *
 * Returns: how far down a phase is, pixels.
 */
double
kb_strip_get_shift (guint phase)
{
  return phase * KB_STRIP_PHASE_ROWS / (double) KB_STRIP_ROWS;
}

/**
 * kb_strip_style_get_pitch:
 *
 * Returns: the height of a line of spoken text, pixels.
 */
int
kb_strip_style_get_pitch (const KbStripStyle *style)
{
  return kb_strip_style_get_line_height (style, KB_PIECE_SPOKEN);
}

/**
 * kb_strip_style_get_width:
 *
 * Returns: the width of a line in whole pixels, which a turn needs.
 */
int
kb_strip_style_get_width (const KbStripStyle *style)
{
  return (int) ceil (style->width);
}

/**
 * kb_strip_style_get_reach:
 * @language: (nullable): the session's language tag
 *
 * Returns: how many beats the average of #KbScrollMap reaches to either side. A hanzi is one em wide,
 *   an English word with its space a little under three.
 */
double
kb_strip_style_get_reach (const KbStripStyle *style,
                          const char         *language)
{
  double beats = style->width / MAX (style->size, 1);

  return MAX (AVERAGED_LINES / 2 * beats / (kb_pace_is_syllabic (language) ? 1 : 2.8), 4);
}
