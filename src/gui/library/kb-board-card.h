/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-session-facts.h"

G_BEGIN_DECLS

#define KB_TYPE_BOARD_CARD (kb_board_card_get_type ())

G_DECLARE_FINAL_TYPE (KbBoardCard, kb_board_card, KB, BOARD_CARD, GtkBox)

GtkWidget *kb_board_card_new         (void);
KbRecord  *kb_board_card_get_session (KbBoardCard    *self);
void       kb_board_card_bind        (KbBoardCard    *self,
                                      KbRecord       *session,
                                      KbSessionFacts *facts);
void       kb_board_card_unbind      (KbBoardCard    *self);

G_END_DECLS
