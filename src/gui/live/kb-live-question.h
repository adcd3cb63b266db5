/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kb_live_question_distance (GtkWidget  *page,
                                GCallback   answered);
void kb_live_question_end      (GtkWidget  *page,
                                gboolean    is_live,
                                GCallback   answered);
void kb_live_question_resume   (GtkWidget  *page,
                                const char *title,
                                GCallback   answered);

G_END_DECLS
