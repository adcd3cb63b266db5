/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kb_lineup_heads_align   (GtkColumnView *view);
void kb_lineup_columns_share (GPtrArray     *columns,
                              int            width);

G_END_DECLS
