/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kb_show_hours_check (gint64      at_us,
                              gint64      start_us,
                              gint64      end_us,
                              GTimeZone  *zone,
                              GError    **error);

G_END_DECLS
