/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-turn"

#include "config.h"

#include "kb-turn.h"

/**
 * kb_turn_new:
 * @mirror_x: left and right change places, as a beam splitter needs it
 * @mirror_y: top and bottom change places
 * @quarters: quarter turns clockwise, applied after the mirrors
 *
 * Returns: the turn.
 */
KbTurn
kb_turn_new (gboolean mirror_x,
             gboolean mirror_y,
             guint    quarters)
{
  KbTurn turn = { mirror_x ? -1 : 1, 0, 0, mirror_y ? -1 : 1 };

  for (quarters %= 4; quarters > 0; quarters--)
    turn = (KbTurn) { -turn.yx, -turn.yy, turn.xx, turn.xy };

  return turn;
}

/**
 * kb_turn_equal:
 *
 * Returns: %TRUE when both do the same.
 */
gboolean
kb_turn_equal (KbTurn a,
               KbTurn b)
{
  return a.xx == b.xx && a.xy == b.xy && a.yx == b.yx && a.yy == b.yy;
}

/**
 * kb_turn_is_upright:
 *
 * Returns: %TRUE when lines stay level, so width and height keep their places.
 */
gboolean
kb_turn_is_upright (KbTurn turn)
{
  return turn.xx != 0;
}

/**
 * kb_turn_map_size:
 * @width: (inout): the width before, then after the turn
 * @height: (inout): the height
 *
 * What a picture's size becomes; the same call leads back.
 */
void
kb_turn_map_size (KbTurn  turn,
                  int    *width,
                  int    *height)
{
  int other = *width;

  if (kb_turn_is_upright (turn))
    return;

  *width = *height;
  *height = other;
}

/**
 * kb_turn_get_matrix:
 * @width: width of the picture before it is turned
 * @height: its height
 * @matrix: (out): from the picture to what is seen
 *
 * Fills in the matrix of a picture of that size.
 */
void
kb_turn_get_matrix (KbTurn          turn,
                    double          width,
                    double          height,
                    cairo_matrix_t *matrix)
{
  double x0 = -(MIN (0, turn.xx * width) + MIN (0, turn.xy * height));
  double y0 = -(MIN (0, turn.yx * width) + MIN (0, turn.yy * height));

  cairo_matrix_init (matrix, turn.xx, turn.yx, turn.xy, turn.yy, x0, y0);
}

/**
 * kb_turn_map_rect:
 * @rect: a part of the picture
 * @width: width of the picture before it is turned
 * @height: its height
 *
 * Returns: where the part is seen.
 */
cairo_rectangle_int_t
kb_turn_map_rect (KbTurn                       turn,
                  const cairo_rectangle_int_t *rect,
                  int                          width,
                  int                          height)
{
  int w = rect->width, h = rect->height;
  int x = turn.xx * rect->x + turn.xy * rect->y + MIN (0, turn.xx * w) + MIN (0, turn.xy * h);
  int y = turn.yx * rect->x + turn.yy * rect->y + MIN (0, turn.yx * w) + MIN (0, turn.yy * h);

  x -= MIN (0, turn.xx * width) + MIN (0, turn.xy * height);
  y -= MIN (0, turn.yx * width) + MIN (0, turn.yy * height);
  kb_turn_map_size (turn, &w, &h);

  return (cairo_rectangle_int_t) { x, y, w, h };
}
