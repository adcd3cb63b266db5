/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-screen.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_SCREEN_CARD (kb_screen_card_get_type ())

G_DECLARE_FINAL_TYPE (KbScreenCard, kb_screen_card, KB, SCREEN_CARD, AdwPreferencesGroup)

GtkWidget *kb_screen_card_new       (KbScreen      screen,
                                     KbRecordSet  *library);
void       kb_screen_card_set_state (KbScreenCard *self,
                                     const char   *state,
                                     gboolean      is_well);

G_END_DECLS
