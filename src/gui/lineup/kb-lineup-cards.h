/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-cards.h"

G_BEGIN_DECLS

extern const KbCardKind kb_lineup_spec_cards;
extern const KbCardKind kb_lineup_price_cards;
extern const KbCardKind kb_coupon_cards;
extern const KbCardKind kb_giveaway_cards;

G_END_DECLS
