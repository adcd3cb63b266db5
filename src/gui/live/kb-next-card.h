/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_NEXT_CARD (kb_next_card_get_type ())

G_DECLARE_FINAL_TYPE (KbNextCard, kb_next_card, KB, NEXT_CARD, AdwBin)

void kb_next_card_update (KbNextCard      *self,
                          KbShow          *show,
                          GTimeZone       *zone,
                          const KbRunLive *live);

G_END_DECLS
