/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest length that can be typed: ten days. */
#define KB_DURATION_MAX_MS (G_GINT64_CONSTANT (240) * 60 * 60 * 1000)

gboolean  kb_duration_parse         (const char  *text,
                                     gint64       current_ms,
                                     gint64      *ms,
                                     GError     **error);

char     *kb_duration_format        (gint64       ms);
char     *kb_duration_format_exact  (gint64       ms);
char     *kb_duration_format_signed (gint64       ms);

G_END_DECLS
