/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 kb_wall_read  (gint64     at_us,
                      GTimeZone *zone);
gint64 kb_wall_shift (gint64     at_us,
                      GTimeZone *zone,
                      gint64     shift_us,
                      GTimeZone *new_zone);

G_END_DECLS
