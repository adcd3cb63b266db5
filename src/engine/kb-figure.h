/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint kb_figure_scan (const char  *text,
                      const char  *end,
                      gboolean     syllables,
                      const char **after);

G_END_DECLS
