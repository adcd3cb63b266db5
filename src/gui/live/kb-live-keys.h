/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean kb_live_keys_is_text   (guint            keyval,
                                 GdkModifierType  modifiers);
gboolean kb_live_keys_moves     (guint            keyval);
gboolean kb_live_keys_is_typing (GtkWidget       *desk);
gboolean kb_live_keys_has_focus (GtkWidget       *widget);

G_END_DECLS
