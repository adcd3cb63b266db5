/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_GO_BUTTON (kb_go_button_get_type ())

G_DECLARE_FINAL_TYPE (KbGoButton, kb_go_button, KB, GO_BUTTON, GtkButton)

void kb_go_button_update (KbGoButton      *self,
                          KbShow          *show,
                          const KbRunLive *live);
void kb_go_button_flash  (KbGoButton      *self);

G_END_DECLS
