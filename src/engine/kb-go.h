/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The guard time where the settings say nothing, and the longest that they may say. */
#define KB_GO_GUARD_DEFAULT_MS 400
#define KB_GO_GUARD_MAX_MS 10000

gboolean kb_go_is_guarded (gint64   last_us,
                           gint64   now_us,
                           gint64   guard_ms,
                           gboolean is_repeat);

G_END_DECLS
