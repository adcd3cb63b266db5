/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *kb_level_chip_new (int        severity);
void       kb_level_chip_set (GtkWidget *chip,
                              int        severity);

G_END_DECLS
