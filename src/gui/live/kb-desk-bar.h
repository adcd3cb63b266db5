/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_DESK_BAR (kb_desk_bar_get_type ())

G_DECLARE_FINAL_TYPE (KbDeskBar, kb_desk_bar, KB, DESK_BAR, GtkBox)

void kb_desk_bar_update (KbDeskBar       *self,
                         KbShow          *show,
                         const KbRunLive *live);
void kb_desk_bar_tick   (KbDeskBar       *self,
                         KbShow          *show,
                         const KbRunLive *live);
void kb_desk_bar_flash  (KbDeskBar       *self);

G_END_DECLS
