/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* English says 1.89 and 189 alike: "one eighty-nine". */
#define KB_AMOUNT_MAX_READINGS 2

guint    kb_amount_read       (const char   *text,
                               gssize        length,
                               gint64       *hundredths);
gboolean kb_amount_scan_count (const char   *text,
                               const char  **after,
                               gint64       *count);

G_END_DECLS
