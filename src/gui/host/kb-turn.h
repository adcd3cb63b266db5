/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * KbTurn:
 *
 * How the picture is turned on its output: a whole-number matrix of mirrors and quarter turns, applied
 * to a picture that is then moved back so that its corner is at 0, 0.
 */
typedef struct
{
  int xx, xy;
  int yx, yy;
} KbTurn;

#define KB_TURN_NONE ((KbTurn) { 1, 0, 0, 1 })

KbTurn                kb_turn_new        (gboolean                     mirror_x,
                                          gboolean                     mirror_y,
                                          guint                        quarters);
gboolean              kb_turn_equal      (KbTurn                       a,
                                          KbTurn                       b);
gboolean              kb_turn_is_upright (KbTurn                       turn);
void                  kb_turn_map_size   (KbTurn                       turn,
                                          int                         *width,
                                          int                         *height);
cairo_rectangle_int_t kb_turn_map_rect   (KbTurn                       turn,
                                          const cairo_rectangle_int_t *rect,
                                          int                          width,
                                          int                          height);
void                  kb_turn_get_matrix (KbTurn                       turn,
                                          double                       width,
                                          double                       height,
                                          cairo_matrix_t              *matrix);

G_END_DECLS
