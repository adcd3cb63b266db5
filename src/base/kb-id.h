/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64   kb_id_new   (void);
gboolean kb_id_parse (const char *text,
                      gint64     *id);

G_END_DECLS
