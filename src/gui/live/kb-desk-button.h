/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_DESK_BUTTON (kb_desk_button_get_type ())

G_DECLARE_FINAL_TYPE (KbDeskButton, kb_desk_button, KB, DESK_BUTTON, GtkButton)

void kb_desk_button_set_text (KbDeskButton *self,
                              const char   *text);
void kb_desk_button_set_note (KbDeskButton *self,
                              const char   *note);

G_END_DECLS
