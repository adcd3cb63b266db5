/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_MESSAGE_PANEL (kb_message_panel_get_type ())

G_DECLARE_FINAL_TYPE (KbMessagePanel, kb_message_panel, KB, MESSAGE_PANEL, AdwBin)

void kb_message_panel_set_show (KbMessagePanel  *self,
                                KbShow          *show);
void kb_message_panel_update   (KbMessagePanel  *self);
void kb_message_panel_tick     (KbMessagePanel  *self,
                                const KbRunLive *live);

G_END_DECLS
