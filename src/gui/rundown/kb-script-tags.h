/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kb_script_tags_create  (GtkTextBuffer      *buffer);
void kb_script_tags_colour  (GtkTextBuffer      *buffer,
                             GtkWidget          *widget);
void kb_script_tags_apply   (GtkTextBuffer      *buffer,
                             const char         *language,
                             const char *const  *must_say);

G_END_DECLS
