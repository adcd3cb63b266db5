/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kb_spoken_count (gint64      count,
                       const char *language);
char *kb_spoken_money (gint64      minor,
                       const char *currency,
                       const char *language,
                       const char *unit);

G_END_DECLS
