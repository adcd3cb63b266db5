/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KbScrollMap KbScrollMap;

KbScrollMap *kb_scroll_map_new   (const double *beats,
                                  const double *ys,
                                  guint         n_knots,
                                  double        reach);
void         kb_scroll_map_free  (KbScrollMap  *self);

double       kb_scroll_map_get_y (KbScrollMap  *self,
                                  double        beat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbScrollMap, kb_scroll_map_free)

G_END_DECLS
