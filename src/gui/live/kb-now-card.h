/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_NOW_CARD (kb_now_card_get_type ())

G_DECLARE_FINAL_TYPE (KbNowCard, kb_now_card, KB, NOW_CARD, AdwBin)

void kb_now_card_set_show (KbNowCard       *self,
                           KbShow          *show);
void kb_now_card_update   (KbNowCard       *self,
                           const KbRunLive *live);
void kb_now_card_tick     (KbNowCard       *self,
                           const KbRunLive *live);

G_END_DECLS
