/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KbScrollMap KbScrollMap;

/**
 * KbScrollKnots:
 * @beats: (element-type double): ascending
 * @ys: (element-type double): where the text stands at each
 * @total: beats of the whole text
 * @center: of the line added last
 * @has_line: a line was added
 *
 * The places through which a map goes, while they are gathered from lines.
 */
typedef struct
{
  GArray   *beats;
  GArray   *ys;
  double    total;
  double    center;
  gboolean  has_line;
} KbScrollKnots;

#define KB_SCROLL_KNOTS_INIT { NULL }

void         kb_scroll_knots_init        (KbScrollKnots *self,
                                          double         total);
void         kb_scroll_knots_clear       (KbScrollKnots *self);
void         kb_scroll_knots_add_line    (KbScrollKnots *self,
                                          double         first_beat,
                                          double         last_beat,
                                          double         center);

KbScrollMap *kb_scroll_map_new           (const double  *beats,
                                          const double  *ys,
                                          guint          n_knots,
                                          double         reach);
KbScrollMap *kb_scroll_map_new_for_knots (KbScrollKnots *knots,
                                          double         reach);
void         kb_scroll_map_free          (KbScrollMap   *self);

double       kb_scroll_map_get_y         (KbScrollMap   *self,
                                          double         beat);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbScrollKnots, kb_scroll_knots_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbScrollMap, kb_scroll_map_free)

G_END_DECLS
