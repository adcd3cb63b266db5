/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkRGBA kb_paint_find_colour (GtkWidget             *widget,
                              const char            *stem,
                              const char            *part);
GdkRGBA kb_paint_text_colour (GtkWidget             *widget,
                              float                  alpha);
void    kb_paint_rounded     (GtkSnapshot           *snapshot,
                              const GdkRGBA         *colour,
                              const graphene_rect_t *rect,
                              float                  radius);
void    kb_paint_outline     (GtkSnapshot           *snapshot,
                              const GdkRGBA         *colour,
                              const graphene_rect_t *rect,
                              float                  thickness,
                              float                  radius);

G_END_DECLS
