/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-session-filter.h"

G_BEGIN_DECLS

#define KB_TYPE_SESSION_BOARD (kb_session_board_get_type ())

G_DECLARE_FINAL_TYPE (KbSessionBoard, kb_session_board, KB, SESSION_BOARD, AdwBin)

GtkWidget *kb_session_board_new    (KbRecordSet     *library,
                                    KbSessionFilter *filter,
                                    GMenuModel      *menu);
void       kb_session_board_select (KbSessionBoard  *self,
                                    gint64           session_id);
void       kb_session_board_focus  (KbSessionBoard  *self);

G_END_DECLS
