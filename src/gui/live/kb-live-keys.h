/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean kb_live_keys_activate (GtkWidget *desk,
                                guint      keyval);

G_END_DECLS
