/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far apart the rows of an ordered list stand when they are numbered afresh: 32 moves into the
 * same gap fit before it has to be. */
#define KB_POSITION_STEP (G_GINT64_CONSTANT (1) << 32)

gboolean kb_position_between (gint64  before,
                              gint64  after,
                              gint64 *position);

G_END_DECLS
