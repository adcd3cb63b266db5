/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kb_entry_error_show (GtkWidget  *entry,
                          GtkLabel   *label,
                          const char *message);

G_END_DECLS
