/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_MAKEUP_CARD (kb_makeup_card_get_type ())

G_DECLARE_FINAL_TYPE (KbMakeupCard, kb_makeup_card, KB, MAKEUP_CARD, AdwBin)

void     kb_makeup_card_propose        (KbMakeupCard *self,
                                        KbShow       *show);
gboolean kb_makeup_card_apply          (KbMakeupCard *self,
                                        KbShow       *show);
void     kb_makeup_card_dismiss        (KbMakeupCard *self);
gboolean kb_makeup_card_is_shown       (KbMakeupCard *self);
gint64   kb_makeup_card_estimate       (KbShow       *show);
gint64   kb_makeup_card_estimate_spare (KbShow       *show);

G_END_DECLS
